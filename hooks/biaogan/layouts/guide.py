"""The guide beside a device: a picture a step, in the order in which one does them."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take_all
from biaogan.layouts.topics import headed
from biaogan.model.topic import Topic

STEPS, ASKED = 6, 2


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic whose points are steps."""
    (topic,) = of(subjects, Topic)
    return {
        **headed(topic, around),
        "steps": take_all(topic, "points", STEPS),
        "ask": take_all(topic, "ask", ASKED),
    }


GUIDE = Layout("guide", "操作指引", ("TOP",), content, most=1)
