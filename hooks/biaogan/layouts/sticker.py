"""The sticker on a machine: three lines that one reads while typing the PIN, and the number to call."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import hotlines
from biaogan.model.topic import Topic

LINES = 3


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One topic with short points."""
    (topic,) = of(subjects, Topic)
    return {
        "title": take(topic, "title"),
        "points": take_all(topic, "points", LINES),
        "hotlines": hotlines(around),
    }


STICKER = Layout("sticker", "机身贴", ("TOP",), content, most=1)
