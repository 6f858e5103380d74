"""A page for every record, one for every kind, and one for every id that is gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from biaogan.ids import is_record, prefix_of
from biaogan.layouts.key_points import KEY_POINTS
from biaogan.ledger.read import FATES, Published
from biaogan.model import CONTENT_TYPES, Record
from biaogan.render.addresses import PREFIXES, address
from biaogan.render.handbook.fields import shown_fields
from biaogan.render.handbook.page import SECTIONS, HandbookPage, make_page
from biaogan.render.handbook.view import View, kind_page
from biaogan.render.sheets.files import BANK, file_of
from biaogan.render.sheets.pieces import Piece

SECTION_STEP = 10_000
KIND_STEP = 1_000


def kind_order(kind: type[Record]) -> int:
    """Where a kind's pages begin in the navigation."""
    within = [k for k in CONTENT_TYPES if k.SECTION == kind.SECTION]
    return section_order(kind.SECTION) + within.index(kind) * KIND_STEP


def section_order(section: str) -> int:
    """Where a section begins; sections that are not in the list come last."""
    place = list(SECTIONS).index(section) if section in SECTIONS else len(SECTIONS)
    return (place + 1) * SECTION_STEP


def record_pages(view: View, pieces: tuple[Piece, ...], flows: Mapping[str, str]) -> Iterator[HandbookPage]:
    """Every record's page, by `<kind>.html.j2`, or by the plain record template where the kind has none."""
    printed = _pieces_of(pieces)
    for kind in CONTENT_TYPES:
        for position, record in enumerate(view.book.of(kind), 1):
            path = address(record.id)
            here = view.at(path)
            mark = view.book.mark(record.id)
            yield make_page(
                view,
                path,
                (f"{kind.KIND}.html.j2", "record.html.j2"),
                record.title,
                section=kind.SECTION,
                edit=f"{mark.path}#L{mark.line}",
                order=kind_order(kind) + position,
                record=record,
                pieces=tuple(printed.get(record.id, ())),
                key_points=_key_points(printed.get(record.id, []), record),
                flow=flows.get(record.id, ""),
                rest=lambda handled, here=here, record=record: shown_fields(here, record, handled),
                kind_page=kind_page(kind),
            )


def _key_points(pieces: list[Piece], record: Record) -> str:
    """Path of the sheet with the points of this page, empty where none is printed."""
    found = (p for p in pieces if p.sheet.layout == KEY_POINTS.name and p.subjects[0] is record)
    return next((file_of(piece, BANK, "office") for piece in found), "")


def _pieces_of(pieces: tuple[Piece, ...]) -> dict[str, list[Piece]]:
    """Record id -> the pieces that print it, and sheet id -> its pieces."""
    found: dict[str, list[Piece]] = defaultdict(list)
    for piece in pieces:
        for some_id in (piece.sheet.id, *(subject.id for subject in piece.subjects)):
            found[some_id].append(piece)
    return found


def kind_pages(view: View) -> Iterator[HandbookPage]:
    """The list of every kind."""
    for kind in CONTENT_TYPES:
        yield make_page(
            view,
            kind_page(kind),
            ("kind.html.j2",),
            f"{kind.NAME}一览",
            section=kind.SECTION,
            order=kind_order(kind),
            kind=kind,
            records=view.book.of(kind),
        )


def tombstones(view: View) -> Iterator[HandbookPage]:
    """A page at the old address of every record that the ledger knows and the book no longer has."""
    published = view.book.ledger.published()
    for move in view.book.ledger.moved().values():
        path = _old_address(published.get(move.id), move.id)
        if move.id not in view.index.records and path:
            yield make_page(
                view,
                path,
                ("tombstone.html.j2",),
                published[move.id].title if move.id in published else move.id,
                in_nav=False,
                order=SECTION_STEP * 90,
                move=move,
                fate=FATES.get(move.fate, move.fate),
            )


def _old_address(entry: Published | None, some_id: str) -> str:
    """Where the id's page stood; empty for parts, which live on their record's page."""
    if not is_record(some_id):
        return ""
    if entry is not None and entry.staff:
        return entry.staff
    return address(some_id) if prefix_of(some_id) in PREFIXES else ""
