"""The page for an unknown address."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, Site


def pages(site: Site) -> Iterator[Draft]:
    """One page. Shown at whatever depth, so its links begin at the root of the host."""
    yield site.page("404.html", "missing.html", "没有这一页", listed=False, rooted=True)
