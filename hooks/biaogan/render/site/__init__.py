"""The public site as pairs of path and content, made from the public book and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from biaogan.editions import PublicBook
from biaogan.ledger.read import FATES
from biaogan.render.addresses import PUBLIC_KINDS, address, revision_address
from biaogan.render.sheets import Piece
from biaogan.render.site.frame import Frame, canonical, make_frame, policy
from biaogan.render.site.help import make_help
from biaogan.render.site.revisions import revision_page_data

SCAMS_FIRST = 9  # cards on the start page; all of them are one tap away
POSTERS_FIRST = 3  # of a scam; other layouts and sizes unfold
BRANCHES_SHOWN = 40  # more of them would make the page too heavy for a slow line


def public_pages(public: PublicBook, pieces: tuple[Piece, ...], today: date) -> Iterator[tuple[str, str | bytes]]:
    """Every page of the public site: path below its tree -> text. The feed is `exports.feed`, pictures the press."""
    frame = make_frame(public)
    shown = tuple(piece for piece in pieces if piece.public)
    pages = [
        *_main(frame, public, shown, today),
        *_records(frame, public, shown, today),
        *_tombstones(frame, public),
    ]
    yield from pages
    yield from _revisions(frame, public, shown, today)
    yield _missing(frame)
    yield from _for_machines(frame, public)


def _main(frame: Frame, public: PublicBook, pieces: tuple[Piece, ...], today: date) -> Iterator[tuple[str, str]]:
    scams = public.of("scam")
    campaign = present_campaign(public, today)
    yield frame.page(
        "index.html",
        "index.html",
        scams=scams,
        first_scams=SCAMS_FIRST,
        pieces=pieces,
        campaign=campaign,
        today=today,
    )
    yield frame.page("scams/index.html", "scams.html", scams=scams)
    yield frame.page("help/index.html", "help.html", help=make_help(scams), scams=scams)
    yield frame.page("posters/index.html", "posters.html", pieces=pieces, sheet=None)
    yield frame.page("words/index.html", "words.html", terms=public.terms)
    branches = public.branches if len(public.branches) <= BRANCHES_SHOWN else ()
    yield frame.page("about/index.html", "about.html", branches=branches, terms=public.terms)


def _records(frame: Frame, public: PublicBook, pieces: tuple[Piece, ...], today: date) -> Iterator[tuple[str, str]]:
    for scam in public.of("scam"):
        yield frame.page(
            address(scam.id) + "index.html",
            "scam.html",
            scam=scam,
            pieces=_about(scam, pieces),
            posters_first=POSTERS_FIRST,
            related=_related(public, scam),
        )
    for campaign in public.of("campaign"):
        wanted = {material.sheet for material in campaign.materials}
        yield frame.page(
            address(campaign.id) + "index.html",
            "campaign.html",
            campaign=campaign,
            scams=_named(public, campaign.scams),
            pieces=tuple(p for p in pieces if p.sheet.id in wanted),
            texts=by_channel(campaign.texts),
            today=today,
        )
    for sheet in public.of("sheet"):
        own = tuple(p for p in pieces if p.sheet.id == sheet.id)
        yield frame.page(address(sheet.id) + "index.html", "posters.html", pieces=own, sheet=sheet)


def _tombstones(frame: Frame, public: PublicBook) -> Iterator[tuple[str, str]]:
    """A page for every address that was once public and has no record behind it now: nothing printed leads nowhere."""
    alive = public.by_id()
    moved = {move.id: move for move in public.moves}
    for entry in public.published:
        if entry.id in alive or entry.kind not in PUBLIC_KINDS:
            continue
        move = moved.get(entry.id)
        yield frame.page(
            (entry.public or address(entry.id)).removesuffix("index.html") + "index.html",
            "gone.html",
            entry=entry,
            fate=FATES[move.fate] if move else "",
            targets=_named(public, move.to) if move else (),
        )


def _revisions(frame: Frame, public: PublicBook, pieces: tuple[Piece, ...], today: date) -> Iterator[tuple[str, str]]:
    for data in revision_page_data(public, pieces, today):
        place = revision_address(data.answer.key, data.answer.revision) + "index.html"
        yield frame.page(place, "revision.html", answer=data.answer, page=data)


def _missing(frame: Frame) -> tuple[str, str]:
    """The page for an unknown address. Shown at whatever depth, so its relative links need the `base` of the site."""
    common = {**frame.common, "csp": policy(frame.common["css"], frame.base)}
    return Frame(frame.env, common, frame.base).page("404.html", "missing.html")


def _for_machines(frame: Frame, public: PublicBook) -> Iterator[tuple[str, str]]:
    """The site map of what stays, robots.txt and the headers of static hosts."""
    days = [record.effective for record in public.records]
    newest = max(days, default=None)
    fixed = [(page, newest) for page in ("", "scams/", "help/", "posters/", "words/", "about/")]
    own = [(address(r.id), r.effective) for r in public.records if r.kind in PUBLIC_KINDS]
    addresses = [(canonical(frame.base, page), day) for page, day in (*fixed, *own)]
    yield "sitemap.xml", frame.env.get_template("sitemap.xml").render(addresses=addresses)
    yield "robots.txt", frame.env.get_template("robots.txt").render(base=frame.base)
    yield "_headers", frame.env.get_template("headers.txt").render(csp=policy(frame.common["css"], "'self'"))


def present_campaign(public: PublicBook, today: date) -> Any | None:
    """The campaign that runs today, else the next one to come, else None."""
    open_ones = [c for c in public.of("campaign") if c.ends >= today]
    return min(open_ones, key=lambda c: (c.starts, c.id), default=None)


def by_channel(texts: tuple[Any, ...]) -> dict[str, tuple[str, ...]]:
    """Short texts under their channel, in the order of the record."""
    channels = dict.fromkeys(text.channel for text in texts)
    return {channel: tuple(t.text for t in texts if t.channel == channel) for channel in channels}


def _about(record: Any, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The sheets about this record and no other, one of each layout first."""
    own = [p for p in pieces if [subject.id for subject in p.subjects] == [record.id]]
    first = {p.sheet.layout: p for p in reversed(own)}
    return tuple(sorted(own, key=lambda p: (first[p.sheet.layout] is not p, p.key)))


def _related(public: PublicBook, record: Any) -> tuple[Any, ...]:
    return tuple(r for r in _named(public, record.related) if r.id != record.id)


def _named(public: PublicBook, ids: tuple[str, ...]) -> tuple[Any, ...]:
    """Records with a page of their own, in the order of `ids`; a part's id stands for its record."""
    records = public.by_id()
    wanted = dict.fromkeys("-".join(i.split("-")[:2]) for i in ids)
    return tuple(records[i] for i in wanted if i in records and records[i].kind in PUBLIC_KINDS)
