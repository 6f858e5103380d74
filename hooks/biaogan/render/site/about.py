"""The colophon: who makes this site, how, what it keeps of its visitors (nothing), and where the branches are."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, Site

BRANCHES_SHOWN = 40  # more of them would make the page too heavy for a slow line


def pages(site: Site) -> Iterator[Draft]:
    """One page."""
    branches = site.public.branches if len(site.public.branches) <= BRANCHES_SHOWN else ()
    yield site.page("about/index.html", "about.html", "关于这个网站", branches=branches, terms=site.public.terms)
