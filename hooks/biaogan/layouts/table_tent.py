"""The table tent for waiting areas: a scam on the face before the reader, advice on the face behind it."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.flyers import advice, of
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import hotlines

LINES = 3


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One scam and one topic."""
    return {
        "scam": [
            {
                "icon": scam.icon,
                "kind": take(scam, "title"),
                "headline": take(scam, "headline"),
                "rule": take(scam, "rule"),
                "actions": take_all(scam, "do_now", LINES),
            }
            for scam in of(subjects, "SCM")
        ],
        "topic": advice(of(subjects, "TOP"), LINES),
        "hotlines": hotlines(around),
    }


TABLE_TENT = Layout("table-tent", "台卡", ("SCM", "TOP"), content)
