"""How well one colour stands out from another: WCAG 2.2. Colours are `#rrggbb`."""

from __future__ import annotations

DARK = 0.04045  # below it sRGB is linear


def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 (the same) to 21 (black on white)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[n : n + 2], 16) / 255) for n in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= DARK else float(((part + 0.055) / 1.055) ** 2.4)
