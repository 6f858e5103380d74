"""The colophon: who makes this site, how, what it keeps of its visitors (nothing), and where the branches are."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, PlannedPage, Site

BRANCHES_SHOWN = 40  # more of them would make the page too heavy for a slow line


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page."""
    branches = site.public.branches if len(site.public.branches) <= BRANCHES_SHOWN else ()
    yield site.own(own, "about.html", branches=branches, terms=site.public.terms)
