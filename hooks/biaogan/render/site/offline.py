"""The handbook in one file: everything that helps, without a network and without a second file."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.excerpt import excerpt
from biaogan.render.site.frame import Draft, Site

BOOK = "反诈手册.html"  # people keep and send it under this name
HELP = "help/index.html"


def pages(site: Site, made: tuple[Draft, ...]) -> Iterator[Draft]:
    """One page. made: the pages it takes the first help from; scams, topics and words come from their records."""
    scams, topics = site.public.of("scam"), site.public.of("topic")
    held = {record.id for record in (*scams, *topics)}
    places = {draft.path: draft.record for draft in made if draft.record in held}
    first_aid = next((draft for draft in made if draft.path == HELP), None)
    yield site.page(
        BOOK,
        "offline.html",
        "反诈手册",
        scams=scams,
        topics=topics,
        terms=site.public.terms,
        contacts=tuple(contact for contact in site.public.contacts if contact.number),
        first_aid=excerpt(first_aid.text, HELP, "help", places) if first_aid else "",
    )
