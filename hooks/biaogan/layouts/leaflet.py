"""The leaflet of a topic: its methods large, each with a picture, the rest below, what people ask at the foot."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take_all
from biaogan.layouts.topics import headed
from biaogan.model.topic import Topic

METHODS, MORE, ASKED = 4, 3, 2


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic: its first four points are the methods."""
    (topic,) = of(subjects, Topic)
    points = take_all(topic, "points", METHODS + MORE)
    return {
        **headed(topic, around),
        "methods": points[:METHODS],
        "more": points[METHODS:],
        "ask": take_all(topic, "ask", ASKED),
    }


LEAFLET = Layout("leaflet", "单页", ("TOP",), content, most=1)
