"""The glossary for the public, by the first letter of each word's pinyin."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from pypinyin import lazy_pinyin

from biaogan.editions import PublicView
from biaogan.render.site.frame import Draft, Site

OTHER = "#"  # what begins with a figure or a sign
SPOKEN = {OTHER: "数字开头"}


def pages(site: Site) -> Iterator[Draft]:
    """One page."""
    yield site.page(
        "words/index.html",
        "words.html",
        "这些词是什么意思",
        letters=by_letter(site.public.terms),
        spoken=SPOKEN,
        about={"description": "防骗常用的词，一个一个讲明白。"},
    )


def by_letter(terms: Iterable[PublicView]) -> dict[str, tuple[PublicView, ...]]:
    """Initial (`A` … `Z`, then `#`) -> its terms, in the order of their pinyin."""
    groups: dict[str, list[PublicView]] = {}
    for term in sorted(terms, key=lambda term: (_sound(term.term), term.id)):
        groups.setdefault(initial(term.term), []).append(term)
    return {letter: tuple(groups[letter]) for letter in sorted(groups, key=lambda letter: (letter == OTHER, letter))}


def initial(word: str) -> str:
    """`账户` -> `Z`, `QQ群` -> `Q`, `24小时` and `Ⅱ类户` -> `#`."""
    first = _sound(word)[:1].upper()
    return first if unicodedata.category(word[0])[0] == "L" and "A" <= first <= "Z" else OTHER


def _sound(word: str) -> str:
    return " ".join(lazy_pinyin(unicodedata.normalize("NFKC", word))).lower()
