"""The page for an unknown address."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, PlannedPage, Site


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page. Shown at whatever depth, so its links begin at the root of the tree."""
    yield site.own(own, "missing.html", listed=False, rooted=True)
