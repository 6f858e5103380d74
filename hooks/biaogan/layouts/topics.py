"""What the layouts of topics share."""

from __future__ import annotations

from biaogan.editions import PublicView
from biaogan.layouts.layout import Around
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.topic import Topic

PLAIN = "shield-check"  # for a topic whose editor chose none: a piece without a picture looks broken


def topic_icon(topic: Topic | PublicView) -> str:
    """Name of the icon that stands for a topic."""
    return topic.icon or PLAIN


def headed(topic: Topic | PublicView, around: Around) -> Tree:
    """What every public piece about a topic shows beside its points: icon, name, summary, the numbers to call."""
    return {
        "icon": topic_icon(topic),
        "title": take(topic, "title"),
        "summary": take(topic, "summary"),
        "hotlines": hotlines(around),
    }
