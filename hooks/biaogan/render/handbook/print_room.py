"""印刷室: every sheet with its picture and files, found by size, use, audience and campaign; and a page a branch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import Any, get_args

from biaogan.layouts import BY_NAME
from biaogan.layouts.picture import thumb_px
from biaogan.layouts.sizes import trim_of
from biaogan.model.campaign import Campaign
from biaogan.model.registers import Branch
from biaogan.model.sheet import Purpose
from biaogan.render.handbook.gathered import Handbook
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.view import View
from biaogan.render.sheets.files import BANK, file_of
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.sides import office_files, picture_of, turned_over
from biaogan.render.sheets.workbooks import workbook_for

BRANCH_MARK = "*"  # stands for the branch in the address of an imprinted file, to be filled in by the picker


@dataclass(frozen=True, slots=True)
class Offer:
    """One piece as the print room offers it; paths below the tree. thumb_px: width and height of the thumbnail.

    own: path of a branch's press file with `*` for the branch, empty where no branch has one; more: files for printing on
    both sides, with names; flip: the edge over which the office file is printed on both sides, if it has two; table: path
    of the workbook that adds up what is filled in, for checklists and score sheets; mm: width and height of
    the finished piece; audiences: titles; quantity: suggested copies a branch; since: day of the released revision.
    """

    piece: Piece
    preview: str
    thumb: str
    thumb_px: tuple[int, int]
    office: str
    press: str
    own: str
    more: tuple[tuple[str, str], ...]
    flip: str
    table: str | None
    mm: tuple[float, float]
    layout: str
    campaigns: tuple[str, ...]
    audiences: tuple[str, ...]
    quantity: int | None
    since: date | None


Group = tuple[Any, tuple[Offer, ...]]  # a sheet's record and its pieces


@dataclass(frozen=True, slots=True)
class OffersOfPurpose:
    """The sheets of one purpose: those with a single piece side by side, those with many under a heading of their own."""

    name: str
    single: tuple[Group, ...]
    many: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the list: its key in the page, its name, and the values there are."""

    key: str
    name: str
    values: tuple[str, ...]


def print_room(book: Handbook) -> dict[str, object]:
    """Every sheet there is."""
    offers = _offers(book)
    return {
        "shelves": _shelves(book.view, offers),
        "facets": _facets(offers),
        "branches": _branches(book),
        "total": len(offers),
    }


def branch_pages(book: Handbook) -> Iterator[HandbookPage]:
    """For each branch with files of its own a page that lists them."""
    offers = _offers(book)
    for branch in _branches(book):
        yield make_page(
            book.view,
            f"print/branches/{branch.id}/",
            ("print-branch.html.j2",),
            f"{branch.name}的印刷版",
            in_nav=False,
            order=3,
            branch=branch,
            files=[(o, o.own.replace(BRANCH_MARK, branch.id)) for o in offers if branch in book.imprinted(o.piece)],
        )


@lru_cache(maxsize=1)
def _offers(book: Handbook) -> list[Offer]:
    return [_offer(book.view, piece, book.imprinted(piece)) for piece in sorted(book.pieces, key=attrgetter("key"))]


def _branches(book: Handbook) -> list[Branch]:
    return sorted({branch for piece in book.pieces for branch in book.imprinted(piece)}, key=attrgetter("id"))


def _shelves(view: View, offers: list[Offer]) -> tuple[OffersOfPurpose, ...]:
    """The offers by purpose, in the order of the model."""
    groups = [(view.index.records[s], tuple(m)) for s, m in groupby(offers, key=lambda offer: offer.piece.sheet.id)]
    found = []
    for name in get_args(Purpose):
        own = [(sheet, members) for sheet, members in groups if members[0].piece.sheet.purpose == name]
        single = tuple(pair for pair in own if len(pair[1]) == 1)
        many = tuple(pair for pair in own if len(pair[1]) > 1)
        if own:
            found.append(OffersOfPurpose(name, single, many))
    return tuple(found)


def _offer(view: View, piece: Piece, branches: Iterable[Branch]) -> Offer:
    ids = ([piece.sheet.campaign] if piece.sheet.campaign else []) + _used_by(view, piece.sheet.id)
    released = view.book.ledger.latest(piece.key)
    return Offer(
        piece=piece,
        preview=file_of(piece, BANK, "preview"),
        thumb=file_of(piece, BANK, "thumb"),
        thumb_px=thumb_px(*picture_of(piece)),
        office=file_of(piece, BANK, "office"),
        press=file_of(piece, BANK, "press"),
        own=file_of(piece, BRANCH_MARK, "press") if tuple(branches) else "",
        more=office_files(piece),
        flip=turned_over(piece),
        table=workbook_for(piece),
        mm=trim_of(piece.sheet),
        layout=BY_NAME[piece.sheet.layout].label,
        campaigns=tuple(view.index.records[i].title for i in dict.fromkeys(ids) if i in view.index.records),
        audiences=tuple(view.index.records[i].title for i in piece.sheet.audiences if i in view.index.records),
        quantity=piece.sheet.quantity,
        since=released.since if released and not piece.draft else None,
    )


def _used_by(view: View, sheet: str) -> list[str]:
    """The campaigns that order the sheet."""
    campaigns = view.book.of(Campaign)
    return [c.id for c in campaigns if any(material.sheet == sheet for material in c.materials)]


def _facets(offers: list[Offer]) -> tuple[Facet, ...]:
    """The filters: each with the values that some piece has, as people read them."""
    found: Mapping[str, tuple[str, Callable[[Offer], Iterable[Any]]]] = {
        "size": ("尺寸", lambda o: (o.piece.sheet.size,)),
        "purpose": ("用途", lambda o: (o.piece.sheet.purpose,)),
        "campaign": ("活动", lambda o: o.campaigns),
        "audience": ("给谁看", lambda o: o.audiences),
        "edition": ("范围", lambda o: ("公开" if o.piece.EDITION == "public" else "仅员工",)),
        "printing": ("在哪里印", lambda o: (o.piece.sheet.printing,)),
    }
    return tuple(
        Facet(key, name, tuple(sorted({value for offer in offers for value in values(offer)})))
        for key, (name, values) in found.items()
    )
