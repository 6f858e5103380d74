"""The checklist of one 6S zone, with how to check beside every item: a week of days, or a month of weeks."""

from __future__ import annotations

from biaogan.editions import PublicView
from biaogan.layouts.checklist import DAYS, SIGNERS
from biaogan.layouts.layout import AnyRecord, AnySheet, Around, Layout, Subjects, is_of, of
from biaogan.layouts.taken import Tree, take
from biaogan.model.zone import Zone

WEEKS = ("第1周", "第2周", "第3周", "第4周", "第5周")
MONTHS = tuple(f"{month}月" for month in range(1, 13))
# frequency of a sheet -> its sections: frequency of the items, and the columns that they are ticked in
SECTIONS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "每日": (("每日", DAYS),),
    "每周": (("每周", WEEKS), ("每月", ("本月",))),
    "每月": (("每月", MONTHS),),
}


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One zone: its items of the sheet's frequency; a monthly sheet of weeks also has the monthly items."""
    (zone,) = of(subjects, Zone)
    sections: list[Tree] = [
        {"name": name, "columns": columns, "items": items}
        for name, columns in SECTIONS[sheet.frequency]
        if (items := _items(zone, name, around))
    ]
    return {
        "frequency": sheet.frequency,
        "title": take(sheet, "title"),
        "zone": take(zone, "title"),
        "summary": take(zone, "summary"),
        "sections": sections,
        "signers": list(SIGNERS),
    }


def _items(zone: Zone | PublicView, frequency: str, around: Around) -> list[Tree]:
    return [
        {
            "id": item.id,
            "text": take(zone, "items", n, "text"),
            "check": take(zone, "items", n, "check"),
            "word": around.words.get(item.word, ""),
        }
        for n, item in enumerate(zone.items)
        if item.frequency == frequency
    ]


def due(sheet: AnySheet, zone: AnyRecord) -> bool:
    """True where the zone has an item of a frequency that the sheet prints: no sheet is empty."""
    wanted = {name for name, _ in SECTIONS[sheet.frequency]}
    return is_of(zone, Zone) and any(item.frequency in wanted for item in zone.items)


ZONE_CHECKLIST = Layout("zone-checklist", "分区检查表", ("SXS",), content, most=1, prints=due)
