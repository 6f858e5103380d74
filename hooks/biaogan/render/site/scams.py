"""Scams: the list by which a scam is recognised, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.editions import PublicView
from biaogan.model.scam import GROUPS, TIMES
from biaogan.render.addresses import address
from biaogan.render.site.audiences import shown as audiences_shown
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION
from biaogan.render.site.posters import pieces_about
from biaogan.render.site.ways import ways_of
from biaogan.render.site.with_pages import named

OTHERS = "别的骗局"  # those that no editor has put into a group
POSTERS = 3  # small pictures at the foot of a scam's page


@dataclass(frozen=True, slots=True)
class ScamGroup:
    """Scams of one group. key: the anchor on the list."""

    key: str
    title: str
    scams: tuple[PublicView, ...]


@dataclass(frozen=True, slots=True)
class Cases:
    """What to do once money or secrets are gone: by time passed, soonest first, and in all other situations."""

    times: tuple[PublicView, ...]
    others: tuple[PublicView, ...]


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each scam."""
    scams = site.public.of("scam")
    yield site.own(own, "scams.html", linked=COLLECTION, groups=tuple(scam_groups(scams)))
    for scam in scams:
        yield site.page(
            address(scam.id),
            "scam.html",
            scam.title,
            record=scam,
            crumbs=own.trail,
            tab=f"{scam.title}：{scam.headline}",
            says=f"{scam.rule}。{scam.summary}",
            linked={"dateModified": str(scam.effective)},
            cases=sorted_cases(scam),
            pieces=pieces_about(scam, site.pieces)[:POSTERS],
            related=tuple(r for r in named(site.public, scam.related) if r.id != scam.id),
            ways=ways_of(site.public, scam),
            audiences=tuple(a for a in audiences_shown(site.public) if scam.id in a.scams),
        )


def scam_groups(scams: tuple[PublicView, ...]) -> Iterator[ScamGroup]:
    """Scams by group, groups in the order of the model; what has no group comes last."""
    for number, title in enumerate((*GROUPS, None), 1):
        members = tuple(scam for scam in scams if scam.group == title)
        if members:
            yield ScamGroup(f"group-{number}", title or OTHERS, members)


def sorted_cases(scam: PublicView) -> Cases:
    """The scam's remedies by the time that has passed; what passed equally long ago keeps its order."""
    timed = (r for time in TIMES for r in scam.already_lost if r.passed == time)
    return Cases(tuple(timed), tuple(r for r in scam.already_lost if r.passed is None))
