"""Shades of the bank's colours for screens. Colours are `#rrggbb`."""

from __future__ import annotations

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


def contrast(one: str, other: str) -> float:
    """WCAG contrast, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(c) for c in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
