"""The resources a content stream names: colour spaces, fonts, graphics states. Each is looked up once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pikepdf import Dictionary, Name

from biaogan.press.reader.colour import InkColour, space_of
from biaogan.press.reader.font import Font, metrics

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

    def space(self, name: str) -> InkColour:
        """The entry colour of a named space."""
        found: InkColour = self.once("space", name, lambda key: space_of(Name(f"/{key}"), self.spaces))
        return found

    def font(self, name: str) -> Font:
        """The metrics of a font."""
        found: Font = self.once("font", name, self._font)
        return found

    def _font(self, name: str) -> Font:
        font = self.named("Font", name)
        key: tuple[int, int] = font.objgen
        if key == (0, 0):
            return metrics(font)
        if key not in self.fonts:
            self.fonts[key] = metrics(font)
        return self.fonts[key]
