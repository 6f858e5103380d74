"""How large the picture of a piece is: the finished piece itself, or all its sides beside one another (lib/sides.typ)."""

from __future__ import annotations

from math import ceil

from biaogan.layouts.declaration import Declaration

GAP = 0.022  # of the width, between the sides and around them
THUMB = (160, 226)  # pixels: a thumbnail stays within these, an A size fills them
FLAT = (320, 113)  # the same number of them, for what is more than twice as wide as high


def picture_mm(declared: Declaration, trim: tuple[float, float], pages: int) -> tuple[float, float]:
    """Width and height of the preview in mm; it is as wide as the piece.

    declared: of the layout; trim: of the finished piece; pages: of a booklet, which has as many sides.
    """
    shown = declared.get("preview")
    if not shown:
        return trim
    columns, wide = shown["columns"], shown["wide"]
    sides = declared.get("sides") or pages
    width, height = trim
    gap = GAP * width
    side = (width - (columns + 1) * gap) / columns * height / width
    rows = max(wide, ceil((sides - 1 + wide * wide) / columns))
    return width, rows * (side + gap) + gap


def thumb_px(width: float, height: float) -> tuple[int, int]:
    """Width and height in pixels of the thumbnail of a picture, from its size in whatever unit."""
    most = FLAT if width > 2 * height else THUMB
    by = min(most[0] / width, most[1] / height)
    return max(1, round(width * by)), max(1, round(height * by))
