"""The poster of a topic: its name over a scene, its points numbered, what people ask."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take_all
from biaogan.layouts.topics import headed
from biaogan.model.topic import Topic

POINTS, ASKED = 6, 2  # the most important stand first


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic."""
    (topic,) = of(subjects, Topic)
    return {
        **headed(topic, around),
        "points": take_all(topic, "points", POINTS),
        "ask": take_all(topic, "ask", ASKED),
    }


TOPIC_POSTER = Layout("topic-poster", "专题海报", ("TOP",), content, most=1)
