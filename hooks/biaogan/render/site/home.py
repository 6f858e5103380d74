"""The start page: stop, hang up, call; then the two ways on; then what else there is."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.alerts import HOME_ALERTS, present_alerts
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.frame import Draft, Site

SCAMS_FIRST = 9  # cards on the start page; all of them are one tap away


def pages(site: Site) -> Iterator[Draft]:
    """One page."""
    scams = site.public.of("scam")
    yield site.page(
        "index.html",
        "index.html",
        "接到可疑电话，先停、再挂、再打",
        scams=scams,
        first_scams=SCAMS_FIRST,
        pieces=site.pieces,
        alerts=present_alerts(site.public, site.today)[:HOME_ALERTS],
        campaign=present_campaign(site.public, site.today),
        about={"@type": "WebPage", "description": site.public.bank.tagline},
    )
