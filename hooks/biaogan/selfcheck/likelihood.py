"""What the questions know: how likely each kind of scam, or a harmless affair, answers 是."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from biaogan.editions import PublicBook

# How likely somebody whom this scam has found answers 是, by the weight of the flag.
WEIGHTS = {"sure": 0.95, "often": 0.6, "maybe": 0.25}
UNFLAGGED = 0.015  # a scam for which the question does not speak: people mishear, stories are mixed
ORDINARY, TELLING = 0.35, 0.01  # a harmless affair, asked an ordinary question, and one that tells
HARMLESS = 0.15  # of those who ask have met nothing


@dataclass(frozen=True, slots=True)
class Table:
    """Questions against kinds. yes: one row a question, one column a kind (share of 1), the harmless affair last.

    decisive: for each question the columns for which its 是 is a red flag that a harmless affair does not have;
    doubt: bits that each share of `yes` leaves open.
    """

    questions: tuple[Any, ...]
    kinds: tuple[str, ...]
    yes: tuple[tuple[float, ...], ...]
    decisive: tuple[frozenset[int], ...]
    doubt: tuple[tuple[float, ...], ...]

    @property
    def prior(self) -> tuple[float, ...]:
        """Before the first answer: all kinds alike."""
        share = (1 - HARMLESS) / max(1, len(self.kinds))
        return (*(share for _ in self.kinds), HARMLESS)


def make_table(public: PublicBook) -> Table:
    """Of the public scams, and of the questions that speak for one of them."""
    kinds = tuple(scam.id for scam in public.of("scam"))
    place = {kind: column for column, kind in enumerate(kinds)}
    questions = tuple(question for question in public.questions if question.flags)
    rows, decisive = [], []
    for question in questions:
        row = [UNFLAGGED] * len(kinds) + [ORDINARY if question.ordinary else TELLING]
        for flag in question.flags:
            row[place[flag.scam]] = max(row[place[flag.scam]], WEIGHTS[flag.weight])
        rows.append(tuple(row))
        decisive.append(frozenset() if question.ordinary else frozenset(place[flag.scam] for flag in question.flags))
    doubt = tuple(tuple(map(entropy, row)) for row in rows)
    return Table(questions, kinds, tuple(rows), tuple(decisive), doubt)


def entropy(share: float) -> float:
    """Bits that an answer tells of which this share is 是."""
    if share <= 0 or share >= 1:
        return 0.0
    return -share * math.log2(share) - (1 - share) * math.log2(1 - share)
