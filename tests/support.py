"""What the tests share: a book in memory, edits to its files, and marks written into the text where a finding is due.

A table row says where a finding must stand by writing `«CODE»` right in front of it. The marks are taken out before
the text is read, so line and column come from the text itself and never from a number somebody counted.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from biaogan.build import examine
from biaogan.model.book import Book, load
from biaogan.problems import Problem, in_order
from biaogan.source import WorkTree

ROOT = Path(__file__).resolve().parents[1]
MINI = Path(__file__).parent / "book" / "mini"
TODAY = date(2026, 11, 22)  # the day every test works for
MARK = re.compile(r"«([A-Z]\d{3})»")


@dataclass(frozen=True, slots=True)
class MemorySource:
    """A Source of texts by path."""

    texts: Mapping[str, str]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Sorted by path, as every Source."""
        for path in sorted(self.texts):
            yield path, self.texts[path].encode()


@dataclass(frozen=True, slots=True)
class Edit:
    """One change to a file of the mini bank: `old` (found exactly once) becomes `new`.

    Without `old` the whole file is `new`; a `new` of None takes the file away.
    """

    path: str
    old: str
    new: str | None


def replace(path: str, old: str, new: str) -> Edit:
    """Replaces one passage."""
    return Edit(path, old, new)


def insert(path: str, before: str, text: str) -> Edit:
    """Puts `text` in front of a passage."""
    return Edit(path, before, text + before)


def whole(path: str, text: str) -> Edit:
    """A file that is new, or new from top to bottom."""
    return Edit(path, "", text)


def append(path: str, text: str) -> Edit:
    """Adds `text` at the end of a file."""
    return Edit(path, "", mini_texts()[path] + text)


def removed(path: str) -> Edit:
    """The file is gone."""
    return Edit(path, "", None)


@cache
def _mini() -> tuple[tuple[str, str], ...]:
    return tuple((path, raw.decode()) for path, raw in WorkTree(MINI).files())


def mini_texts() -> dict[str, str]:
    """The mini bank as texts by path; every call gives a dictionary of its own."""
    return dict(_mini())


def edited(*edits: Edit) -> dict[str, str]:
    """The mini bank with the edits applied, marks still in it."""
    texts = mini_texts()
    for edit in edits:
        if edit.new is None:
            del texts[edit.path]
        elif not edit.old:
            texts[edit.path] = edit.new
        else:
            count = texts[edit.path].count(edit.old)
            assert count == 1, f"{edit.old!r} stands {count} times in {edit.path}"
            texts[edit.path] = texts[edit.path].replace(edit.old, edit.new)
    return texts


def without_marks(texts: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """Texts without `«CODE»`, and `path:line:column CODE` for every one of them, in order of place."""
    clean: dict[str, str] = {}
    expected: list[tuple[str, int, int, str]] = []
    for path, text in texts.items():
        lines = []
        for number, line in enumerate(text.split("\n"), 1):
            while found := MARK.search(line):
                expected.append((path, number, found.start() + 1, found[1]))
                line = line[: found.start()] + line[found.end() :]  # noqa: PLW2901 - the line shrinks mark by mark
            lines.append(line)
        clean[path] = "\n".join(lines)
    return clean, [f"{path}:{line}:{column} {code}" for path, line, column, code in sorted(expected)]


def problems_in(texts: Mapping[str, str], today: date = TODAY) -> list[Problem]:
    """Everything that `biaogan check` would say about these files, in order."""
    return in_order(examine(MemorySource(texts), today)[2])


def book_of(texts: Mapping[str, str]) -> Book:
    """The book of files that must be readable."""
    book, problems = load(MemorySource(texts))
    assert not problems, problems
    return book


def git(folder: Path, *arguments: str) -> str:
    """Runs Git in `folder` as nobody in particular; returns what it printed."""
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def places(problems: list[Problem]) -> list[str]:
    """`path:line:column CODE` of each."""
    return [f"{p.mark} {p.code}" for p in problems]


@dataclass(frozen=True, slots=True)
class Case:
    """A row of a table: edits that must give the marked findings, and edits close to them that must give none.

    elsewhere: findings that stand where no mark can be written, as `path:line:column CODE`.
    """

    name: str
    bad: tuple[Edit, ...]
    good: tuple[Edit, ...] | None = None
    elsewhere: tuple[str, ...] = ()

    @property
    def codes(self) -> set[str]:
        """Every code that the row triggers."""
        marked = {code for edit in self.bad for code in MARK.findall(edit.new or "")}
        return marked | {place.rpartition(" ")[2] for place in self.elsewhere}

    def verify(self) -> None:
        """Asserts both halves of the row."""
        texts, expected = without_marks(edited(*self.bad))
        found = problems_in(texts)
        assert sorted(places(found)) == sorted([*expected, *self.elsewhere]), "\n".join(map(str, found))
        if self.good is not None:
            near, marks = without_marks(edited(*self.good))
            assert not marks
            assert list(map(str, problems_in(near))) == []
