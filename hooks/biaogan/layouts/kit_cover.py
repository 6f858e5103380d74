"""The cover of a campaign's kit: what is in the box and when it is done by whom; on the back what to say and to count."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TypeAlias

from biaogan.editions import PublicView
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.model.campaign import Campaign
from biaogan.model.scam import Scam

SCAMS = 6  # icons on the cover

AnyCampaign: TypeAlias = Campaign | PublicView


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One campaign."""
    (campaign,) = of(subjects, Campaign)
    scams = around.named(Scam, campaign.scams)
    return {
        "label": take(sheet, "title"),
        "title": take(campaign, "title"),
        "theme": take(campaign, "theme"),
        "audience": take(campaign, "audience"),
        "starts": day_of(campaign.starts, year=True),
        "ends": day_of(campaign.ends, year=True),
        "scams": [{"icon": scam.icon, "title": take(scam, "title")} for scam in scams[:SCAMS]],
        "materials": [_material(campaign, n, around) for n in range(len(campaign.materials))],
        "tasks": [_task(campaign, n, around) for n in range(len(campaign.tasks))],
        "channels": [
            {"name": channel, "texts": [take(campaign, "texts", n, "text") for n in places]}
            for channel, places in _by_channel(campaign)
        ],
        "count": take_all(campaign, "count"),
    }


def _material(campaign: AnyCampaign, n: int, around: Around) -> Tree:
    sheet = around.records.get(campaign.materials[n].sheet)
    return {
        "name": take(sheet, "title") if sheet else campaign.materials[n].sheet,
        "quantity": take(campaign, "materials", n, "quantity"),
        "place": take(campaign, "materials", n, "place"),
    }


def _task(campaign: AnyCampaign, n: int, around: Around) -> Tree:
    task = campaign.tasks[n]
    role = around.records.get(task.by)
    return {
        "day": day_of(campaign.starts + timedelta(days=task.day)),
        "first": task.day == 0,
        "text": take(campaign, "tasks", n, "text"),
        "by": take(role, "title") if role else "",
    }


def _by_channel(campaign: AnyCampaign) -> list[tuple[str, list[int]]]:
    """Channel -> places of its texts, channels in the order in which they first come."""
    order = list(dict.fromkeys(text.channel for text in campaign.texts))
    places = sorted(range(len(campaign.texts)), key=lambda n: order.index(campaign.texts[n].channel))
    return [(name, list(some)) for name, some in groupby(places, key=lambda n: campaign.texts[n].channel)]


def day_of(day: date, *, year: bool = False) -> str:
    """2026-12-01 -> 12月1日, or 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日" if year else f"{day.month}月{day.day}日"


KIT_COVER = Layout("kit-cover", "活动物料包封面", ("CMP",), content)
