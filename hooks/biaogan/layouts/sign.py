"""The sign of a place or a device: one large picture, a name, and a few lines that are read standing."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take_all
from biaogan.layouts.topics import headed

LINES = 4  # the first ones: nobody stops at a sign for more


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One topic."""
    (topic,) = subjects
    return {
        **headed(topic, around),
        "points": take_all(topic, "points", LINES),
    }


SIGN = Layout("sign", "标识牌", ("TOP",), content, most=1)
