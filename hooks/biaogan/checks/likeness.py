"""Likeness: two clauses that say the same in other words are one clause too many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.service import Service
from biaogan.problems import Problem

CODES = {
    "G004": (
        "两条几乎一样",
        "同一件事写两遍，检查时扣两次分，改的时候又只改了一处。合成一条，或写清楚差别在哪里。",
    ),
}

ALIKE = 0.8  # share of common character pairs from which two sentences count as the same
RARE = 40  # a pair of characters in more sentences than this finds no candidates: 0.8 alike means rare ones are shared


def check(book: Book, index: Index) -> Iterator[Problem]:
    """No clause of a standard in force repeats another nearly word for word."""
    replaced = {old for s in book.of(Service) for old in s.supersedes}  # a successor may repeat what it replaces
    current = [s for s in book.of(Service) if index.in_force(s) and s.superseded_by is None and s.id not in replaced]
    clauses = [(s.id, ("clauses", n, "text"), c.id, c.text) for s in current for n, c in enumerate(s.clauses)]
    yield from _check_alike(book, clauses)


def _check_alike(book: Book, sentences: Sequence[tuple[str, tuple[str | int, ...], str, str]]) -> Iterator[Problem]:
    pairs = [_pairs(text) for *_, text in sentences]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(pairs):
        for pair in found:
            holders[pair].append(number)
    for number, (owner, key, _, _) in enumerate(sentences):
        rare = {other for pair in pairs[number] if len(holders[pair]) <= RARE for other in holders[pair]}
        for other in sorted(rare):
            if other < number and _likeness(pairs[number], pairs[other]) >= ALIKE:
                twin = sentences[other][2]
                yield Problem("G004", book.mark(owner, key), f"和 {twin} 几乎一样", f"与 {twin} 合成一条，或写清楚差别")


def _pairs(text: str) -> frozenset[str]:
    letters = [char for char in text if char.isalnum()]
    return frozenset(a + b for a, b in pairwise(letters))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Common pairs over all pairs (Jaccard), 0 to 1."""
    return len(one & other) / max(1, len(one | other))
