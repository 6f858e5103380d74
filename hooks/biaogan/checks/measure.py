"""How much room a text takes, from the widths in the font: the stricter twin of what Typst measures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fontTools.ttLib import TTFont

from biaogan.layouts.declaration import Box
from biaogan.places import FONT

POINT = 25.4 / 72  # mm
SAFETY = 0.97  # the estimate must be the stricter one, so that Typst never finds what the check let through
NOT_FIRST = "，。、；：？！”’）》」』】〕…—％"
UPRIGHT = 2.5  # em: a box so narrow holds a label written downwards
WORD = re.compile(r"[!-~]+")  # what Chinese typesetting does not break: an address, a number, an English word


@dataclass(frozen=True, slots=True)
class Face:
    """Advance widths in em of every character the font holds."""

    widths: dict[int, float]

    def width(self, char: str, weight: int) -> float:
        """Em; bold Latin is wider than the default instance, Chinese is always one em."""
        wide = self.widths.get(ord(char), 1.0)
        return wide if wide >= 0.99 else wide * (1.0 + max(0, weight - 400) / 2500)

    def length(self, text: str, weight: int) -> float:
        """Em of a text on one line."""
        return sum(self.width(char, weight) for char in text)


@cache
def face() -> Face:
    """The one font of every sheet."""
    font = TTFont(FONT, lazy=True)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return Face({code: metrics[name][0] / units for code, name in font.getBestCmap().items()})


def per_line(box: Box) -> float:
    """Em that a line of the box holds at its floor size."""
    return float(box["width_mm"]) * SAFETY / (float(box["floor_pt"]) * POINT)


def fits(text: str, box: Box) -> bool:
    """True where `text` stays within the box's lines at its floor size."""
    return lines_of(text, per_line(box), box["weight"]) <= int(box["max_lines"])


def too_long(text: str, box: Box) -> int:
    """How many characters must go from the end until the text fits its box."""
    return next(n for n in range(len(text) + 1) if fits(text[: len(text) - n], box))


def torn(text: str, box: Box) -> str | None:
    """The first word that is longer than a line of the box and would be torn in two, or None. An upright label breaks
    after every character, so nothing in it can be torn."""
    if per_line(box) < UPRIGHT:
        return None
    return next((word for word in WORD.findall(text) if face().length(word, box["weight"]) > per_line(box)), None)


def lines_of(text: str, room: float, weight: int) -> int:
    """Lines that `text` takes at `room` em a line, breaking anywhere but before closing punctuation."""
    metrics = face()
    lines, used, last = 1, 0.0, 0.0
    for char in text:
        width = metrics.width(char, weight)
        if used + width > room:
            lines += 1
            used = (last + width) if char in NOT_FIRST else width
        else:
            used += width
        last = width
    return lines
