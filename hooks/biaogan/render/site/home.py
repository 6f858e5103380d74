"""The start page: stop, hang up, call; then the two ways on; then what else there is."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.alerts import HOME_ALERTS, present_alerts
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.frame import Draft, Site

SCAMS_FIRST = 6  # cards on the start page; all of them are one tap away
# The rooms of the site: address, icon, name, and what one finds there.
ROOMS = (
    ("audiences/", "account-group", "骗子专找哪些人", "老人、学生、店主、家长"),
    ("ways/", "phone-alert", "骗子从哪里找来", "电话、短信、微信、上门"),
    ("topics/", "lightbulb-on", "用钱的常识", "转账、账户、现金、征信"),
    ("bring/", "clipboard-list", "办业务带什么", "看一眼，少跑一趟"),
    ("quiz/", "trophy-variant", "答题", "我是反诈达人"),
    ("posters/", "storefront", "海报下载", "拿去贴，发给家人"),
    ("search/", "magnify", "找一找", "打几个字，找到那一页"),
    ("about/#branches", "map-marker", "网点在哪里", "地址、电话、几点开门"),
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
