"""The card that goes home with a customer: the steps on a phone, each beside the screen it happens on."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import hotlines

STEPS = 6


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic whose points are steps."""
    (topic,) = subjects
    return {
        "title": take(topic, "title"),
        "steps": take_all(topic, "points", STEPS),
        "hotlines": hotlines(around),
    }


STEP_CARD = Layout("step-card", "步骤卡", ("TOP",), content, most=1)
