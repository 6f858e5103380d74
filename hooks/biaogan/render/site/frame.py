"""What all public pages share: the plan of the site, what a maker of pages is handed, and links that stay in the tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import quote, urlsplit

from jinja2 import Environment

from biaogan.editions import PublicBook, PublicView
from biaogan.render.addresses import page_address, page_file, relative
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.colours import tokens
from biaogan.render.site.linked_data import SAFE, linked_data, web_address
from biaogan.render.site.templates import favicon, site_templates
from biaogan.values import Json

STYLE_PLACE, POLICY_PLACE = "\0style\0", "\0policy\0"  # places in a draft: no text from a record can hold a NUL

LIST_SOUGHT = 0.5  # how much the search favours a page without a record: most of them are lists

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
    record it is the page of; crumbs: the pages above it, home apart; twin_of: address of the page that this one shows
    again, empty where it stands for itself.
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
    twin_of: str = ""

    @property
    def address(self) -> str:
        """Below the tree, as the ledger and the site map have it: `scams/SCM-001/`."""
        return page_address(self.path)


class Tile(NamedTuple):
    """A page on the start page. place: sorts them; name: where it is not the page's; anchor: a place on the page."""

    place: int
    icon: str
    says: str
    name: str = ""
    anchor: str = ""


class Style(NamedTuple):
    """A file of templates/site/style. place: sorts them, the later wins."""

    place: int
    name: str


class Script(NamedTuple):
    """A file of templates/site/script. sets: classes that no template writes; loads: whether it loads another of assets/."""

    name: str
    sets: tuple[str, ...] = ()
    loads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedPage:
    """A row of the plan: a page that the site has whatever the records are, and the maker of it and of those below it.

    address: below the tree, ends with a slash or is a file's name; makes: the maker, handed the site and this row; name:
    what the menus call it, empty where none does; title: its own; tab: what a browser's tab says, where that is not the
    title; crumb: what the way to the pages below calls it, where that is not the title; says: the one sentence for search
    engines, with `{bank}` and what its maker fills in; menu, more: its place among those at the top and at the foot of
    every page, 0 where it is not there; sought: how much the search favours it; last: made after all others, which its
    maker finds in `made`. A row without a title is a folder whose pages have none above them.
    """

    address: str
    makes: Maker
    name: str = ""
    title: str = ""
    tab: str = ""
    crumb: str = ""
    says: str = ""
    menu: int = 0
    more: int = 0
    tile: Tile | None = None
    sought: float = LIST_SOUGHT
    scripts: tuple[Script, ...] = ()
    style: Style | None = None
    last: bool = False

    @property
    def trail(self) -> tuple[Crumb, ...]:
        """The way to the pages below it."""
        return ((self.address, self.crumb or self.title),)


@dataclass(frozen=True, slots=True)
class Plan:
    """All rows, in the order in which their pages are made and listed, with what belongs to no single one of them.

    shared: scripts of several pages; styles: style files of several pages.
    """

    pages: tuple[PlannedPage, ...]
    shared: tuple[Script, ...]
    common: tuple[Style, ...]

    @property
    def menu(self) -> tuple[Crumb, ...]:
        """What stands at the top of every page."""
        return tuple((row.address, row.name) for row in sorted(self.pages, key=lambda row: row.menu) if row.menu)

    @property
    def more(self) -> tuple[Crumb, ...]:
        """What stands at the foot of every page."""
        return tuple((row.address, row.name) for row in sorted(self.pages, key=lambda row: row.more) if row.more)

    @property
    def tiles(self) -> tuple[tuple[str, str, str, str], ...]:
        """What the start page offers: address, icon, name, and what one finds there."""
        found = sorted(((row.tile, row) for row in self.pages if row.tile), key=lambda pair: pair[0].place)
        return tuple((row.address + t.anchor, t.icon, t.name or row.name, t.says) for t, row in found)

    @property
    def styles(self) -> tuple[str, ...]:
        """Names of the style files in their order."""
        own = (row.style for row in self.pages if row.style)
        return tuple(style.name for style in sorted((*self.common, *own)))

    @property
    def scripts(self) -> tuple[Script, ...]:
        """Everything that may run on a public page; each works on what is there without it."""
        return (*self.shared, *(script for row in self.pages for script in row.scripts))

    def at(self, some_address: str) -> PlannedPage:
        """The row of this address."""
        return next(row for row in self.pages if row.address == some_address)


