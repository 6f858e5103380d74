"""Alerts: what is going round now, a page for each, and what is over marked as such."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from biaogan.days import chinese_day
from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import address
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.with_pages import named

HOME_ALERTS = 2  # on the start page, the newest first
SHOWN_AFTER = timedelta(days=365)  # how long the list names what is over; its page stays


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each alert, over or not. What is over is in no site map and in no search."""
    current = present_alerts(site.public, site.today)
    past = past_alerts(site.public, site.today)
    yield site.own(
        own,
        "alerts.html",
        alerts=tuple((alert, alert_icon(site.public, alert)) for alert in current),
        past=past,
        feed=site.base + "feed.xml",
    )
    for alert in site.public.of("alert"):
        over = alert.expires < site.today
        scams = named(site.public, alert.scams)
        yield site.page(
            address(alert.id),
            "alert.html",
            alert.title,
            listed=not over,
            kept=True,
            record=alert,
            crumbs=own.trail,
            tab=f"已过期：{alert.title}" if over else alert.headline,
            says=alert.summary + (f"这条提醒到{chinese_day(alert.expires)}为止，已经过期。" if over else ""),
            linked=_days(alert),
            over=over,
            icon=alert_icon(site.public, alert),
            scams=scams,
            others=tuple(other for other in current if other.id != alert.id),
        )


def present_alerts(public: PublicBook, today: date) -> tuple[PublicView, ...]:
    """Those in force, the newest first."""
    return _newest_first(a for a in public.of("alert") if a.effective <= today <= a.expires)


def past_alerts(public: PublicBook, today: date) -> tuple[PublicView, ...]:
    """Those that ended within the last year, the newest first."""
    return _newest_first(a for a in public.of("alert") if a.expires < today <= a.expires + SHOWN_AFTER)


def alert_icon(public: PublicBook, alert: PublicView) -> str:
    """The icon of its first public scam; a bell where none is public any more."""
    scams = named(public, alert.scams)
    return str(scams[0].icon) if scams else "bell-ring"


def _newest_first(alerts: Iterator[PublicView]) -> tuple[PublicView, ...]:
    return tuple(sorted(sorted(alerts, key=lambda a: str(a.id)), key=lambda a: a.effective, reverse=True))


def _days(alert: PublicView) -> dict[str, str]:
    days = {"datePublished": alert.effective, "dateModified": alert.effective, "expires": alert.expires}
    return {name: str(day) for name, day in days.items()}
