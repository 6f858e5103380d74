"""Pages for addresses that were once public and have no page behind them now: nothing printed leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.ledger.read import FATES
from biaogan.render.addresses import page_address
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.with_pages import named


def pages(site: Site) -> Iterator[Draft]:
    """One page for each such address: what became of it, and where to go instead."""
    there = {page.address for page in site.made}
    moved = {move.id: move for move in site.public.moves}
    known = [(e.public.partition("#")[0], e.id, e.title) for e in site.public.published]
    for written, some_id, title in (*known, *((page.public, "", page.title) for page in site.public.pages)):
        place = page_address(written)
        if place in there:
            continue
        there.add(place)
        move = moved.get(some_id)
        yield site.page(
            place,
            "gone.html",
            title,
            listed=False,
            id=some_id,
            fate=FATES[move.fate] if move else "",
            targets=named(site.public, move.to) if move else (),
        )
