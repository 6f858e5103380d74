"""Ways: how swindlers reach people. A list, and a page for each way with the scams that come along it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.editions import PublicBook, PublicView
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION


@dataclass(frozen=True, slots=True)
class Met:
    """A scam on a way. by: the words under which the scam names this way."""

    scam: PublicView
    by: tuple[str, ...]


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each way that a scam takes."""
    ways = taken(site.public)
    counted = tuple((way, len(met(site.public, way))) for way in ways)
    yield site.own(own, "ways.html", linked=COLLECTION, ways=counted)
    for way in ways:
        yield site.page(
            way_address(way),
            "way.html",
            f"{way.label}里的骗局",
            crumbs=own.trail,
            tab=f"{way.label}里的骗局：{way.headline}",
            says=f"{way.headline}。{way.tips[0]}",
            way=way,
            met=met(site.public, way),
            others=tuple(other for other in ways if other.id != way.id),
        )


def way_address(way: PublicView) -> str:
    """Where the page of a way stands, below the tree."""
    return f"ways/{way.id}/"


def met(public: PublicBook, way: PublicView) -> tuple[Met, ...]:
    """Scams on this way: those for which it is the first word before those for which it is a later one."""
    found = [(s, tuple(c for c in s.channels if c in way.words)) for s in public.of("scam")]
    ranked = sorted((pair for pair in found if pair[1]), key=lambda pair: pair[0].channels.index(pair[1][0]))
    return tuple(Met(scam, by) for scam, by in ranked)


def taken(public: PublicBook) -> tuple[PublicView, ...]:
    """Ways that at least one public scam takes, in the order of the register."""
    return tuple(way for way in public.ways if met(public, way))


def ways_of(public: PublicBook, scam: PublicView) -> tuple[PublicView, ...]:
    """The ways that this scam takes."""
    return tuple(way for way in public.ways if set(way.words) & set(scam.channels))
