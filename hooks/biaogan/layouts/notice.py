"""The notice before something is done to a customer: what it is, and the two answers he may give."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take_all
from biaogan.layouts.topics import headed

TOLD, ANSWERS, ASKED = 3, 2, 2  # points that tell, the two that answer, the rest as reminders


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic: its first three points tell, the next two are yes and no, one more is a reminder."""
    (topic,) = subjects
    points = take_all(topic, "points")
    return {
        **headed(topic, around),
        "told": points[:TOLD],
        "answers": points[TOLD : TOLD + ANSWERS],
        "also": points[TOLD + ANSWERS :][:1],
        "ask": take_all(topic, "ask", ASKED),
    }


NOTICE = Layout("notice", "告知牌", ("TOP",), content, most=1)
