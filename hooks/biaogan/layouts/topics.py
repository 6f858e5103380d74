"""What the layouts of topics share."""

from __future__ import annotations

from typing import Any

PLAIN = "shield-check"  # for a topic whose editor chose none: a piece without a picture looks broken


def icon_of(topic: Any) -> str:
    """Name of the icon that stands for a topic."""
    return topic.icon or PLAIN
