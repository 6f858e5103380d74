"""The self-check as a graph of questions: every way through it ends in a kind of scam or in none, after few answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from biaogan.editions import PublicBook
from biaogan.selfcheck.belief import Belief, next_question
from biaogan.selfcheck.likelihood import Table, make_table

DEPTH = 6  # questions at most
SURE = 0.93  # share of a kind from which nothing more is asked
OTHERS = 2  # further kinds that a verdict may name
LIKELY = 0.12  # share that such a kind must have
ANSWERS = (True, False, None)  # 是, 否, 不清楚


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out: ids of the likeliest scam (empty: none of the common signals) and of others that are likely."""

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


class _Builder:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.nodes: list[Node] = []
        self.made: dict[tuple[Any, ...], int] = {}

    def graph(self) -> Graph:
        start = self.reach(Belief(self.table.prior), 0)
        return Graph(start, ()) if isinstance(start, Verdict) else _renumbered(start, self.nodes)

    def reach(self, belief: Belief, asked: int) -> int | Verdict:
        """What stands here: an end, or the number of a node. Equal ways on share a page."""
        row = None if self.settled(belief) else next_question(self.table, belief, DEPTH - asked)
        if row is None:
            return self.verdict(belief)
        ways = tuple(self.reach(belief.after(self.table, row, answer), asked + 1) for answer in ANSWERS)
        if len(set(ways)) == 1:
            return ways[0]
        key = (row, asked, ways)
        if key not in self.made:
            self.nodes.append(Node(self.table.questions[row], asked + 1, ways))
            self.made[key] = len(self.nodes)
        return self.made[key]

    def settled(self, belief: Belief) -> bool:
        """Sure enough of one kind to stop asking."""
        kind = belief.best()
        return kind is not None and belief.shares[kind] >= SURE

    def verdict(self, belief: Belief) -> Verdict:
        """Named only with a red flag of its own, and where that is better than naming none."""
        kind = belief.best()
        if kind is None or not belief.alarming():
            return Verdict()
        ranked = sorted(range(len(self.table.kinds)), key=lambda k: (-belief.shares[k], k))
        others = [self.table.kinds[k] for k in ranked if k != kind and belief.shares[k] >= LIKELY]
        return Verdict(self.table.kinds[kind], tuple(others[:OTHERS]))


def _renumbered(start: int, made: list[Node]) -> Graph:
    """Nodes in the order in which they are come upon, so that the first question is number 1."""
    order = [start]
    for number in order:
        order.extend(w for w in dict.fromkeys(made[number - 1].ways) if not isinstance(w, Verdict) and w not in order)
    new = {old: position for position, old in enumerate(order, 1)}
    nodes = (made[old - 1] for old in order)
    return Graph(1, tuple(replace(node, ways=tuple(_moved(w, new) for w in node.ways)) for node in nodes))


def _moved(way: int | Verdict, new: dict[int, int]) -> int | Verdict:
    return way if isinstance(way, Verdict) else new[way]
