"""印刷室: every sheet with its picture and files."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from biaogan.layouts.sizes import trim_of
from biaogan.model.registers import Branch
from biaogan.render.handbook.page import HandbookPage, make_page
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
    return Offer(
        piece,
        file_name(piece.key, BANK, "preview"),
        file_name(piece.key, BANK, "office"),
        file_name(piece.key, BANK, "press"),
        tuple((b, file_name(piece.key, b.id, "press")) for b in branches),
        PREVIEW_WIDTH,
        round(PREVIEW_WIDTH * height / width),
    )
