"""The one Jinja environment of the handbook. HTML lives in templates/handbook, icons in assets/icons."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

HOOKS = Path(__file__).resolve().parents[2]
_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment; made once, templates are compiled on first use."""
    made = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(HOOKS / "templates" / "handbook"),
                PrefixLoader({"icons": FileSystemLoader(HOOKS / "assets" / "icons")}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["day"] = chinese_day
    made.filters["inline_svg"] = inline_svg
    return made


def chinese_day(value: date) -> str:
    """2026-11-01 -> 2026年11月1日."""
    return f"{value.year}年{value.month}月{value.day}日"


def inline_svg(svg: str) -> Markup:
    """An SVG file's text as it may stand inside a page: without XML prolog, doctype and leading comments."""
    return Markup(_PROLOG.sub("", svg, count=1))  # noqa: S704 - drawn by our own compiler, which escapes what it prints
