"""All pages of the site in groups, by the page above them: what the search page shows to everybody."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from biaogan.editions import PublicBook
from biaogan.render.site.frame import Draft

SINGLE = "先看这些"


@dataclass(frozen=True, slots=True)
class PageGroup:
    """Pages that belong together. key: for an anchor; title: what they are called as a group."""

    key: str
    title: str
    pages: tuple[Draft, ...]


def page_groups(public: PublicBook, made: Iterable[Draft]) -> tuple[PageGroup, ...]:
    """Listed pages in the order they were made: first those that stand alone or lead to others, then group by group."""
    listed = [draft for draft in made if draft.listed]
    below: dict[str, list[Draft]] = {}
    for draft in listed:
        above = _above(draft)
        if draft.address != above:
            below.setdefault(above, []).append(draft)
    held = {draft.path for members in below.values() for draft in members}
    first = PageGroup("pages", SINGLE, tuple(draft for draft in listed if draft.path not in held))
    kinds = {record.id: record.kind_name for record in public.records}
    return (
        first,
        *(PageGroup(_key(above), _title(members, kinds), tuple(members)) for above, members in below.items()),
    )


def _above(draft: Draft) -> str:
    """The address of the page that leads here: its first crumb, else the folder at the top of the tree."""
    if draft.crumbs:
        return draft.crumbs[0][0]
    folder, slash, _ = draft.address.partition("/")
    return folder + slash


def _key(above: str) -> str:
    return "all-" + above.strip("/").replace("/", "-")


def _title(members: list[Draft], kinds: dict[str, str]) -> str:
    first = members[0]
    return first.crumbs[0][1] if first.crumbs else kinds.get(first.record, first.title)
