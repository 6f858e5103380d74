"""What a preflight knows of a font: how wide its characters are, and which of them are half blank."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

LEFT, RIGHT = "，。、；：！？”’》）】」』〉〕", "“‘《（【「『〈〔"  # where in its square a character has its ink
PAIRS = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
PAIR = re.compile(rb"<([0-9A-Fa-f]{1,8})>\s*<((?:[0-9A-Fa-f]{4})+)>")


@dataclass(slots=True, eq=False)
class Font:
    """What a run of text needs to know. two: two bytes a character; widths: thousandths of an em by code; source: the
    font in the PDF."""

    two: bool
    widths: dict[int, float]
    default: float
    source: Any
    characters: dict[int, str] | None = None  # by code, read when first asked for

    def advance(self, pieces: list[Any], size: float, between: float, at_space: float) -> float:
        """How far a shown string goes, in text units. between, at_space: added after a character, after a space."""
        long, count, spaces = 0.0, 0, 0
        width = self.widths.get
        for piece in pieces:
            if not isinstance(piece, bytes):
                long -= piece
            elif self.two:
                codes = [high << 8 | low for high, low in zip(piece[::2], piece[1::2], strict=False)]
                long += sum([width(code, self.default) for code in codes])
                count += len(codes)
            else:
                long += sum([width(code, self.default) for code in piece])
                count, spaces = count + len(piece), spaces + piece.count(b" ")
        return long / 1000 * size + count * between + spaces * at_space

    def side(self, code: int) -> int:
        """-1 where a character is inked in the left half of its square only, as 。 is; 1 for the right half, as “ is."""
        if self.characters is None:
            self.characters = _characters(self.source)
        text = self.characters.get(code)
        return 0 if not text else -1 if text in LEFT else int(text in RIGHT)


def _characters(source: Any) -> dict[int, str]:
    """What each code stands for, as far as the font says it one by one."""
    if "/ToUnicode" not in source:
        return {}
    pairs = PAIR.findall(b"".join(PAIRS.findall(source.ToUnicode.read_bytes())))
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}


def metrics(font: Any) -> Font:
    """Reads a font's widths."""
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return Font(False, {first + n: float(width) for n, width in enumerate(font.get("/Widths", []))}, 1000.0, font)
    descendant = font.DescendantFonts[0]
    widths: dict[int, float] = {}
    entries, at = list(descendant.get("/W", [])), 0
    while at < len(entries):
        first, then = int(entries[at]), entries[at + 1]
        if getattr(then, "_type_name", "") == "array":
            widths.update(enumerate(map(float, then), first))
            at += 2
        else:
            widths.update(dict.fromkeys(range(first, int(then) + 1), float(entries[at + 2])))
            at += 3
    return Font(True, widths, float(descendant.get("/DW", 1000)), font)
