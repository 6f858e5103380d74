"""Slogans: a wall of them, and a page for each with what it means and where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION
from biaogan.render.site.with_pages import named

SCAMS = 6  # cards before the reader is sent to the list of all
POSTERS = 3  # small pictures


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The wall and one page for each public slogan."""
    slogans = site.public.of("slogan")
    yield site.own(own, "slogans.html", linked=COLLECTION, slogans=slogans)
    for slogan in slogans:
        scams = scams_with(site.public, slogan)
        yield site.page(
            address(slogan.id),
            "slogan.html",
            slogan.title,
            record=slogan,
            crumbs=own.trail,
            tab=slogan.wording,
            says=f"{slogan.wording}。{slogan.meaning}",
            scams=scams[:SCAMS],
            left=len(scams) - SCAMS,
            campaigns=tuple(sorted(_campaigns(site.public, slogan), key=lambda c: (c.starts, c.id))),
            pieces=tuple(carrying(slogan, site.pieces))[:POSTERS],
            others=_next(slogans, slogan),
        )


def scams_with(public: PublicBook, slogan: PublicView) -> tuple[PublicView, ...]:
    """Scams that carry the slogan on their posters, and those that its record names."""
    named_ones = {r.id for r in named(public, slogan.related)}
    wordings = (slogan.wording, *slogan.other_wordings)
    return tuple(s for s in public.of("scam") if s.slogan in wordings or s.id in named_ones)


def carrying(slogan: PublicView, pieces: tuple[PublicPiece, ...]) -> Iterator[PublicPiece]:
    """Sheets on which the slogan is printed to the letter, one of each sheet."""
    seen = set()
    for piece in pieces:
        if piece.sheet.id not in seen and slogan.wording in piece.texts.values():
            seen.add(piece.sheet.id)
            yield piece


def _campaigns(public: PublicBook, slogan: PublicView) -> Iterator[PublicView]:
    for campaign in public.of("campaign"):
        said = campaign.title in (slogan.wording, slogan.title)
        if said or campaign.id in slogan.related or slogan.id in campaign.related:
            yield campaign


def _next(slogans: tuple[PublicView, ...], slogan: PublicView) -> tuple[PublicView, ...]:
    """The slogans that follow on the wall, from its beginning after its end."""
    place = slogans.index(slogan)
    return (*slogans[place + 1 :], *slogans[:place])[:SCAMS]
