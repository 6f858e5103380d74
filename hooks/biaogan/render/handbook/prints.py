"""印刷室 and the pages that the QR codes of staff sheets lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.layouts.sizes import scale_of, trim_of
from biaogan.model.registers import Branch
from biaogan.render.addresses import revision_address
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.records import SECTION_STEP
from biaogan.render.handbook.special import TITLES
from biaogan.render.handbook.view import View
from biaogan.render.sheets import BANK, Piece, file_name

PREVIEW_WIDTH = 480  # CSS pixels; the height follows from the sheet's size


@dataclass(frozen=True, slots=True)
class Offer:
    """The files of one piece as the print room offers them; paths below the tree."""

    piece: Piece
    preview: str
    office: str
    press: str
    branches: tuple[tuple[Branch, str], ...]
    width: int
    height: int


def print_page(view: View, pieces: tuple[Piece, ...]) -> HandbookPage:
    """Every piece with its picture and files, by sheet."""
    branches = view.book.register(Branch)
    groups: dict[str, list[Offer]] = defaultdict(list)
    for piece in sorted(pieces, key=lambda p: p.key):
        groups[piece.sheet.id].append(_offer(piece, branches))
    sheets = [(view.index.records[sheet], tuple(offers)) for sheet, offers in groups.items()]
    return make_page(view, "print/", ("print.html.j2",), TITLES["print/"], order=2, sheets=sheets, branches=branches)


def _offer(piece: Piece, branches: tuple[Branch, ...]) -> Offer:
    width, height = trim_of(piece.sheet)
    scale = scale_of(piece.sheet)
    return Offer(
        piece,
        file_name(piece.key, BANK, "preview", scale),
        file_name(piece.key, BANK, "office", scale),
        file_name(piece.key, BANK, "press", scale),
        tuple((b, file_name(piece.key, b.id, "press", scale)) for b in branches),
        PREVIEW_WIDTH,
        round(PREVIEW_WIDTH * height / width),
    )


def status_pages(view: View, pieces: tuple[Piece, ...]) -> Iterator[HandbookPage]:
    """For every revision of every staff sheet: is the paper in your hand still good?"""
    current = {p.key: p for p in pieces if not p.public}
    public = {p.key for p in pieces if p.public} | {p.id for p in view.book.ledger.ids if p.public}
    known = {(r.sheet, r.revision) for r in view.book.ledger.revisions if _is_staff(r.sheet, public)}
    known |= {(p.key, p.revision) for p in current.values()}
    for key, revision in sorted(known):
        piece = current.get(key)
        latest = view.book.ledger.latest(key)
        yield make_page(
            view,
            revision_address(key, revision),
            ("status.html.j2",),
            f"{piece.title if piece else key} 第 {revision} 版",
            in_nav=False,
            order=SECTION_STEP * 80,
            key=key,
            revision=revision,
            state=_state(piece, revision, latest.revision if latest else 0),
            piece=piece,
            current=latest.revision if latest else 0,
            current_path=revision_address(key, latest.revision) if latest else "",
        )


def _is_staff(key: str, public: set[str]) -> bool:
    return key not in public and "-".join(key.split("-")[:2]) not in public


def _state(piece: Piece | None, revision: int, latest: int) -> str:
    """`withdrawn`, `draft` (never released), `current`, or `replaced`."""
    if piece is None:
        return "withdrawn"
    if revision > latest:
        return "draft"
    if revision < latest:
        return "replaced"
    return "current" if revision == piece.revision else "changing"
