"""What runs on public pages: the scripts of templates/site/script, and data for them."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

from markupsafe import Markup

from biaogan.places import SITE_TEMPLATES

FOLDER = SITE_TEMPLATES / "script"


@cache
def script(name: str) -> str:
    """The source of a script of templates/site/script without comments: `//` after a blank begins one, or the line."""
    return minified((FOLDER / f"{name}.js").read_text("utf-8"))


def minified(source: str) -> str:
    """A script of ours without indents, empty lines and comments: no string of it holds two slashes after a blank."""
    bare = re.sub(r"^\s*/\*.*?\*/", "", source, flags=re.DOTALL)
    lines = (re.sub(r"(^|\s)//.*", "", line).strip() for line in bare.splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def script_tag(name: str) -> Markup:
    """A script for a page; every page's policy lets exactly its own run."""
    return Markup(f"<script>{script(name)}</script>")  # noqa: S704 - our own file


def data_tag(name: str, value: Any) -> Markup:
    """Data for a script, as an element that does not run. name: its id; value: what JSON can hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/json" id="{name}">{text}</script>')  # noqa: S704 - JSON without `<`
