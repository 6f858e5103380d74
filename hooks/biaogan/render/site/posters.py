"""Posters and other sheets to download: the list, a page for each sheet, and one for each scam that sheets are about."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.editions import PublicView
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.purposes import by_purpose

MANY = 8  # pieces of a sheet from which it has a list of names above the pictures


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list, one page for each public sheet, and one for each scam with all that is printed about it."""
    scams = tuple(scam for scam in site.public.of("scam") if any(_is_about(piece, scam.id) for piece in site.pieces))
    yield site.own(own, "posters.html", purposes=by_purpose(site.pieces), scams=scams)
    for scam in scams:
        printed = tuple(piece for piece in site.pieces if _is_about(piece, scam.id))
        yield site.page(
            f"posters/{scam.id}/",
            "posters-scam.html",
            f"{scam.title}：海报和宣传单",
            crumbs=own.trail,
            says=f"讲“{scam.title}”的海报、宣传单和手机图。",
            scam=scam,
            purposes=by_purpose(printed),
        )
    for sheet in site.public.of("sheet"):
        printed = tuple(piece for piece in site.pieces if piece.sheet.id == sheet.id)
        yield site.page(
            address(sheet.id),
            "posters-sheet.html",
            sheet.title,
            record=sheet,
            crumbs=own.trail,
            says=sheet.summary,
            linked={"dateModified": str(sheet.effective)},
            pieces=printed,
            named=len(printed) > MANY,
        )


def _is_about(piece: PublicPiece, record: str) -> bool:
    """True where the piece is about this record and no other."""
    return [subject.id for subject in piece.subjects] == [record]


def pieces_about(record: PublicView, pieces: tuple[PublicPiece, ...]) -> tuple[PublicPiece, ...]:
    """The sheets about this record and no other, one of each layout first."""
    own = [p for p in pieces if [subject.id for subject in p.subjects] == [record.id]]
    first = {p.sheet.layout: p for p in reversed(own)}
    return tuple(sorted(own, key=lambda p: (first[p.sheet.layout] is not p, p.key)))
