"""The checklist of 6S zones for a week: a row an item, a box a day."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take

DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SIGNERS = ("检查人", "复核人")


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One zone or several: their daily items."""
    return {
        "title": take(sheet, "title"),
        "zones": [_zone(zone, around) for zone in subjects],
        "days": list(DAYS),
        "signers": list(SIGNERS),
    }


def _zone(zone: Any, around: Around) -> dict[str, Any]:
    items = [
        {"id": item.id, "text": take(zone, "items", n, "text"), "word": around.words.get(item.word, "")}
        for n, item in enumerate(zone.items)
        if item.frequency == "每日"
    ]
    return {"name": take(zone, "title"), "items": items}


CHECKLIST = Layout("checklist", "每日检查表", ("SXS",), content)
