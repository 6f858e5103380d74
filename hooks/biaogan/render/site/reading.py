"""What a finished page says, line by line: its `main` without tags, pictures, buttons and the ways to other pages."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "svg", "nav", "button", "form", "template"})
ASIDE = frozenset({"calls", "screen", "files", "doors"})  # classes: on every page, a way, or said elsewhere
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "source", "col", "wbr"})
INLINE = frozenset(
    {"a", "b", "i", "em", "strong", "small", "span", "mark", "code", "time", "abbr", "q", "label", "wbr"}
)

Attributes = list[tuple[str, str | None]]


def silent(tag: str, attrs: Attributes) -> bool:
    """Whether an element holds nothing that belongs to what the page says."""
    found = dict(attrs)
    classes = (found.get("class") or "").split()
    unseen = "hidden" in found or found.get("aria-hidden") == "true"
    return tag in SILENT or unseen or not ASIDE.isdisjoint(classes)


def main_lines(page: str) -> tuple[str, ...]:
    """HTML of a page -> its lines, each once, in order: one for every paragraph, heading, item or cell."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return tuple(dict.fromkeys(reader.lines()))


def headings(page: str) -> tuple[str, ...]:
    """HTML of a page -> the headings of its sections, each once, in order; a heading that links names another page."""
    reader = _Reader(only=frozenset({"h2", "h3"}), never=frozenset({"a"}))
    reader.feed(page)
    reader.close()
    return tuple(dict.fromkeys(reader.lines()))


class _Reader(HTMLParser):
    """only: elements whose text is wanted, none means all of them; never: elements whose text is not."""

    def __init__(self, only: frozenset[str] = frozenset(), never: frozenset[str] = frozenset()) -> None:
        super().__init__(convert_charrefs=True)
        self.only, self.never = only, never
        self.wanted = 0  # how deep below an element that is wanted
        self.inside = 0  # how deep below main; 0 is outside
        self.muted = 0  # how deep below a silent element
        self.text: list[str] = []

    def lines(self) -> Iterator[str]:
        for line in "".join(self.text).split("\n"):
            squeezed = " ".join(line.split())
            if squeezed:
                yield squeezed

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag == "br" and self.inside and not self.muted:
            self.text.append("\n")
        if tag in VOID or not (self.inside or tag == "main"):
            return
        self.inside += 1
        self.wanted += bool(self.wanted or tag in self.only)
        if self.muted or tag in self.never or silent(tag, attrs):
            self.muted += 1
        elif tag not in INLINE:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID or not self.inside:
            return
        self.inside -= 1
        self.wanted -= bool(self.wanted)
        if self.muted:
            self.muted -= 1
        elif tag not in INLINE:
            self.text.append("\n")

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<path …/>` of a picture: nothing opens, nothing closes."""

    def handle_data(self, data: str) -> None:
        if self.inside and not self.muted and (self.wanted or not self.only):
            self.text.append(" ".join(data.split()) or " ")
