"""The self-check as a graph of questions: every way through it ends in a kind of scam or in none, after few answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from biaogan.editions import PublicBook
from biaogan.selfcheck.belief import Belief, next_question
from biaogan.selfcheck.likelihood import Table, make_table

DEPTH = 6  # questions at most
SURE = 0.93  # share of a kind from which nothing more is asked
OTHERS = 2  # further kinds that a verdict may name
LIKELY = 0.08  # share that such a kind must have
ANSWERS = (True, False, None)  # 是, 否, 不清楚


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came out: ids of the likeliest scam (empty: none of the common signals) and of others that are likely."""

    kind: str = ""
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A question on the way. number: from 1; asked: the how-manieth question this is; ways: after 是, 否, 不清楚."""

    number: int
    question: Any
    asked: int
    ways: tuple[Node | Verdict, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """start: the first question, or a verdict where there is nothing to ask; nodes by number."""

    start: Node | Verdict
    nodes: tuple[Node, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """All that can come out, by kind."""
        found = {way for node in self.nodes for way in node.ways if isinstance(way, Verdict)} | (
            {self.start} if isinstance(self.start, Verdict) else set()
        )
        return tuple(sorted(found, key=lambda verdict: (verdict.kind, verdict.others)))


def make_graph(public: PublicBook) -> Graph:
    """From the red flags of the public scams, and nothing else."""
    return _Builder(make_table(public)).graph()


class _Builder:
    def __init__(self, table: Table) -> None:
        self.table = table
        self.nodes: list[Node] = []
        self.made: dict[tuple[Any, ...], Node | Verdict] = {}

    def graph(self) -> Graph:
        start = self.reach(Belief(self.table.prior), 0)
        return Graph(start, tuple(self.nodes))

    def reach(self, belief: Belief, asked: int) -> Node | Verdict:
        """What stands here; equal beliefs share a page."""
        kind = belief.best()
        settled = kind is not None and belief.shares[kind] >= SURE
        row = None if settled else next_question(self.table, belief, DEPTH - asked)
        if row is None:
            return self.verdict(belief)
        ways = tuple(self.reach(belief.after(self.table, row, answer), asked + 1) for answer in ANSWERS)
        if len(set(map(_key, ways))) == 1:
            return ways[0]
        key = (row, asked, *map(_key, ways))
        if key not in self.made:
            node = Node(len(self.nodes) + 1, self.table.questions[row], asked + 1, ways)
            self.nodes.append(node)
            self.made[key] = node
        return self.made[key]

    def verdict(self, belief: Belief) -> Verdict:
        """Named only with a red flag of its own, and where it is likelier than a harmless affair."""
        kind, harmless = belief.best(), belief.shares[-1]
        if kind is None or belief.worth() <= harmless:
            return Verdict()
        ranked = sorted(range(len(self.table.kinds)), key=lambda k: (-belief.shares[k], k))
        others = [self.table.kinds[k] for k in ranked if k != kind and belief.shares[k] >= LIKELY]
        return Verdict(self.table.kinds[kind], tuple(others[:OTHERS]))


def _key(way: Node | Verdict) -> object:
    return way.number if isinstance(way, Node) else way
