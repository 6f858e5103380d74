"""The poster of a topic: its name over a scene, its points numbered, what people ask."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take_all
from biaogan.layouts.topics import headed

POINTS, ASKED = 6, 2  # the most important stand first


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic."""
    (topic,) = subjects
    return {
        **headed(topic, around),
        "points": take_all(topic, "points", POINTS),
        "ask": take_all(topic, "ask", ASKED),
    }


TOPIC_POSTER = Layout("topic-poster", "专题海报", ("TOP",), content, most=1)
