"""The public site as pairs of path and content, made from the public book and from nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from biaogan.editions import PublicBook
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site import (
    about,
    access,
    alerts,
    audiences,
    campaigns,
    forms,
    gone,
    helping,
    home,
    machines,
    missing,
    offline,
    posters,
    quizzes,
    revisions,
    scams,
    searching,
    selfcheck,
    slogans,
    topics,
    ways,
    words,
)
from biaogan.render.site.finishing import finished
from biaogan.render.site.frame import Asset, Draft, Site, make_site

# Each makes the pages of one matter.
ROOMS: tuple[Callable[[Site], Iterator[Draft | Asset]], ...] = (
    home.pages,
    scams.pages,
    ways.pages,
    audiences.pages,
    slogans.pages,
    selfcheck.pages,
    helping.pages,
    campaigns.pages,
    posters.pages,
    topics.pages,
    forms.pages,
    alerts.pages,
    quizzes.pages,
    words.pages,
    about.pages,
    access.pages,
    revisions.pages,
    missing.pages,
)
# These must know what the others made.
AFTERWARDS: tuple[Callable[[Site, tuple[Draft, ...]], Iterator[Draft | Asset]], ...] = (
    searching.pages,
    offline.pages,
    gone.pages,
    machines.files,
)


def public_pages(public: PublicBook, pieces: tuple[PublicPiece, ...], today: date) -> Iterator[tuple[str, str | bytes]]:
    """Every page of the public site: path below its tree -> text. The feed is `exports.feed`, pictures the press."""
    site = make_site(public, pieces, today)
    made = drafts(site)
    pages, allowed = finished(site, (made_one for made_one in made if isinstance(made_one, Draft)))
    yield from pages.items()
    yield from ((asset.path, asset.content) for asset in made if isinstance(asset, Asset))
    yield machines.headers(site, allowed)


def drafts(site: Site) -> tuple[Draft | Asset, ...]:
    """All pages without their style sheets, and the files that are no pages."""
    made = [page for room in ROOMS for page in room(site)]
    for room in AFTERWARDS:
        made += list(room(site, tuple(page for page in made if isinstance(page, Draft))))
    return tuple(made)


def addresses(site: Site) -> dict[str, tuple[str, str]]:
    """What `release` remembers: the address of every page that people may have kept -> its title and its record's id."""
    pages = (page for page in drafts(site) if isinstance(page, Draft) and page.kept)
    return {page.address: (page.title, page.record) for page in pages}
