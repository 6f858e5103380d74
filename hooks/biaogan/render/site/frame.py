"""What all public pages share: the templates, menus, icons, words for search engines, and links that stay in the tree."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from biaogan.editions import PublicBook, PublicView
from biaogan.layouts.picture import thumb_px
from biaogan.layouts.sizes import trim_of
from biaogan.places import ASSETS, ICONS, SITE_TEMPLATES
from biaogan.render.addresses import address, relative
from biaogan.render.sheets.files import file_of
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.sheets.sides import office_files, picture_of
from biaogan.render.site.colours import tokens
from biaogan.render.site.scripts import data_tag, script_tag
from biaogan.values import Json

DOUBT = "check/"  # where somebody goes who does not know whether it is a scam
# What stands at the top and at the foot of every page: address below the tree, and what it is called there.
MENU = (
    ("index.html", "首页"),
    ("check/", "测一测"),
    ("scams/", "认骗局"),
    ("help/", "被骗了"),
    ("search/", "找一找"),
)
MORE = (
    ("alerts/", "近来的提醒"),
    ("audiences/", "骗子找哪些人"),
    ("ways/", "骗子怎么找来"),
    ("quiz/", "答题"),
    ("topics/", "用钱的常识"),
    ("bring/", "办业务带什么"),
    ("words/", "词语解释"),
    ("posters/", "海报下载"),
    ("campaigns/", "防骗活动"),
    ("slogans/", "防骗口号"),
    ("about/", "关于这个网站"),
    ("access/", "无障碍"),
)
SAFE = "/:#?=&"  # what stays as it is in an address
STYLE_PLACE, POLICY_PLACE = "\0style\0", "\0policy\0"  # places in a draft: no text from a record can hold a NUL

Crumb = tuple[str, str]  # address below the tree, and what it is called


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that is no page: path below the tree, and what is in it."""

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """A page without its style sheet, which all pages of a template have in common.

    listed: whether it belongs into the site map and the search; kept: whether `release` remembers its address, as it
    does of all that is listed and of twins; changed: the day its record took effect, where it has one; record: id of the
    record it is the page of; crumbs: the pages above it, home apart; loads: whether a script of its loads another from
    assets/; twin_of: path of the page that this one shows again, empty where it stands for itself.
    """

    path: str
    template: str
    text: str
    title: str
    listed: bool
    changed: date | None
    record: str
    kept: bool
    crumbs: tuple[Crumb, ...]
    loads: bool
    twin_of: str = ""

    @property
    def address(self) -> str:
        """Below the tree, as the ledger and the site map have it: `scams/SCM-001/`."""
        return self.path.removesuffix("index.html")


@dataclass(frozen=True, slots=True)
class Site:
    """What every room of the site is handed. pieces: the public ones; today: the day the site is built for."""

    env: Environment
    common: Mapping[str, object]
    public: PublicBook
    pieces: tuple[PublicPiece, ...]
    today: date

    @property
    def base(self) -> str:
        """The address of the tree on the web."""
        return str(self.public.bank.public_base)

    def page(
        self,
        path: str,
        template: str,
        title: str,
        *,
        listed: bool = True,
        kept: bool = False,
        record: PublicView | None = None,
        crumbs: Iterable[Crumb] = (),
        about: Mapping[str, Json] | None = None,
        rooted: bool = False,
        loads: bool = False,
        twin_of: str = "",
        **values: object,
    ) -> Draft:
        """Renders a template.

        path: below the tree; title: what the page is called; listed, kept: see Draft; record: the one it is the page of
        (its view); crumbs: the pages above it, home apart; rooted: served for any address, so its links begin at the
        root of the host; about: properties of the page's JSON-LD that go beyond what every page has; loads: whether a
        script of the page loads another; twin_of: path of the page that is shown once more, at a shorter address:
        search engines are told of that one; values: for the template, on top of what all pages share.
        """

        def link(target: str) -> str:
            written = "/" + _file(target) if rooted else relative(_file(target), path)
            return quote(written, safe=SAFE)

        trail = tuple(crumbs)
        text = self.env.get_template(template).render(
            **self.common,
            path=path,
            page_title=title,
            canonical=canonical(self.base, twin_of or path),
            crumbs=trail,
            linked_data=self._linked_data(path, title, trail, about or {}) if listed else "",
            link=link,
            **({record.kind: record} if record is not None else {}),
            **values,
        )
        changed = record.effective if record is not None else None
        own = record.id if record is not None else ""
        kept = kept or listed or bool(twin_of)
        return Draft(path, template, text, title, listed, changed, own, kept, trail, loads, twin_of)

    def _linked_data(self, path: str, title: str, crumbs: tuple[Crumb, ...], about: Mapping[str, Json]) -> Markup:
        """schema.org's words for the page and the way to it. Nothing in it can end the script element early."""
        place = canonical(self.base, path)
        page = {
            "@type": "WebPage",
            "@id": place,
            "url": place,
            "name": title,
            "inLanguage": "zh-CN",
            "isAccessibleForFree": True,
            "publisher": {"@type": "BankOrCreditUnion", "name": self.public.bank.name, "url": self.base},
            **about,
        }
        graph: list[dict[str, Json]] = [page]
        if path != "index.html":
            way = [("", "首页"), *crumbs, (path, title)]
            items: list[Json] = [
                {"@type": "ListItem", "position": n, "name": name, "item": canonical(self.base, _file(target))}
                for n, (target, name) in enumerate(way, 1)
            ]
            graph.append({"@type": "BreadcrumbList", "itemListElement": items})
        data = json.dumps(
            {"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":")
        )
        return Markup(data.replace("<", "\\u003c"))  # noqa: S704 - JSON without `<`


def make_site(public: PublicBook, pieces: Iterable[PublicPiece], today: date) -> Site:
    """The site of this bank: its name, hotlines and colours."""
    env = environment()
    colours = tokens(public.bank.palette)
    shown = tuple(pieces)
    common = {
        "bank": public.bank,
        "urgent": public.urgent(),
        "css": STYLE_PLACE,
        "csp": POLICY_PLACE,
        "favicon": favicon(colours["light"]["brand"]),
        "theme": colours["light"]["brand-deep"],
        "today": today,
        "doubt": DOUBT,
        "menu": MENU,
        "more": MORE,
        # the picture of a scam or a campaign that people pass on, by the record's id: a draft must not go round
        "passing": {p.subjects[0].id: p for p in shown if p.sheet.purpose == "转发" and not p.draft},
    }
    return Site(env, common, public, shown, today)


@cache
def environment() -> Environment:
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


def canonical(base: str, path: str) -> str:
    """The page's one address on the web."""
    return base + quote(path.removesuffix("index.html"), safe=SAFE)


def chinese_day(day: date) -> str:
    """2026-12-01 -> 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _file(target: str) -> str:
    """`scams/` -> `scams/index.html`: opened from a disk, a folder shows no page."""
    place, mark, anchor = target.partition("#")
    if place.endswith("/") or not place:
        place += "index.html"
    return place + mark + anchor
