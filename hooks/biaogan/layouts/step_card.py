"""The card that goes home with a customer: the steps on a phone, each beside the screen it happens on."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import hotlines
from biaogan.model.topic import Topic

STEPS = 6


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic whose points are steps."""
    (topic,) = of(subjects, Topic)
    return {
        "title": take(topic, "title"),
        "steps": take_all(topic, "points", STEPS),
        "hotlines": hotlines(around),
    }


STEP_CARD = Layout("step-card", "步骤卡", ("TOP",), content, most=1)
