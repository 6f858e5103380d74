"""Alerts: what is going round now, a page for each, and what is over marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from biaogan.editions import PublicBook, PublicView
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address, named

LIST = ("alerts/index.html", "近来的提醒")
HOME_ALERTS = 2  # on the start page, the newest first
SHOWN_AFTER = timedelta(days=365)  # how long the list names what is over; its page stays


def pages(site: Site) -> Iterator[Draft]:
    """The list and one page for each alert, over or not. What is over is in no site map and in no search."""
    current = present_alerts(site.public, site.today)
    past = past_alerts(site.public, site.today)
    yield site.page(
        LIST[0],
        "alerts.html",
        LIST[1],
        alerts=tuple((alert, icon_of(site.public, alert)) for alert in current),
        past=past,
        feed=site.base + "feed.xml",
        about={"description": "这个时节容易遇到的骗局，提前知道，就不慌。"},
    )
    for alert in site.public.of("alert"):
        over = alert.expires < site.today
        scams = named(site.public, alert.scams)
        yield site.page(
            address(alert.id) + "index.html",
            "alert.html",
            alert.title,
            listed=not over,
            kept=True,
            record=alert,
            crumbs=(LIST,),
            about=_about(alert),
            over=over,
            icon=icon_of(site.public, alert),
            scams=scams,
            others=tuple(other for other in current if other.id != alert.id),
        )


def present_alerts(public: PublicBook, today: date) -> tuple[PublicView, ...]:
    """Those in force, the newest first."""
    return _newest_first(a for a in public.of("alert") if a.effective <= today <= a.expires)


def past_alerts(public: PublicBook, today: date) -> tuple[PublicView, ...]:
    """Those that ended within the last year, the newest first."""
    return _newest_first(a for a in public.of("alert") if a.expires < today <= a.expires + SHOWN_AFTER)


def icon_of(public: PublicBook, alert: PublicView) -> str:
    """The icon of its first public scam; a bell where none is public any more."""
    scams = named(public, alert.scams)
    return str(scams[0].icon) if scams else "bell-ring"


def _newest_first(alerts: Iterator[PublicView]) -> tuple[PublicView, ...]:
    return tuple(sorted(sorted(alerts, key=lambda a: str(a.id)), key=lambda a: a.effective, reverse=True))


def _about(alert: PublicView) -> dict[str, str]:
    days = {"datePublished": alert.effective, "dateModified": alert.effective, "expires": alert.expires}
    return {"description": f"{alert.headline}。{alert.summary}", **{name: str(day) for name, day in days.items()}}
