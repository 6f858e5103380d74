"""Campaigns: what runs, what comes and what is over, and a page for each with its dates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.audiences import campaigns_for
from biaogan.render.site.audiences import shown as audiences_shown
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION, web_address
from biaogan.render.site.with_pages import named
from biaogan.values import Json

POSTERS = 6  # small pictures, one for each sheet
FORWARDED = (
    "微信",
    "朋友圈",
    "微博",
    "短信",
)  # channels whose texts a reader can pass on; the others hang or sound somewhere
BRANCH = re.compile("网点|大厅|自助")  # in `where`: the branches
PLACES = 12  # branches of which a campaign's linked data gives the address; more would make the page heavy


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each campaign, over or not."""
    campaigns = site.public.of("campaign")
    yield site.own(
        own,
        "campaigns.html",
        linked=COLLECTION,
        stages=tuple(stages(campaigns, site.today)),
        icons={c.id: campaign_icon(site.public, c) for c in campaigns},
    )
    for campaign in campaigns:
        yield site.page(
            address(campaign.id),
            "campaign.html",
            campaign.title,
            record=campaign,
            crumbs=own.trail,
            says=campaign.summary,
            linked={"mainEntity": event(site, campaign)},
            icon=campaign_icon(site.public, campaign),
            scams=named(site.public, campaign.scams),
            pieces=tuple(material(campaign, site.pieces))[:POSTERS],
            forwarded=by_channel(t for t in campaign.texts if t.channel in FORWARDED),
            shown=by_channel(t for t in campaign.texts if t.channel not in FORWARDED),
            audiences=tuple(a for a in audiences_shown(site.public) if campaign in campaigns_for(site.public, a)),
        )


def present_campaign(public: PublicBook, today: date) -> PublicView | None:
    """The campaign that runs today, else the next one to come, else None."""
    open_ones = [c for c in public.of("campaign") if c.ends >= today]
    return min(open_ones, key=lambda c: (c.starts, c.id), default=None)


def stages(campaigns: tuple[PublicView, ...], today: date) -> Iterator[tuple[str, str, tuple[PublicView, ...]]]:
    """Key, heading and campaigns of what runs, what comes (soonest first) and what is over (latest first)."""
    ordered = sorted(campaigns, key=lambda c: (c.starts, c.id))
    found = (
        ("now", "正在进行", [c for c in ordered if c.starts <= today <= c.ends]),
        ("next", "还没开始", [c for c in ordered if today < c.starts]),
        ("over", "已经结束", [c for c in reversed(ordered) if c.ends < today]),
    )
    for key, title, members in found:
        if members:
            yield key, title, tuple(members)


def campaign_icon(public: PublicBook, campaign: PublicView) -> str:
    """The picture of a campaign is that of its first scam."""
    return next((scam.icon for scam in named(public, campaign.scams)), "shield-check")


def material(campaign: PublicView, pieces: tuple[PublicPiece, ...]) -> Iterator[PublicPiece]:
    """One piece of each of the campaign's sheets: of the scam that the campaign puts first, where the sheet has it."""
    rank = {scam: place for place, scam in enumerate(campaign.scams)}
    for sheet in dict.fromkeys(material.sheet for material in campaign.materials):
        own = [p for p in pieces if p.sheet.id == sheet]
        if own:
            yield min(own, key=lambda p: min((rank.get(s.id, len(rank)) for s in p.subjects), default=len(rank)))


def event(site: Site, campaign: PublicView) -> dict[str, Json]:
    """schema.org's Event, with the place that its record names."""
    bank, mode = site.public.bank.name, "OnlineEventAttendanceMode" if campaign.online else "OfflineEventAttendanceMode"
    return {
        "@type": "Event",
        "name": campaign.title,
        "description": campaign.summary,
        "startDate": str(campaign.starts),
        "endDate": str(campaign.ends),
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": f"https://schema.org/{mode}",
        "location": _location(site, campaign),
        "organizer": {"@type": "BankOrCreditUnion", "name": bank, "url": site.base},
    }


def _location(site: Site, campaign: PublicView) -> list[dict[str, Json]]:
    """Where to go: a place of its own under its name, else the branches, where there are few of them with addresses."""
    if campaign.online:
        return [{"@type": "VirtualLocation", "url": web_address(site.base, address(campaign.id))}]
    bank, branches = site.public.bank.name, site.public.branches
    if campaign.where and not BRANCH.search(campaign.where):
        return [{"@type": "Place", "name": campaign.where, "address": campaign.where}]
    if 0 < len(branches) <= PLACES:
        return [{"@type": "Place", "name": f"{bank}{b.name}", "address": b.address} for b in branches]
    return [{"@type": "Place", "name": f"{bank}各网点", "address": f"{bank}各网点"}]


def by_channel(texts: Iterable[PublicView]) -> dict[str, tuple[str, ...]]:
    """Short texts under their channel, in the order of the record."""
    found: dict[str, tuple[str, ...]] = {}
    for text in texts:
        found[text.channel] = (*found.get(text.channel, ()), text.text)
    return found
