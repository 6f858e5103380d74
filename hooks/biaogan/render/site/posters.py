"""Posters and other sheets to download: all of them by sheet, and a page for each sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biaogan.render.sheets import Piece
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address

LIST = ("posters/index.html", "海报下载")


def pages(site: Site) -> Iterator[Draft]:
    """The list and one page for each public sheet."""
    yield site.page(LIST[0], "posters.html", "海报下载", pieces=site.pieces, sheet=None)
    for sheet in site.public.of("sheet"):
        own = tuple(p for p in site.pieces if p.sheet.id == sheet.id)
        yield site.page(
            address(sheet.id) + "index.html", "posters.html", sheet.title, record=sheet, crumbs=(LIST,), pieces=own
        )


def about(record: Any, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The sheets about this record and no other, one of each layout first."""
    own = [p for p in pieces if [subject.id for subject in p.subjects] == [record.id]]
    first = {p.sheet.layout: p for p in reversed(own)}
    return tuple(sorted(own, key=lambda p: (first[p.sheet.layout] is not p, p.key)))
