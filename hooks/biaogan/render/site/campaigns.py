"""Campaigns: a page for each, with its dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from biaogan.editions import PublicBook
from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address, named


def pages(site: Site) -> Iterator[Draft]:
    """One page for each campaign, over or not."""
    for campaign in site.public.of("campaign"):
        wanted = {material.sheet for material in campaign.materials}
        yield site.page(
            address(campaign.id) + "index.html",
            "campaign.html",
            campaign.title,
            record=campaign,
            scams=named(site.public, campaign.scams),
            pieces=tuple(p for p in site.pieces if p.sheet.id in wanted),
            texts=by_channel(campaign.texts),
        )


def present_campaign(public: PublicBook, today: date) -> Any | None:
    """The campaign that runs today, else the next one to come, else None."""
    open_ones = [c for c in public.of("campaign") if c.ends >= today]
    return min(open_ones, key=lambda c: (c.starts, c.id), default=None)


def by_channel(texts: tuple[Any, ...]) -> dict[str, tuple[str, ...]]:
    """Short texts under their channel, in the order of the record."""
    channels = dict.fromkeys(text.channel for text in texts)
    return {channel: tuple(t.text for t in texts if t.channel == channel) for channel in channels}
