"""The notice before something is done to a customer: what it is, and the two answers he may give."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take_all
from biaogan.layouts.topics import headed
from biaogan.model.topic import Topic

TOLD, ANSWERS, ASKED = 3, 2, 2  # points that tell, the two that answer, the rest as reminders


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic: its first three points tell, the next two are yes and no, one more is a reminder."""
    (topic,) = of(subjects, Topic)
    points = take_all(topic, "points")
    return {
        **headed(topic, around),
        "told": points[:TOLD],
        "answers": points[TOLD : TOLD + ANSWERS],
        "also": points[TOLD + ANSWERS :][:1],
        "ask": take_all(topic, "ask", ASKED),
    }


NOTICE = Layout("notice", "告知牌", ("TOP",), content, most=1)
