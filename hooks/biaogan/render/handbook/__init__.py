"""The staff handbook: every page as finished HTML, without Markdown. Pure: `today` is an argument, nothing is written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from biaogan.index import Index
from biaogan.model import CONTENT_TYPES
from biaogan.model.book import Book
from biaogan.model.role import Role
from biaogan.model.scam import Scam
from biaogan.problems import BiaoganError
from biaogan.render.addresses import check_paths
from biaogan.render.handbook.field_pages import field_pages
from biaogan.render.handbook.gathered import Handbook, Imprinted, gather_pages
from biaogan.render.handbook.page import SECTIONS, HandbookPage, make_page
from biaogan.render.handbook.plan import GATHERED
from biaogan.render.handbook.print_room import branch_pages
from biaogan.render.handbook.records import kind_pages, record_pages, tombstones
from biaogan.render.handbook.reprint import paper_pages
from biaogan.render.handbook.special import current_processes, today_pages
from biaogan.render.handbook.styles import style_files
from biaogan.render.handbook.view import kind_page, make_view
from biaogan.render.reprint.standing import Standing
from biaogan.render.sheets.pieces import Piece

__all__ = ["SECTIONS", "HandbookPage", "handbook_pages", "home_page", "style_files"]

HOME_SITUATIONS, FIRST_OF_A_PROCESS = 13, 3  # the incident processes stand first in the book
HOME_ROLES, HOME_SCAMS = 6, 9  # what fits beside them; the rest is one click away


def handbook_pages(
    book: Book,
    index: Index,
    pieces: tuple[Piece, ...],
    flows: Mapping[str, str],
    today: date,
    imprinted: Imprinted,
    standing: Standing,
) -> tuple[HandbookPage, ...]:
    """All pages but the start page, in the order of the navigation.

    flows: process id -> SVG text from our compiler; imprinted: the branches that have files of their own of a piece;
    standing: the paper that is out there. Raises BiaoganError where two pages claim one address.
    """
    view = make_view(book, index, today)
    whole = Handbook(view, pieces, imprinted, standing)
    made = (
        *gather_pages(GATHERED, whole),
        *today_pages(view),
        *branch_pages(whole),
        *kind_pages(view),
        *record_pages(view, pieces, flows),
        *paper_pages(view, standing),
        *tombstones(view),
        *field_pages(view),
    )
    clashes = tuple(check_paths((page.path, f"“{page.title}”") for page in made))
    if clashes:
        raise BiaoganError(clashes)
    return tuple(sorted(made, key=lambda page: (page.order, page.path)))


def home_page(book: Book, index: Index, pieces: tuple[Piece, ...], today: date) -> HandbookPage:
    """The start page (path empty): 现在怎么办, my role, the sections as cards, what is due."""
    view = make_view(book, index, today)
    asks = [(p, n, s) for p in current_processes(view) for n, s in enumerate(p.situations, 1)]
    sections = [
        (name, icon, [(kind, kind_page(kind), book.of(kind)) for kind in CONTENT_TYPES if name == kind.SECTION])
        for name, icon in SECTIONS.items()
    ]
    return make_page(
        view,
        "",
        ("home.html.j2",),
        "首页",
        wide=True,
        bank=book.bank,
        asks=sorted(asks, key=lambda a: a[1] > FIRST_OF_A_PROCESS)[:HOME_SITUATIONS],
        ask_count=len(asks),
        roles=tuple(r for r in book.of(Role) if index.in_force(r)),
        role_count=HOME_ROLES,
        scam_count=HOME_SCAMS,
        role_page=kind_page(Role),
        scam_page=kind_page(Scam),
        scams=tuple(s for s in book.of(Scam) if index.in_force(s)),
        sections=[found for found in sections if found[2]],
        pieces=pieces,
        due=sorted((r for r in book.records if view.state(r) in ("due", "soon")), key=lambda r: r.review_by),
    )
