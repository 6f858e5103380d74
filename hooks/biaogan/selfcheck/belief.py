"""What one believes after some answers, and which question to ask next."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.selfcheck.likelihood import Table

FALSE_ALARM = 2.0  # calling a harmless affair a scam is that much worse than missing a scam
EXACT = 2  # questions before the end from which every continuation is weighed
DIGITS = 9  # scores are compared rounded, so that every machine asks the same question


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
        raw = [s * (p if yes else 1 - p) for s, p in zip(self.shares, table.yes[row], strict=True)]
        total = sum(raw)
        return Belief(tuple(s / total for s in raw), self.told | table.decisive[row] if yes else self.told, asked)

    def best(self) -> int | None:
        """The likeliest kind that may be named: one of its own red flags was answered 是."""
        return max(self.told, key=lambda kind: (self.shares[kind], -kind), default=None)

    def worth(self) -> float:
        """How good it is to stop here: the chance to be right, less that of a false alarm."""
        kind, harmless = self.best(), self.shares[-1]
        if kind is None:
            return harmless
        return max(harmless, self.shares[kind] - FALSE_ALARM * harmless)


def next_question(table: Table, belief: Belief, left: int) -> int | None:
    """The row of the best question where `left` may still be asked; None where asking changes nothing."""
    rows = [row for row in range(len(table.questions)) if row not in belief.asked]
    if left <= 0 or not rows:
        return None
    if left > EXACT:
        scored = [(round(gain(table, belief, row), DIGITS), -row) for row in rows]
    else:
        now = belief.worth()
        scored = [(round(_ahead(table, belief, row, left) - now, DIGITS), -row) for row in rows]
    score, row = max(scored)
    return -row if score > 0 else None


def gain(table: Table, belief: Belief, row: int) -> float:
    """Bits that the answer is expected to tell."""
    column = table.yes[row]
    yes = sum(s * p for s, p in zip(belief.shares, column, strict=True))
    return _entropy(yes) - sum(s * _entropy(p) for s, p in zip(belief.shares, column, strict=True))


def _entropy(share: float) -> float:
    if share <= 0 or share >= 1:
        return 0.0
    return -share * math.log2(share) - (1 - share) * math.log2(1 - share)


def _ahead(table: Table, belief: Belief, row: int, left: int) -> float:
    """What stopping will be worth on average, after this question and the best that can follow."""
    chance = sum(s * p for s, p in zip(belief.shares, table.yes[row], strict=True))
    worth = 0.0
    for answer, share in ((True, chance), (False, 1 - chance)):
        after = belief.after(table, row, answer)
        follow = max(_follow(table, after, left - 1), default=after.worth())
        worth += share * max(after.worth(), follow)
    return worth


def _follow(table: Table, belief: Belief, left: int) -> Iterator[float]:
    if left > 0:
        for row in range(len(table.questions)):
            if row not in belief.asked:
                yield _ahead(table, belief, row, left)
