"""Shades of the bank's colours for screens. Colours are `#rrggbb`."""

from __future__ import annotations

from biaogan.model.contrast import contrast

STEPS = 50


def mixed(colour: str, other: str, share: float) -> str:
    """`colour` with `share` (0 to 1) of `other` mixed in."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, background: str, ratio: float) -> str:
    """The first shade, towards white on a dark background and towards black on a light one, that has the contrast."""
    end = "#ffffff" if contrast("#ffffff", background) > contrast("#000000", background) else "#000000"
    shades = (mixed(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next((s for s in shades if contrast(s, background) >= ratio), end)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
