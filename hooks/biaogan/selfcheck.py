"""The self-check: which lines to show next, and what the answers look like. Made from the public scams and nothing else.

A screen shows some lines, each the sign by which one kind of scam is known best, and asks whether one of them is what
happened. 否 leads to the next lines, 是 to half of these, until one kind is left. So a new scam is asked about as soon as
its record is public, and nobody keeps a table of questions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from biaogan.editions import PublicBook
from biaogan.ids import number_of
from biaogan.model.scam import GROUPS

DEPTH = 6  # questions at most, as long as there are not more than 63 kinds
LINES = 10  # on a screen, where it can be avoided
OTHERS = 2  # further kinds that a verdict names
ANSWERS = (True, False, None)  # 是, 否, 不清楚


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of scam, by the sign that somebody who met it knows at once. scam: its public view."""

    scam: Any
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out: the scam (None: none of the common signs), and what is easily taken for it."""

    scam: Any = None
    others: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A question: is one of these lines what happened? asked: the how-manieth question it is at the most; ways: after
    是, 否, 不清楚 the number of a node or an end; before: the node that leads here, 0 for none."""

    lines: tuple[Line, ...]
    asked: int
    ways: tuple[int | Verdict, ...]
    before: int


@dataclass(frozen=True, slots=True)
class Graph:
    """nodes: by number, from 1; empty where there is no public scam. most: how many questions it takes at the most."""

    nodes: tuple[Node, ...]
    most: int

    def verdicts(self) -> tuple[Verdict, ...]:
        """All that can come out, in the order in which they are come upon."""
        found: dict[str, Verdict] = {}
        for node in self.nodes:
            for way in node.ways:
                if isinstance(way, Verdict):
                    found.setdefault(way.scam.id if way.scam else "", way)
        return tuple(found.values())

    def end(self, answer: Callable[[Line], bool | None]) -> tuple[Verdict, int]:
        """Where somebody arrives who would answer so to each line alone, and after how many questions.

        One 是 among the lines of a screen makes it 是, else one 不清楚 makes it 不清楚.
        """
        at: int | Verdict = 1 if self.nodes else Verdict()
        count = 0
        while not isinstance(at, Verdict):
            node = self.nodes[at - 1]
            answers = [answer(line) for line in node.lines]
            said = True if True in answers else None if None in answers else False
            at, count = node.ways[ANSWERS.index(said)], count + 1
        return at, count


def make_graph(public: PublicBook) -> Graph:
    """The graph of the public scams."""
    builder = _Builder()
    lines = tuple(Line(scam, cue_of(scam)) for scam in sorted(public.of("scam"), key=_place))
    if lines:
        builder.screens(tuple(_portions(lines)))
    nodes = tuple(Node(*made) for made in builder.made)
    return Graph(nodes, max((node.asked for node in nodes), default=0))


def cue_of(scam: Any) -> str:
    """What the record says that its victims know it by, else its rule without `凡是` and `都是诈骗`."""
    return str(scam.cue or scam.rule.removeprefix("凡是").removesuffix("都是诈骗").rstrip("，的"))


def _place(scam: Any) -> tuple[int, int]:
    """By group; the newer record first: it was written because the older ones did not fit, and is the more special one."""
    group = GROUPS.index(scam.group) if scam.group in GROUPS else len(GROUPS)
    return group, -number_of(scam.id)


def _portions(lines: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Lines by screen. The later a screen comes, the fewer questions are left to tell its lines apart."""
    depth = max(DEPTH, len(lines).bit_length())
    for left in range(depth - 1, -1, -1):
        if lines:
            most = 2**left  # kinds that so many questions tell apart; as many less one fit on all later screens
            size = min(most, max(len(lines) - (most - 1), LINES))
            yield lines[:size]
            lines = lines[size:]


class _Builder:
    """Numbers nodes in the order in which they are come upon."""

    def __init__(self) -> None:
        self.made: list[list[Any]] = []

    def screens(self, portions: tuple[tuple[Line, ...], ...]) -> None:
        """One screen after the other, for those who know none of the lines of the one before."""
        before = 0
        for asked, portion in enumerate(portions, 1):
            number = self._node(portion, asked, before)
            following: int | Verdict = Verdict()
            node = self.made[number - 1]
            yes = self._within(portion, asked, number)
            if asked < len(portions):
                following = len(self.made) + 1
            node[2] = (yes, following, following)
            before = number

    def _within(self, lines: tuple[Line, ...], asked: int, before: int) -> int | Verdict:
        """One of these it is: half of them are asked about. Somebody unsure of the first half sees the second."""
        if len(lines) == 1:
            return Verdict(lines[0].scam)
        half = (len(lines) + 1) // 2
        number = self._node(lines[:half], asked + 1, before)
        yes = self._within(lines[:half], asked + 1, number)
        no = self._within(lines[half:], asked + 1, number)
        if len(lines) <= OTHERS + 1:
            yes, no = _beside(yes, lines), _beside(no, lines)
        self.made[number - 1][2] = (yes, no, no)
        return number

    def _node(self, lines: tuple[Line, ...], asked: int, before: int) -> int:
        self.made.append([lines, asked, (), before])
        return len(self.made)


def _beside(end: int | Verdict, lines: tuple[Line, ...]) -> int | Verdict:
    """A verdict with the kinds that stood beside it to the last."""
    if not isinstance(end, Verdict) or end.others:
        return end
    return Verdict(end.scam, tuple(line.scam for line in lines if line.scam is not end.scam))
