"""What one believes after some answers, and which question to ask next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import mul

from biaogan.selfcheck.likelihood import Table, entropy

FALSE_ALARM = 2.0  # calling a harmless affair a scam is that much worse than missing a scam
EXACT = 2  # questions before the end from which continuations are weighed
WEIGHED = 10  # the most telling questions, of which the continuations are weighed
FORGOTTEN = 0.01  # share below which a kind no longer counts in the weighing
DIGITS = 9  # scores are compared rounded, so that every machine asks the same question

Shares = Sequence[float]


@dataclass(frozen=True, slots=True)
class Belief:
    """shares: one a kind, the harmless affair last; told: kinds for which a red flag was answered 是; asked: rows."""

    shares: tuple[float, ...]
    told: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()

    def after(self, table: Table, row: int, yes: bool | None) -> Belief:
        """Having heard 是 (true), 否 (false) or 不清楚 (None, which says nothing) to a question."""
        asked = self.asked | {row}
        if yes is None:
            return Belief(self.shares, self.told, asked)
        raw = _answered(self.shares, table.yes[row], yes=yes)
        total = sum(raw)
        return Belief(tuple(s / total for s in raw), self.told | table.decisive[row] if yes else self.told, asked)

    def best(self) -> int | None:
        """The likeliest kind that may be named: one of its own red flags was answered 是."""
        return max(self.told, key=lambda kind: (self.shares[kind], -kind), default=None)

    def worth(self) -> float:
        """How good it is to stop here: the chance to be right, less that of a false alarm."""
        return _worth(self.shares, self.told)

    def alarming(self) -> bool:
        """Whether naming a scam is better than naming none."""
        return self.worth() > self.shares[-1]


def next_question(table: Table, belief: Belief, left: int) -> int | None:
    """The row of the best question where `left` may still be asked; None where asking changes nothing."""
    rows = [row for row in range(len(table.questions)) if row not in belief.asked]
    if left <= 0 or not rows:
        return None
    scored = [(round(gain(belief.shares, table.yes[row], table.doubt[row]), DIGITS), -row) for row in rows]
    if left <= EXACT:
        weighing = _Weighing(table, belief)
        telling = sorted(scored, reverse=True)[:WEIGHED] if left > 1 else scored
        scored = [(round(weighing.ahead(-row, left), DIGITS), row) for _, row in telling]
    score, row = max(scored)
    return -row if score > 0 else None


def gain(shares: Shares, column: Shares, doubt: Shares) -> float:
    """Bits that the answer is expected to tell. doubt: bits that the answer leaves open where the kind is known."""
    yes, left_open = float(sum(map(mul, shares, column))), float(sum(map(mul, shares, doubt)))
    return entropy(yes) - left_open


class _Weighing:
    """Looks ahead from a belief. Shares are not brought back to 1 on the way: that keeps the chances in them."""

    def __init__(self, table: Table, belief: Belief) -> None:
        kept = [k for k, share in enumerate(belief.shares[:-1]) if share >= FORGOTTEN or k in belief.told]
        self.place = {kind: column for column, kind in enumerate(kept)}
        self.start = [*(belief.shares[k] for k in kept), belief.shares[-1]]
        self.told = self._placed(belief.told)
        self.columns = {
            row: [*(yes[k] for k in kept), yes[-1]] for row, yes in enumerate(table.yes) if row not in belief.asked
        }
        self.decisive = {row: self._placed(table.decisive[row]) for row in self.columns}

    def _placed(self, kinds: Iterable[int]) -> frozenset[int]:
        return frozenset(self.place[kind] for kind in kinds if kind in self.place)

    def ahead(self, row: int, left: int) -> float:
        """How much more it is worth to ask this question, and the best after it, than to stop here."""
        return self._asking(self.start, self.told, row, left) - _worth(self.start, self.told)

    def _asking(self, shares: Shares, told: frozenset[int], row: int, left: int) -> float:
        if left == 1:
            return self._last(shares, told, row)
        column = self.columns[row]
        yes = self._going_on(_answered(shares, column, yes=True), told | self.decisive[row], left - 1)
        return yes + self._going_on(_answered(shares, column, yes=False), told, left - 1)

    def _going_on(self, shares: Shares, told: frozenset[int], left: int) -> float:
        return max(_worth(shares, told), *(self._asking(shares, told, row, left) for row in self.columns))

    def _last(self, shares: Shares, told: frozenset[int], row: int) -> float:
        """As after `_answered`, for the few kinds that may be named then: this is where the time goes."""
        column = self.columns[row]
        harmless, alarmed = shares[-1], shares[-1] * column[-1]
        yes = max((shares[k] * column[k] for k in told | self.decisive[row]), default=0.0)
        no = max((shares[k] - shares[k] * column[k] for k in told), default=0.0)
        calm = harmless - alarmed
        return max(alarmed, yes - FALSE_ALARM * alarmed) + max(calm, no - FALSE_ALARM * calm)


def _answered(shares: Shares, column: Shares, *, yes: bool) -> list[float]:
    if yes:
        return [s * p for s, p in zip(shares, column, strict=True)]
    return [s - s * p for s, p in zip(shares, column, strict=True)]


def _worth(shares: Shares, told: frozenset[int]) -> float:
    harmless = shares[-1]
    named = max((shares[kind] for kind in told), default=0.0)
    return max(harmless, named - FALSE_ALARM * harmless)
