"""The resources a content stream names: colour spaces, fonts, graphics states. Each is looked up once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from pikepdf import Dictionary, Name

from biaogan.press.colour import Colour, space_of


class Font(NamedTuple):
    """What a run of text needs to know. two: two bytes a character; widths: thousandths of an em by code."""

    two: bool
    widths: dict[int, float]
    default: float

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


Fonts = dict[tuple[int, int], Font]  # by object number, for all pages of a document


class Scope:
    """Resources of a page, a form or a pattern."""

    def __init__(self, resources: Any, fonts: Fonts) -> None:
        self.resources, self.fonts = resources, fonts
        self.spaces = resources.get("/ColorSpace", Dictionary())
        self._seen: dict[tuple[str, str], Any] = {}

    def named(self, kind: str, name: str) -> Any:
        """The resource of a kind such as `XObject`. KeyError where there is none."""
        return self.resources[f"/{kind}"][f"/{name}"]

    def once(self, kind: str, name: str, make: Callable[[str], Any]) -> Any:
        """make(name), made once."""
        key = (kind, name)
        if key not in self._seen:
            self._seen[key] = make(name)
        return self._seen[key]

    def space(self, name: str) -> Colour:
        """The entry colour of a named space."""
        found: Colour = self.once("space", name, lambda key: space_of(Name(f"/{key}"), self.spaces))
        return found

    def font(self, name: str) -> Font:
        """The metrics of a font."""
        found: Font = self.once("font", name, self._font)
        return found

    def _font(self, name: str) -> Font:
        font = self.named("Font", name)
        key: tuple[int, int] = font.objgen
        if key == (0, 0):
            return _metrics(font)
        if key not in self.fonts:
            self.fonts[key] = _metrics(font)
        return self.fonts[key]


def _metrics(font: Any) -> Font:
    if "/DescendantFonts" not in font:
        first = int(font.get("/FirstChar", 0))
        return Font(False, {first + n: float(width) for n, width in enumerate(font.get("/Widths", []))}, 1000.0)
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
    return Font(True, widths, float(descendant.get("/DW", 1000)))