@dataclass(frozen=True, slots=True)
class Site:
    """What every maker of pages is handed.

    pieces: the public ones; today: the day the site is built for; made: the pages there are already, for the rows that
    come last.
    """

    env: Environment
    common: Mapping[str, object]
    plan: Plan
    public: PublicBook
    pieces: tuple[PublicPiece, ...]
    today: date
    made: tuple[Draft, ...] = ()

    @property
    def base(self) -> str:
        """The address of the tree on the web."""
        return str(self.public.bank.public_base)

    @property
    def root(self) -> str:
        """The path of the tree on its host: `/`, or `/fanzha/` where the site stands below a path."""
        return urlsplit(self.base).path

    def own(
        self,
        row: PlannedPage,
        template: str,
        *,
        fill: Mapping[str, object] | None = None,
        linked: Mapping[str, Json] | None = None,
        **values: Any,  # Any: keywords of `page` among them, each of a type of its own
    ) -> Draft:
        """The page of a row. fill: for its sentence; the rest as for `page`."""
        says = row.says.format(bank=self.public.bank.name, **(fill or {}))
        return self.page(row.address, template, row.title, tab=row.tab, says=says, linked=linked, **values)

    def page(
        self,
        place: str,
        template: str,
        title: str,
        *,
        tab: str = "",
        says: str = "",
        listed: bool = True,
        kept: bool = False,
        record: PublicView | None = None,
        crumbs: Iterable[Crumb] = (),
        linked: Mapping[str, Json] | None = None,
        rooted: bool = False,
        twin_of: str = "",
        **values: object,
    ) -> Draft:
        """Renders a template.

        place: address below the tree; title: what the page is called; tab, says: see PlannedPage; listed, kept: see Draft;
        record: the one it is the page of (its view); crumbs: the pages above it, home apart; rooted: served for any
        address, so its links begin at the root of the tree; linked: properties of the page's JSON-LD that go beyond what
        every page has; twin_of: address of the page that is shown once more, at a shorter address: search engines are
        told of that one; values: for the template, on top of what all pages share.
        """
        path = page_file(place)

        def link(target: str) -> str:
            return quote(self.root + _file(target) if rooted else relative(_file(target), path), safe=SAFE)

        trail, described = tuple(crumbs), ({"description": says} if says else {}) | dict(linked or {})
        text = self.env.get_template(template).render(
            **self.common,
            path=path,
            page_title=title,
            tab=tab or title,
            says=says,
            canonical=web_address(self.base, twin_of or place),
            crumbs=trail,
            linked_data=linked_data(self.public.bank.name, self.base, path, title, trail, described) if listed else "",
            link=link,
            **({record.kind: record} if record is not None else {}),
            **values,
        )
        changed = record.effective if record is not None else None
        own = record.id if record is not None else ""
        kept = kept or listed or bool(twin_of)
        return Draft(path, template, text, title, listed, changed, own, kept, trail, twin_of)


Maker = Callable[[Site, PlannedPage], Iterator[Draft | Asset]]


def site_of(plan: Plan, public: PublicBook, pieces: Iterable[PublicPiece], today: date) -> Site:
    """The site of this bank: its name, hotlines and colours."""
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
        "menu": plan.menu,
        "more": plan.more,
        # the picture of a scam or a campaign that people pass on, by the record's id: a draft must not go round
        "passing": {p.subjects[0].id: p for p in shown if p.sheet.purpose == "转发" and not p.draft},
    }
    return Site(site_templates(), common, plan, public, shown, today)


def _file(target: str) -> str:
    """`scams/#says` -> `scams/index.html#says`: opened from a disk, a folder shows no page."""
    place, mark, anchor = target.partition("#")
    return page_file(place) + mark + anchor
