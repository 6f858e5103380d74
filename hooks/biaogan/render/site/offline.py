"""The handbook in one file: everything that helps, without a network and without a second file."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.excerpt import excerpt
from biaogan.render.site.frame import Draft, PlannedPage, Site

BOOK = "反诈手册.html"  # people keep and send it under this name
HELP = "help/"  # what of the site it takes over


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page. The first help comes from the page that was made, scams, topics and words from their records."""
    scams, topics = site.public.of("scam"), site.public.of("topic")
    held = {record.id for record in (*scams, *topics)}
    places = {draft.path: draft.record for draft in site.made if draft.record in held}
    first_aid = next((draft for draft in site.made if draft.address == HELP), None)
    yield site.own(
        own,
        "offline.html",
        scams=scams,
        topics=topics,
        terms=site.public.terms,
        contacts=tuple(contact for contact in site.public.contacts if contact.number),
        first_aid=excerpt(first_aid.text, first_aid.path, "help", places) if first_aid else "",
    )
