"""The self-check as a graph of questions: every way through it ends in a kind of scam or in none, after few answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from biaogan.editions import PublicBook
from biaogan.selfcheck.belief import DIGITS, Belief, next_question
from biaogan.selfcheck.likelihood import Table, make_table

DEPTH = 6  # questions at most
SURE = 0.93  # share of a kind from which nothing more is asked
OTHERS = 2  # further kinds that a verdict may name
LIKELY = 0.04  # share that such a kind must have
ANSWERS = (True, False, None)  # 是, 否, 不清楚


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out: id of the likeliest scam (empty: none of the common signals), and what it is easily taken for."""

    kind: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A question on the way. asked: the how-manieth it is; ways: after 是, 否, 不清楚 the number of a node or an end."""

    question: Any
    asked: int
    ways: tuple[int | Verdict, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """nodes: by number, from 1, nearest first; start: the first node's number, or an end where nothing is to be asked."""

    start: int | Verdict
    nodes: tuple[Node, ...]

    def verdicts(self) -> tuple[Verdict, ...]:
        """All that can come out, by kind."""
        ends = {way for way in (self.start, *(w for node in self.nodes for w in node.ways)) if isinstance(way, Verdict)}
        return tuple(sorted(ends, key=lambda end: (end.kind, end.others)))

    def parents(self, number: int) -> tuple[int, ...]:
        """The nodes from which an answer leads to this one."""
        return tuple(n for n, node in enumerate(self.nodes, 1) if number in node.ways)

    def end(self, answer: Callable[[Any], bool | None]) -> tuple[Verdict, int]:
        """Where somebody with these answers (question -> 是 true, 否 false, 不清楚 None) arrives, after how many."""
        at, count = self.start, 0
        while not isinstance(at, Verdict):
            node = self.nodes[at - 1]
            at, count = node.ways[ANSWERS.index(answer(node.question))], count + 1
        return at, count


def make_graph(public: PublicBook) -> Graph:
    """From the red flags of the public scams, and nothing else."""
    return _Builder(make_table(public)).graph()


_End = str  # while building, an end is the id of its kind, empty for none


@dataclass(frozen=True, slots=True)
class _Step:
    row: int
    asked: int
    ways: tuple[int | _End, ...]


class _Builder:
    """Reaches every belief that answers can lead to. beside: for each kind, how likely others were where it came out."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.steps: list[_Step] = []
        self.made: dict[_Step, int] = {}
        self.beside: dict[str, list[tuple[float, ...]]] = {}

    def graph(self) -> Graph:
        start = self.reach(Belief(self.table.prior), 0)
        if isinstance(start, str):
            return Graph(self.verdict(start), ())
        order = _in_order(start, self.steps)
        new: dict[int | _End, int | Verdict] = {old: position for position, old in enumerate(order, 1)}
        new.update({kind: self.verdict(kind) for kind in self.beside})
        steps = (self.steps[old - 1] for old in order)
        return Graph(1, tuple(Node(self.table.questions[s.row], s.asked, tuple(new[w] for w in s.ways)) for s in steps))

    def reach(self, belief: Belief, asked: int) -> int | _End:
        """What stands here: an end, or the number of a step. Equal ways on share a page; one that makes no difference is not asked."""
        row = None if self.settled(belief) else next_question(self.table, belief, DEPTH - asked)
        if row is None:
            return self.end(belief)
        ways = tuple(self.reach(belief.after(self.table, row, answer), asked + 1) for answer in ANSWERS)
        if len(set(ways)) == 1 and isinstance(ways[0], str):
            return ways[0]
        step = _Step(row, asked + 1, ways)
        if step not in self.made:
            self.steps.append(step)
            self.made[step] = len(self.steps)
        return self.made[step]

    def settled(self, belief: Belief) -> bool:
        """Sure enough of one kind to stop asking."""
        kind = belief.best()
        return kind is not None and belief.shares[kind] >= SURE

    def end(self, belief: Belief) -> _End:
        """A scam is named only with a red flag of its own, and where that is better than naming none."""
        kind = belief.best() if belief.alarming() else None
        name = "" if kind is None else self.table.kinds[kind]
        self.beside.setdefault(name, []).append(belief.shares)
        return name

    def verdict(self, kind: _End) -> Verdict:
        """One for each kind, whichever way led to it, with what it is most easily taken for."""
        if not kind:
            return Verdict()
        places = self.beside[kind]
        mean = [sum(column) / len(places) for column in zip(*places, strict=True)][:-1]
        ranked = sorted(range(len(mean)), key=lambda k: (-round(mean[k], DIGITS), k))
        others = [self.table.kinds[k] for k in ranked if self.table.kinds[k] != kind and mean[k] >= LIKELY]
        return Verdict(kind, tuple(others[:OTHERS]))


def _in_order(start: int, steps: list[_Step]) -> list[int]:
    """Numbers of steps in the order in which they are come upon, so that the first question is the first."""
    order = [start]
    for number in order:
        order.extend(w for w in dict.fromkeys(steps[number - 1].ways) if isinstance(w, int) and w not in order)
    return order
