"""Reads the ledger. Builds only read it; `append` is for `release`, `approve` and `printed`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from biaogan.problems import Mark, Problem
from biaogan.source import Document

FOLDER = "standards/ledger"

CODES = {
    "R001": ("账本读不懂", "账本由命令追加，不手工修改。改坏了就无法保证印出去的二维码永远有效。"),
    "R002": ("账本里有重复的条目", "同一个编号或同一个修订号只能登记一次。"),
}

FATES = {"moved": "已移到", "merged": "已并入", "split": "已拆分为", "withdrawn": "已撤下"}


@dataclass(frozen=True, slots=True)
class Published:
    """An id that was published, its kind and its addresses in both trees (empty where it has none)."""

    id: str
    kind: str
    title: str
    staff: str
    public: str
    since: str


@dataclass(frozen=True, slots=True)
class Revision:
    """One released state of a sheet: the content hash that was printed as revision `revision`."""

    sheet: str
    revision: int
    hash: str
    since: str


@dataclass(frozen=True, slots=True)
class Move:
    """What became of an id that is no longer in the book."""

    id: str
    fate: str
    to: tuple[str, ...]
    since: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A recorded print run."""

    sheet: str
    revision: int
    branch: str
    quantity: int
    since: str


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody approved the normative text with this hash."""

    id: str
    hash: str
    by: str
    since: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything remembered, in the order it was appended."""

    ids: tuple[Published, ...] = ()
    revisions: tuple[Revision, ...] = ()
    moves: tuple[Move, ...] = ()
    prints: tuple[PrintRun, ...] = ()
    approvals: tuple[Approval, ...] = ()

    def latest(self, sheet: str) -> Revision | None:
        """The newest released revision of a sheet, or None where it was never released."""
        known = [r for r in self.revisions if r.sheet == sheet]
        return max(known, key=lambda r: r.revision) if known else None

    def published(self) -> Mapping[str, Published]:
        """Published entries by id."""
        return {entry.id: entry for entry in self.ids}

    def moved(self) -> Mapping[str, Move]:
        """Fates by id; the newest word about an id counts."""
        return {move.id: move for move in self.moves}


BOOKS: Mapping[str, type[Any]] = {
    "ids": Published,
    "revisions": Revision,
    "moves": Move,
    "prints": PrintRun,
    "approvals": Approval,
}


def read_ledger(documents: Iterable[Document]) -> tuple[Ledger, list[Problem]]:
    """The documents below standards/ledger/ -> the ledger and what is wrong with it."""
    problems: list[Problem] = []
    read: dict[str, tuple[Any, ...]] = {}
    for document in documents:
        name = document.path.removeprefix(FOLDER + "/").removesuffix(".yml")
        if name not in BOOKS:
            problems.append(
                Problem("R001", Mark(document.path), f"账本里没有“{name}”这一本", f"账本只有这几本：{'、'.join(BOOKS)}")
            )
            continue
        entries, found = _entries(document, BOOKS[name])
        read[name] = entries
        problems.extend(found)
    return Ledger(**read), problems


def _entries(document: Document, shape: type[Any]) -> tuple[tuple[Any, ...], list[Problem]]:
    problems: list[Problem] = []
    entries: list[Any] = []
    seen: set[tuple[str, int]] = set()
    rows = document.value.get("entries", []) if isinstance(document.value, dict) else None
    if not isinstance(rows, list):
        return (), [Problem("R001", Mark(document.path), "账本应当是 entries: 下面的列表", "用 git 恢复这份账本")]
    for index, row in enumerate(rows):
        mark = document.mark(("entries", index))
        try:
            entry = _shaped(shape, row)
        except (TypeError, ValueError):
            problems.append(
                Problem("R001", mark, "账本的这一条读不懂", "用 git 恢复这份账本，再运行 release、approve 或 printed")
            )
            continue
        identity = _identity(entry)
        if identity is not None and identity in seen:
            problems.append(
                Problem("R002", mark, f"账本里“{identity[0]}”登记了两遍", "合并分支时留下先登记的一条，删去重复的一条")
            )
        if identity is not None:
            seen.add(identity)
        entries.append(entry)
    return tuple(entries), problems


def _identity(entry: object) -> tuple[str, int] | None:
    """What may be registered only once; prints, approvals and fates may well be alike."""
    if isinstance(entry, Revision):
        return (entry.sheet, entry.revision)
    return (entry.id, 0) if isinstance(entry, Published) else None


def _shaped(shape: type[Any], row: dict[str, Any]) -> Any:
    """The row as `shape`. Raises TypeError or ValueError where it does not fit."""
    values = dict(row)
    if shape is Published:
        values = {"staff": "", "public": "", **values}
    if shape is Move:
        values = {"to": [], **values}
    for field in dataclasses.fields(shape):
        value = values.get(field.name)
        if field.name in ("revision", "quantity"):
            values[field.name] = int(str(value))
        elif field.name == "to":
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise TypeError("to is not a list of texts")
            values["to"] = tuple(value)
        elif not isinstance(value, str):
            raise TypeError(f"{field.name} is not a text")
    if shape is Move and values["fate"] not in FATES:
        raise ValueError("unknown fate")
    return shape(**values)
