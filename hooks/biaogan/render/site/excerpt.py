"""A page's `main` as a part of another page: headings one level down, ids of its own, no ways out, nothing folded."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from markupsafe import Markup

from biaogan.render.site.reading import VOID, Attributes, silent

_HEADING = re.compile(r"h([1-5])")
_PLAIN = {"details": "div", "summary": "div", "main": "div"}  # folded text is found by no search of an old browser


def excerpt(page: str, path: str, prefix: str, places: Mapping[str, str]) -> Markup:
    """HTML of the page at `path` -> HTML of what it says.

    prefix: for its ids; places: pages that stand in the same document -> their anchor there. Links elsewhere become text.
    """
    writer = _Writer(path, prefix, places)
    writer.feed(page)
    writer.close()
    return Markup("".join(writer.out))  # noqa: S704 - escaped again, piece by piece


class _Writer(HTMLParser):
    def __init__(self, path: str, prefix: str, places: Mapping[str, str]) -> None:
        super().__init__(convert_charrefs=True)
        self.path, self.prefix, self.places = path, prefix, places
        self.open: list[str] = []  # what to write when each open element below main ends
        self.muted = 0
        self.out: list[str] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if not self.open and tag != "main":
            return
        if tag in VOID:
            self.out.append("<br>" if tag == "br" and not self.muted else "")
            return
        if self.muted or silent(tag, attrs):
            self.muted += 1
            self.open.append("")
            return
        start, end = self._written(tag, dict(attrs))
        self.out.append(start)
        self.open.append(end)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or tag in VOID:
            return
        self.out.append(self.open.pop())
        self.muted -= bool(self.muted)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<path …/>` of a picture: pictures stay behind."""

    def handle_data(self, data: str) -> None:
        if self.open and not self.muted:
            self.out.append(escape(data, quote=False))

    def _written(self, tag: str, attrs: Mapping[str, str | None]) -> tuple[str, str]:
        if tag == "a":
            href = self._href(attrs.get("href") or "")
            return (f'<a href="{escape(href)}">', "</a>") if href else ("", "")
        heading = _HEADING.fullmatch(tag)
        name = f"h{int(heading[1]) + 1}" if heading else _PLAIN.get(tag, tag)
        kept = {key: value for key, value in attrs.items() if key == "class" and value}
        for key in ("id", "aria-labelledby"):
            if attrs.get(key) and tag != "main":
                kept[key] = f"{self.prefix}-{attrs[key]}"
        written = "".join(f' {key}="{escape(str(value))}"' for key, value in kept.items())
        return f"<{name}{written}>", f"</{name}>"

    def _href(self, target: str) -> str:
        """Where a link leads inside the document; empty where it leads out of it."""
        if target.startswith("tel:"):
            return target
        place, _, anchor = unquote(target).partition("#")
        file = normpath(join(dirname(self.path), place)) if place else self.path
        if file == self.path and anchor:
            return f"#{self.prefix}-{anchor}"
        return f"#{self.places[file]}" if file in self.places else ""
