"""What runs on public pages: the scripts of templates/site/script, and data for them."""

from __future__ import annotations

import json
from functools import cache

from markupsafe import Markup
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Error, Text

from biaogan.places import SITE_TEMPLATES

FOLDER = SITE_TEMPLATES / "script"


@cache
def script(name: str) -> str:
    """The source of a script of templates/site/script, without comments."""
    return minified((FOLDER / f"{name}.js").read_text("utf-8"))


def minified(source: str) -> str:
    """A script without comments, indents and empty lines; strings, patterns and what ends a line stay. Raises ValueError."""
    pieces: list[str] = []
    gap = ""
    for place, kind, text in JavascriptLexer().get_tokens_unprocessed(source):
        if kind in Error:
            raise ValueError(f"line {source[:place].count(chr(10)) + 1} is not JavaScript: {text!r}")
        if kind in Comment or kind in Text:
            gap += text
            continue
        if gap and pieces:
            pieces.append("\n" if "\n" in gap else " ")
        gap = ""
        pieces.append(text)
    return "".join([*pieces, "\n"]) if pieces else ""


def script_tag(name: str) -> Markup:
    """A script for a page; every page's policy lets exactly its own run."""
    return Markup(f"<script>{script(name)}</script>")  # noqa: S704 - our own file


def data_tag(name: str, value: object) -> Markup:
    """Data for a script, as an element that does not run. name: its id; value: what JSON can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{name}">{text}</script>')  # noqa: S704 - JSON without `<`
