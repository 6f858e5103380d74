"""The glossary for the public, by the first letter of each word's pinyin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from biaogan.editions import PublicView
from biaogan.finding.pinyin import NO_LETTER, initial, sorting_key
from biaogan.render.site.frame import Draft, PlannedPage, Site

SPOKEN = {NO_LETTER: "数字开头"}


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page."""
    yield site.own(own, "words.html", letters=by_letter(site.public.terms), spoken=SPOKEN)


def by_letter(terms: Iterable[PublicView]) -> dict[str, tuple[PublicView, ...]]:
    """Initial (`A` … `Z`, then `#`) -> its terms, in the order of their pinyin."""
    groups: dict[str, list[PublicView]] = {}
    for term in sorted(terms, key=lambda term: (sorting_key(term.term), term.id)):
        groups.setdefault(initial(term.term), []).append(term)
    return {
        letter: tuple(groups[letter]) for letter in sorted(groups, key=lambda letter: (letter == NO_LETTER, letter))
    }
