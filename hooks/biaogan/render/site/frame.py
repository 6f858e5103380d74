"""What all public pages share: the templates, the style sheet with its hash, icons, and links that stay in the tree."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from biaogan.editions import PublicBook
from biaogan.layouts.sizes import trim_of
from biaogan.render.addresses import address, relative
from biaogan.render.sheets import file_name
from biaogan.render.site.colours import tokens

HOOKS = Path(__file__).resolve().parents[3]
THUMB = 420  # CSS pixels: the widest a poster is shown


def environment() -> Environment:
    """Templates of the public site; what is not declared there is an error, what is text stays text."""
    env = Environment(
        loader=FileSystemLoader([HOOKS / "templates" / "site", HOOKS / "assets"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = chinese_day
    env.globals["icon_path"] = icon_path
    env.globals["file_name"] = file_name
    env.globals["thumb"] = thumb_size
    env.globals["address"] = address
    return env


@dataclass(frozen=True, slots=True)
class Frame:
    """Renders one page after another with what they have in common."""

    env: Environment
    common: Mapping[str, Any]
    base: str

    def page(self, path: str, template: str, **values: Any) -> tuple[str, str]:
        """Path below the tree and the finished page."""

        def link(target: str) -> str:
            return relative(_file(target), path)

        text = self.env.get_template(template).render(
            **self.common, path=path, canonical=canonical(self.base, path), link=link, **values
        )
        return path, text


def make_frame(public: PublicBook) -> Frame:
    """The frame of this bank: its name, hotlines and colours."""
    env = environment()
    colours = tokens(public.bank.palette)
    css = squeezed(env.get_template("style.css").render(**colours))
    common = {
        "bank": public.bank,
        "urgent": public.urgent(),
        "css": css,
        "csp": policy(css),
        "favicon": favicon(colours["light"]["brand"]),
        "theme": colours["light"]["brand-deep"],
    }
    return Frame(env, common, public.bank.public_base)


def policy(css: str, base_uri: str = "'none'") -> str:
    """The content security policy of a page that has exactly this style sheet and nothing that runs."""
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src 'self' data:; "
        f"base-uri {base_uri}; form-action 'none'"
    )


def squeezed(css: str) -> str:
    """A style sheet without comments and line breaks: it travels with every page."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare)).strip()


@cache
def icon_path(name: str) -> str:
    """The outline of an icon of hooks/assets/icons, drawn on a square of 24 units."""
    root = ElementTree.parse(HOOKS / "assets" / "icons" / f"{name}.svg").getroot()  # noqa: S314 - our own file
    return " ".join(part.attrib["d"] for part in root.iter() if part.tag.endswith("path"))


def favicon(colour: str) -> str:
    """A shield as a data address: no second request, and no 404 for one that was never asked for."""
    outline = icon_path("shield-check")
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='{colour}' d='{outline}'/></svg>"
    return "data:image/svg+xml," + quote(svg, safe="/:=' ")


def thumb_size(sheet: Any) -> tuple[int, int]:
    """Width and height in CSS pixels at which a sheet is announced, so that nothing jumps."""
    width, height = trim_of(sheet)
    return THUMB, round(THUMB * height / width)


def canonical(base: str, path: str) -> str:
    """The page's one address on the web."""
    return base + path.removesuffix("index.html")


def chinese_day(day: date | str) -> str:
    """2026-12-01 -> 2026年12月1日. The ledger has its days as text."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.year}年{day.month}月{day.day}日"


def _file(target: str) -> str:
    """`scams/` -> `scams/index.html`: opened from a disk, a folder shows no page."""
    place, mark, anchor = target.partition("#")
    if place.endswith("/") or not place:
        place += "index.html"
    return place + mark + anchor
