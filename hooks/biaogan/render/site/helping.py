"""The page for people who have lost money: what every scam says about it, merged, nothing said twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from biaogan.render.site.frame import Draft, Site

# How long ago, by the words of `when`; what fits none of them is about what was given away.
TIMES = (
    ("钱刚刚转走", re.compile("刚|分钟|马上")),
    ("转走不到24小时", re.compile("小时|当天|今天")),
    ("已经过了一天，或者更久", re.compile("天|周|星期|月|年|一阵|很久|好久")),
)
_SENTENCE = re.compile(r"[^。！？]*[。！？]+[”’」』）]*|[^。！？]+$")
FIRST = 3  # steps of the first screen
KEPT = 6  # lines of evidence before the reader is sent to the scam's own page


@dataclass(frozen=True, slots=True)
class Extra:
    """What one scam adds to the common lines."""

    scam: Any
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Lines for one situation: for everybody, and on top of that by scam."""

    title: str
    lines: tuple[str, ...]
    extras: tuple[Extra, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """`first`: the steps for the first screen; `times`: by time passed; `given`: by what was given away."""

    first: tuple[str, ...]
    times: tuple[Advice, ...]
    given: tuple[Advice, ...]
    evidence: tuple[str, ...]


def pages(site: Site) -> Iterator[Draft]:
    """One page."""
    scams = site.public.of("scam")
    yield site.page("help/index.html", "help.html", "正在被骗，或者钱已经转了", help=make_help(scams), scams=scams)


def make_help(scams: Iterable[Any]) -> Help:
    """Public scams -> the merged page. Equal lines appear once; a line of two scams is a line for everybody."""
    known = tuple(scams)
    remedies = [(scam, remedy) for scam in known for remedy in scam.already_lost]
    times = tuple(_times(remedies))
    first = times[0].lines[:FIRST] if times else ()
    return Help(
        first=first,
        times=tuple(Advice(t.title, tuple(x for x in t.lines if x not in first), t.extras) for t in times),
        given=tuple(_given(remedies)),
        evidence=_evidence(known),
    )


def _times(remedies: list[tuple[Any, Any]]) -> Iterator[Advice]:
    for number, (title, _) in enumerate(TIMES):
        chosen = [(scam, remedy) for scam, remedy in remedies if _time(remedy.when) == number]
        if chosen:
            named = {remedy.when for _, remedy in chosen}
            yield _split(named.pop() if len(named) == 1 else title, chosen)


def _given(remedies: list[tuple[Any, Any]]) -> Iterator[Advice]:
    others = [(scam, remedy) for scam, remedy in remedies if _time(remedy.when) is None]
    for when in dict.fromkeys(remedy.when for _, remedy in others):
        yield Advice(when, _by_rank([remedy.do for _, remedy in others if remedy.when == when]))


def _time(when: str) -> int | None:
    return next((number for number, (_, words) in enumerate(TIMES) if words.search(when)), None)


def _split(title: str, chosen: list[tuple[Any, Any]]) -> Advice:
    """Lines of several scams are for everybody; of the others only what has not been said yet is kept, by scam."""
    holders: dict[str, set[str]] = {}
    for scam, remedy in chosen:
        for line in remedy.do:
            holders.setdefault(line, set()).add(scam.id)
    alone = len({scam.id for scam, _ in chosen}) == 1
    lines = tuple(x for x in _by_rank([remedy.do for _, remedy in chosen]) if alone or len(holders[x]) > 1)
    said = {sentence for line in lines for sentence in sentences(line)}
    extras = []
    for scam in dict.fromkeys(scam for scam, _ in chosen):
        own = [line for other, remedy in chosen if other is scam for line in remedy.do if line not in lines]
        rest = tuple(dict.fromkeys(filter(None, ("".join(s for s in sentences(x) if s not in said) for x in own))))
        if rest:
            extras.append(Extra(scam, rest))
    return Advice(title, lines, tuple(extras))


def _evidence(scams: tuple[Any, ...]) -> tuple[str, ...]:
    ranked = _by_rank([scam.evidence for scam in scams])
    shared = [line for line in ranked if sum(line in scam.evidence for scam in scams) > 1]
    return tuple(dict.fromkeys((*shared, *ranked)))[: max(KEPT, len(shared))]


def _by_rank(lists: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Lines of several lists, each once: what stands first anywhere comes first, what more lists say before less."""
    rank: dict[str, int] = {}
    count: dict[str, int] = {}
    for lines in lists:
        for place, line in enumerate(lines):
            rank[line] = min(place, rank.get(line, place))
            count[line] = count.get(line, 0) + 1
    return tuple(sorted(rank, key=lambda line: (rank[line], -count[line])))


def sentences(line: str) -> list[str]:
    """`先挂失。再报警。` -> both sentences, with their marks."""
    return _SENTENCE.findall(line)
