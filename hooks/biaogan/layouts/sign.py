"""The sign of a place or a device: one large picture, a name, and a few lines that are read standing."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take_all
from biaogan.layouts.topics import headed
from biaogan.model.topic import Topic

LINES = 4  # the first ones: nobody stops at a sign for more


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic."""
    (topic,) = of(subjects, Topic)
    return {
        **headed(topic, around),
        "points": take_all(topic, "points", LINES),
    }


SIGN = Layout("sign", "标识牌", ("TOP",), content, most=1)
