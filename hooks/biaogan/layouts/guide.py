"""The guide beside a device: a picture a step, in the order in which one does them."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take_all
from biaogan.layouts.topics import headed

STEPS, ASKED = 6, 2


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic whose points are steps."""
    (topic,) = subjects
    return {
        **headed(topic, around),
        "steps": take_all(topic, "points", STEPS),
        "ask": take_all(topic, "ask", ASKED),
    }


GUIDE = Layout("guide", "操作指引", ("TOP",), content, most=1)
