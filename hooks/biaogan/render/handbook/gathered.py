"""What a page of the handbook that gathers from many records is: a row of `plan.py`, and what its maker is handed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from biaogan.model.registers import Branch
from biaogan.render.handbook.page import SECTIONS, HandbookPage, make_page
from biaogan.render.handbook.records import section_order
from biaogan.render.handbook.view import View
from biaogan.render.reprint.standing import Standing
from biaogan.render.sheets.pieces import Piece

LAST = 900  # behind every record of the section
Imprinted = Callable[[Piece], tuple[Branch, ...]]


@dataclass(frozen=True, eq=False)
class Handbook:
    """What makers are handed. imprinted: the branches that have files of their own of a piece; standing: paper out there."""

    view: View
    pieces: tuple[Piece, ...]
    imprinted: Imprinted
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class GatherPage:
    """A row of the plan.

    path: below the tree; title: its own, in the navigation too; names: what else the search knows it by; makes: what its
    template is handed; section: heading of the navigation, empty for a page of its own; place: sorts the pages of a
    section, LAST stands behind its records; wide: nothing stands at its sides.
    """

    path: str
    title: str
    names: tuple[str, ...]
    template: str
    makes: Callable[[Handbook], Mapping[str, Any]]  # Any: its template knows what each of them is
    section: str = ""
    place: int = 0
    wide: bool = False


def gather_pages(rows: tuple[GatherPage, ...], book: Handbook) -> Iterator[HandbookPage]:
    """The page of every row."""
    for row in rows:
        yield make_page(
            book.view,
            row.path,
            (row.template,),
            row.title,
            section=row.section,
            order=row.place + (section_order(row.section) if row.section in SECTIONS else 0),
            wide=row.wide,
            **row.makes(book),
        )
