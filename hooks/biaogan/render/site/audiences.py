"""Audiences: a page for each group of people, in words for them. How staff should talk to them is not on it."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION
from biaogan.render.site.posters import pieces_about
from biaogan.render.site.with_pages import has_page, named

TOPICS = 6  # cards before the reader is sent to all topics
OTHERS = 6  # tiles before the reader is sent to all audiences
POSTERS = 3  # one for each of the first scams


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each audience that has a name for the public."""
    audiences = shown(site.public)
    yield site.own(
        own,
        "audiences.html",
        linked=COLLECTION,
        audiences=tuple((a, named(site.public, a.scams)) for a in audiences),
    )
    for at, audience in enumerate(audiences):
        topics = topics_for(site.public, audience)
        yield site.page(
            address(audience.id),
            "audience.html",
            f"{audience.label}，当心这几种骗局",
            record=audience,
            crumbs=own.trail,
            says="".join(audience.you),
            linked={"audience": {"@type": "Audience", "audienceType": audience.label}},
            scams=named(site.public, audience.scams),
            topics=topics[:TOPICS],
            left=len(topics) - TOPICS,
            campaigns=campaigns_for(site.public, audience),
            pieces=tuple(_posters(site, audience)),
            others=tuple(a for a in (*audiences[at + 1 :], *audiences[:at])[:OTHERS]),
        )


def shown(public: PublicBook) -> tuple[PublicView, ...]:
    """Audiences with a page: those that have a name for the public. "Who waits in the hall" is no group to belong to."""
    return tuple(a for a in public.of("audience") if has_page(a))


def topics_for(public: PublicBook, audience: PublicView) -> tuple[PublicView, ...]:
    """Topics that name the audience; those that name few others come first, they are the most its own."""
    found = (t for t in public.of("topic") if has_page(t) and audience.id in t.audiences)
    return tuple(sorted(found, key=lambda t: (len(t.audiences), t.id)))


def campaigns_for(public: PublicBook, audience: PublicView) -> tuple[PublicView, ...]:
    """Campaigns that name the audience or that it names, by their first day."""
    found = (c for c in public.of("campaign") if c.id in audience.related or audience.id in c.related)
    return tuple(sorted(found, key=lambda c: (c.starts, c.id)))


def _posters(site: Site, audience: PublicView) -> Iterator[PublicPiece]:
    """The first sheet about each of the first scams."""
    for scam in named(site.public, audience.scams)[:POSTERS]:
        yield from pieces_about(scam, site.pieces)[:1]
