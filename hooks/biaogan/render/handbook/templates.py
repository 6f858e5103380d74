"""The one Jinja environment of the handbook. HTML lives in templates/handbook, icons in assets/icons."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup

from biaogan.days import chinese_day
from biaogan.places import HANDBOOK_TEMPLATES, ICONS
from biaogan.render.addresses import texts_address

_PROLOG = re.compile(r"^\s*(?:<\?xml[^>]*\?>\s*|<!DOCTYPE[^>]*>\s*|<!--.*?-->\s*)*", re.DOTALL)


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment; made once, templates are compiled on first use."""
    made = Environment(
        loader=ChoiceLoader(
            [
                FileSystemLoader(HANDBOOK_TEMPLATES),
                PrefixLoader({"icons": FileSystemLoader(ICONS)}),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["texts_address"] = texts_address
    made.filters["day"] = chinese_day
    made.filters["plus_days"] = lambda start, days: start + timedelta(days=days)
    made.filters["inline_svg"] = inline_svg
    made.filters["runs"] = runs
    made.filters["grouped"] = grouped
    made.filters["sum_lengths"] = lambda lists: sum(len(one) for one in lists)
    return made


def inline_svg(svg: str) -> Markup:
    """An SVG file's text as it may stand inside a page: without XML prolog, doctype and leading comments."""
    return Markup(_PROLOG.sub("", svg, count=1))  # noqa: S704 - drawn by our own compiler, which escapes what it prints


def runs(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """Neighbours with the same value of the attribute, in order."""
    return [(key, list(group)) for key, group in groupby(items, key=lambda item: getattr(item, name))]


def grouped(items: Iterable[Any], name: str) -> list[tuple[Any, list[Any]]]:
    """All items with the same value of the attribute together, groups in order of first appearance."""
    groups: dict[Any, list[Any]] = {}
    for item in items:
        groups.setdefault(getattr(item, name), []).append(item)
    return list(groups.items())
