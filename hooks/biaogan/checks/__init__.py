"""All rule families, in one obvious place. Each is `check(book, index) -> Iterator[Problem]`; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from biaogan.checks import (
    contacts,
    contrast,
    coverage,
    dates,
    fit,
    glyphs,
    ids,
    likeness,
    links,
    quizzes,
    sources,
    visibility,
    wording,
)
from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.problems import Problem

Check = Callable[[Book, Index], Iterator[Problem]]

FAMILIES = (
    ids,
    links,
    dates,
    visibility,
    wording,
    contacts,
    coverage,
    likeness,
    sources,
    glyphs,
    fit,
    contrast,
    quizzes,
)
CHECKS: tuple[Check, ...] = tuple(family.check for family in FAMILIES)


def run_checks(book: Book, index: Index) -> list[Problem]:
    """Every finding of every family."""
    return [problem for check in CHECKS for problem in check(book, index)]
