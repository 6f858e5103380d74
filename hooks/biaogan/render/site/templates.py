"""The one Jinja environment of the public site, and the pictures that its templates draw."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from biaogan.days import chinese_day
from biaogan.layouts.picture import thumb_px
from biaogan.layouts.sizes import trim_of
from biaogan.places import ASSETS, ICONS, SITE_TEMPLATES
from biaogan.render.addresses import address
from biaogan.render.sheets.files import file_of
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.sheets.sides import office_files, picture_of
from biaogan.render.site.scripts import data_tag, script_tag


@cache
def site_templates() -> Environment:
    """Templates of the public site; what is not declared there is an error, what is text stays text."""
    env = Environment(
        loader=FileSystemLoader([SITE_TEMPLATES, ASSETS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["day"] = chinese_day
    env.globals["icon_path"] = icon_path
    env.globals["file_of"] = file_of
    env.globals["office_files"] = office_files
    env.globals["thumb_size"] = thumb_size
    env.globals["trim"] = trim_of
    env.globals["address"] = address
    env.globals["script"] = script_tag
    env.globals["data"] = data_tag
    return env


@cache
def icon_path(name: str) -> str:
    """The outline of an icon of hooks/biaogan/assets/icons, drawn on a square of 24 units."""
    root = ElementTree.parse(ICONS / f"{name}.svg").getroot()  # noqa: S314 - our own file
    return " ".join(part.attrib["d"] for part in root.iter() if part.tag.endswith("path"))


def favicon(colour: str) -> str:
    """A shield as a data address: no second request, and no 404 for one that was never asked for."""
    outline = icon_path("shield-check")
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'><path fill='{colour}' d='{outline}'/></svg>"
    return "data:image/svg+xml," + quote(svg, safe="/:='")


def thumb_size(piece: PublicPiece) -> tuple[int, int]:
    """Width and height of a piece's thumbnail in its own pixels, so that nothing jumps."""
    return thumb_px(*picture_of(piece))
