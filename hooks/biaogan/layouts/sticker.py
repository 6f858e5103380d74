"""The sticker on a machine: three lines that one reads while typing the PIN, and the number to call."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import hotlines

LINES = 3


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic with short points."""
    (topic,) = subjects
    return {
        "title": take(topic, "title"),
        "points": take_all(topic, "points", LINES),
        "hotlines": hotlines(around),
    }


STICKER = Layout("sticker", "机身贴", ("TOP",), content, most=1)
