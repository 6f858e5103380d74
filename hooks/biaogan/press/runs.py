"""How long a run of text is, from the widths in its font."""

from __future__ import annotations

from typing import Any


def advance(shown: Any, font: Any) -> float:
    """Length of a shown string in em, for the two-byte fonts Typst writes; other fonts count as one em a byte."""
    pieces = list(shown) if shown._type_name == "array" else [shown]
    widths, default = _widths(font)
    total: float = 0.0
    for piece in pieces:
        if getattr(piece, "_type_name", "") == "string":
            raw = bytes(piece)
            total += sum(widths.get(raw[n] << 8 | raw[n + 1], default) for n in range(0, len(raw) - 1, 2))
        else:
            total -= float(piece)
    return total / 1000


def _widths(font: Any) -> tuple[dict[int, float], float]:
    if "/DescendantFonts" not in font:
        return {}, 2000.0
    descendant = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries = list(descendant.get("/W", []))
    while entries:
        first = int(entries.pop(0))
        if getattr(entries[0], "_type_name", "") == "array":
            widths.update({first + n: float(w) for n, w in enumerate(entries.pop(0))})
        else:
            last, width = int(entries.pop(0)), float(entries.pop(0))
            widths.update(dict.fromkeys(range(first, last + 1), width))
    return widths, float(descendant.get("/DW", 1000))
