"""The start page: stop, hang up, call; then the two ways on; then what else there is."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.alerts import HOME_ALERTS, present_alerts
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.frame import Draft, Site

SCAMS_FIRST = 9  # cards on the start page; all of them are one tap away
# The rooms of the site: address, icon, name, and what one finds there.
ROOMS = (
    ("posters/", "storefront", "海报下载", "拿去贴，发给家人"),
    ("words/", "book-open-variant", "词语解释", "听不懂的词，一个一个讲"),
    ("about/", "map-marker", "网点在哪里", "地址、电话、几点开门"),
)


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
        rooms=ROOMS,
        campaign=present_campaign(site.public, site.today),
        about={"@type": "WebPage", "description": site.public.bank.tagline},
    )
