"""The checklist of 6S zones for a week: a row an item, a box a day."""

from __future__ import annotations

from biaogan.editions import PublicView
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.model.zone import Zone

DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SIGNERS = ("检查人", "复核人")


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One zone or several: their daily items."""
    return {
        "title": take(sheet, "title"),
        "zones": [_zone(zone, around) for zone in of(subjects, Zone)],
        "days": list(DAYS),
        "signers": list(SIGNERS),
    }


def _zone(zone: Zone | PublicView, around: Around) -> Tree:
    items: list[Tree] = [
        {"id": item.id, "text": take(zone, "items", n, "text"), "word": around.words.get(item.word, "")}
        for n, item in enumerate(zone.items)
        if item.frequency == "每日"
    ]
    return {"name": take(zone, "title"), "items": items}


CHECKLIST = Layout("checklist", "每日检查表", ("SXS",), content)
