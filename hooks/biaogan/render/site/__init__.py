"""The public site as pairs of path and content, made from the public book and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from biaogan.editions import PublicBook
from biaogan.problems import BiaoganError
from biaogan.render.addresses import check_paths
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site import gone, robots
from biaogan.render.site.finishing import finished
from biaogan.render.site.frame import Asset, Draft, Site, site_of
from biaogan.render.site.plan import PLAN

# No pages of the plan: what must know every address of the site.
AFTERWARDS: tuple[Callable[[Site], Iterator[Draft | Asset]], ...] = (gone.pages, robots.robot_files)


def make_site(public: PublicBook, pieces: Iterable[PublicPiece], today: date) -> Site:
    """The site of this bank as all makers of pages are handed it."""
    return site_of(PLAN, public, pieces, today)


def public_pages(public: PublicBook, pieces: tuple[PublicPiece, ...], today: date) -> Iterator[tuple[str, str | bytes]]:
    """Every page of the public site: path below its tree -> text. The feed is `exports.feed`, pictures the press."""
    site = make_site(public, pieces, today)
    made = drafts(site)
    pages, allowed = finished(site, (made_one for made_one in made if isinstance(made_one, Draft)))
    yield from pages.items()
    yield from ((asset.path, asset.content) for asset in made if isinstance(asset, Asset))
    yield robots.headers(site, allowed)


def drafts(site: Site) -> tuple[Draft | Asset, ...]:
    """All pages without their style sheets, and the files that are no pages. Raises BiaoganError where two claim one path."""
    made = [page for row in site.plan.pages if not row.last for page in row.makes(site, row)]
    for row in (row for row in site.plan.pages if row.last):
        made += list(row.makes(_knowing(site, made), row))
    for makes in AFTERWARDS:
        made += list(makes(_knowing(site, made)))
    clashes = tuple(check_paths((one.path, _called(one)) for one in made))
    if clashes:
        raise BiaoganError(clashes)
    return tuple(made)


def _called(made: Draft | Asset) -> str:
    return f"“{made.title}”（{made.template}）" if isinstance(made, Draft) else f"文件 {made.path}"


def _knowing(site: Site, made: Iterable[Draft | Asset]) -> Site:
    return replace(site, made=tuple(page for page in made if isinstance(page, Draft)))


def addresses(site: Site) -> dict[str, tuple[str, str]]:
    """What `release` remembers: the address of every page that people may have kept -> its title and its record's id."""
    pages = (page for page in drafts(site) if isinstance(page, Draft) and page.kept)
    return {page.address: (page.title, page.record) for page in pages}
