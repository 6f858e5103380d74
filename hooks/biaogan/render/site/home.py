"""The start page: stop, hang up, call; then the two ways on; then what else there is."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.alerts import HOME_ALERTS, present_alerts
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.frame import Draft, PlannedPage, Site

SCAMS_FIRST = 6  # cards on the start page; all of them are one tap away


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """One page."""
    scams = site.public.of("scam")
    yield site.own(
        own,
        "index.html",
        scams=scams,
        first_scams=SCAMS_FIRST,
        pieces=site.pieces,
        alerts=present_alerts(site.public, site.today)[:HOME_ALERTS],
        tiles=site.plan.tiles,
        campaign=present_campaign(site.public, site.today),
    )
