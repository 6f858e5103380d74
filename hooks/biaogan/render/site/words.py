"""The glossary for the public."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, Site


def pages(site: Site) -> Iterator[Draft]:
    """One page."""
    yield site.page("words/index.html", "words.html", "这些词是什么意思", terms=site.public.terms)
