"""Scams: the list by which a scam is recognised, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biaogan.render.sheets import Piece
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address, named

POSTERS_FIRST = 3  # of a scam; other layouts and sizes unfold
LIST = ("scams/index.html", "认骗局")


def pages(site: Site) -> Iterator[Draft]:
    """The list and one page for each scam."""
    scams = site.public.of("scam")
    yield site.page(LIST[0], "scams.html", "我遇到的是骗局吗？", scams=scams)
    for scam in scams:
        yield site.page(
            address(scam.id) + "index.html",
            "scam.html",
            scam.title,
            record=scam,
            crumbs=(LIST,),
            about={"description": f"{scam.rule}。{scam.summary}", "dateModified": str(scam.effective)},
            pieces=about(scam, site.pieces),
            posters_first=POSTERS_FIRST,
            related=tuple(r for r in named(site.public, scam.related) if r.id != scam.id),
        )


def about(record: Any, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The sheets about this record and no other, one of each layout first."""
    own = [p for p in pieces if [subject.id for subject in p.subjects] == [record.id]]
    first = {p.sheet.layout: p for p in reversed(own)}
    return tuple(sorted(own, key=lambda p: (first[p.sheet.layout] is not p, p.key)))
