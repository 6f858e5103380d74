"""The leaflet of a topic: its methods large, each with a picture, the rest below, what people ask at the foot."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take_all
from biaogan.layouts.topics import headed

METHODS, MORE, ASKED = 4, 3, 2


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic: its first four points are the methods."""
    (topic,) = subjects
    points = take_all(topic, "points", METHODS + MORE)
    return {
        **headed(topic, around),
        "methods": points[:METHODS],
        "more": points[METHODS:],
        "ask": take_all(topic, "ask", ASKED),
    }


LEAFLET = Layout("leaflet", "单页", ("TOP",), content, most=1)
