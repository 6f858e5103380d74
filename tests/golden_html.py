"""HTML as it can be read in a diff: a line a block, indented by depth; what is no text of a page is left out."""

from __future__ import annotations

import json
import re
from html import escape
from html.parser import HTMLParser

INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "br",
        "button",
        "cite",
        "code",
        "em",
        "i",
        "img",
        "input",
        "kbd",
        "label",
        "q",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
    ]
)
VOID = frozenset(
    [
        "area",
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "path",
        "rect",
        "circle",
        "line",
        "source",
        "use",
        "wbr",
    ]
)
LONG = 160  # characters: a longer line is broken before its links, as cards and lists of links have no blocks between
LINKS = re.compile(r"(?=<a )")
LEFT_OUT = "…"
HASH = re.compile(r"sha256-[\w+/]+=*")  # of a style or a script, which are left out themselves
SHORTENED = frozenset(("d", "points"))  # outlines of drawings: icons have files of their own


def readable(html: str, leave_out: tuple[str, ...] = ()) -> str:
    """The page with its styles, scripts and outlines shortened to `…`, and so the elements named in `leave_out`."""
    reader = _Reader(frozenset(("style", *leave_out)))
    reader.feed(html)
    reader.close()
    reader.end_line()
    return "\n".join(reader.lines) + "\n"


class _Reader(HTMLParser):
    def __init__(self, left_out: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.left_out, self.lines, self.line = left_out, list[str](), ""
        self.depth, self.silent = 0, ""
        self.data = False  # inside a script that holds data

    def handle_decl(self, decl: str) -> None:
        self.lines.append(f"<!{decl}>")

    def handle_comment(self, data: str) -> None:
        if not self.silent:
            self.line += f"<!--{data}-->"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        opened = f"<{tag}{''.join(_attribute(name, value) for name, value in attrs)}>"
        if tag in INLINE:
            self.line += opened
            return
        self.end_line()
        self.data = "json" in (dict(attrs).get("type") or "")
        if tag in self.left_out or (tag == "script" and not self.data):
            self.line, self.silent = opened + LEFT_OUT, tag
            return
        self.lines.append(" " * self.depth + opened)
        self.depth += tag not in VOID

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent:
                self.silent = ""
                self.line += f"</{tag}>"
                self.end_line()
        elif tag in INLINE:
            self.line += f"</{tag}>"
        else:
            self._close(tag)

    def _close(self, tag: str) -> None:
        """Ends a block: on the line of its start where nothing but a short line of text lies between."""
        self.depth -= 1
        start = " " * self.depth + f"<{tag}"
        held = " ".join(self.line.split())
        if len(held) <= LONG and self.lines[-1].startswith((start + ">", start + " ")) and not self.data:
            self.lines[-1] += f"{held}</{tag}>"
            self.line = ""
            return
        self.depth += 1
        self.end_line()
        self.depth -= 1
        self.lines.append(" " * self.depth + f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.line += data if self.data else escape(data, quote=False)

    def end_line(self) -> None:
        """Writes down what has gathered since the last block."""
        text = self.line.strip()
        if self.data and text:
            text = json.dumps(json.loads(text), ensure_ascii=False, indent=1)
            self.lines += [" " * self.depth + line for line in text.split("\n")]
        elif text:
            text = " ".join(text.split())
            parts = LINKS.split(text) if len(text) > LONG else [text]
            self.lines += [" " * self.depth + part.strip() for part in parts if part.strip()]
        self.line, self.data = "", False


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return f" {name}"
    if name in SHORTENED:
        value = LEFT_OUT
    elif value.startswith("data:"):
        value = "data:" + LEFT_OUT
    value = HASH.sub(f"sha256-{LEFT_OUT}", value)
    return f' {name}="{escape(value, quote=False).replace(chr(34), "&quot;")}"'
