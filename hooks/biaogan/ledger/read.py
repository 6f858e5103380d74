"""Reads the ledger. Builds only read it; `append` is for `release`, `withdraw`, `approve`, `printed` and `removed`."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from biaogan.ledger.shapes import shaped
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
    since: date


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """An address of the public site that is not in `Published`: of a page without a record (id empty), or of a record that
    got its public page after it was published to staff."""

    public: str
    title: str
    since: date
    id: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """One released state of a sheet: the content hash that was printed as revision `revision`.

    edition: `public` or `staff`, the site that answers its QR code, empty in entries older than this field; why: the
    editor's reason; texts: what `ledger.texts` needs to know the printed words again, None where nobody wrote them down.
    """

    sheet: str
    revision: int
    hash: str
    since: date
    edition: str = ""
    why: str = ""
    texts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class LateWords:
    """The words of a revision older than its field `texts`, written down while the sheet still was what was released."""

    sheet: str
    revision: int
    hash: str
    since: date
    texts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """What became of an id that is no longer in the book."""

    id: str
    fate: str
    to: tuple[str, ...]
    since: date
    reason: str


@dataclass(frozen=True, slots=True)
class PrintRun:
    """A recorded print run. campaign: what it was printed for, empty where nobody said."""

    sheet: str
    revision: int
    branch: str
    quantity: int
    since: date
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """A branch took every copy of a revision off its walls."""

    sheet: str
    revision: int
    branch: str
    since: date


@dataclass(frozen=True, slots=True)
class Approval:
    """Somebody approved a record when all that it said had this hash. Kept for the record: nothing reads it yet."""

    id: str
    hash: str
    by: str
    since: date


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything remembered, in the order it was appended. `revisions` already hold what `words` knows of them, and `ids`
    the public addresses that came later."""

    ids: tuple[Published, ...] = ()
    revisions: tuple[Revision, ...] = ()
    moves: tuple[Move, ...] = ()
    prints: tuple[PrintRun, ...] = ()
    approvals: tuple[Approval, ...] = ()
    removals: tuple[Removal, ...] = ()
    words: tuple[LateWords, ...] = ()
    addresses: tuple[PublicAddress, ...] = ()

    def latest(self, sheet: str) -> Revision | None:
        """The newest released revision of a sheet, or None where it was never released."""
        known = [r for r in self.revisions if r.sheet == sheet]
        return max(known, key=lambda r: r.revision) if known else None

    def published(self) -> Mapping[str, Published]:
        """Published entries by id."""
        return {entry.id: entry for entry in self.ids}

    def public_addresses(self) -> frozenset[str]:
        """Every address of the public site that was ever published."""
        return frozenset({e.public for e in self.ids if e.public} | {e.public for e in self.addresses})

    def moved(self) -> Mapping[str, Move]:
        """Fates by id; the newest word about an id counts."""
        return {move.id: move for move in self.moves}


BOOKS: Mapping[str, type[Any]] = {
    "ids": Published,
    "revisions": Revision,
    "moves": Move,
    "prints": PrintRun,
    "approvals": Approval,
    "removals": Removal,
    "words": LateWords,
    "addresses": PublicAddress,
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
    ledger = Ledger(**read)
    return dataclasses.replace(
        ledger, revisions=tuple(_with_words(ledger)), ids=tuple(_with_addresses(ledger))
    ), problems


def _with_addresses(ledger: Ledger) -> Iterator[Published]:
    later = {entry.id: entry.public for entry in ledger.addresses if entry.id}
    for entry in ledger.ids:
        yield entry if entry.public else dataclasses.replace(entry, public=later.get(entry.id, ""))


def _with_words(ledger: Ledger) -> Iterator[Revision]:
    later = {(entry.sheet, entry.revision, entry.hash): entry.texts for entry in ledger.words}
    for entry in ledger.revisions:
        known = later.get((entry.sheet, entry.revision, entry.hash))
        yield dataclasses.replace(entry, texts=known) if entry.texts is None and known is not None else entry


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
            entry = shaped(shape, row)
            _known_fate(entry)
        except (TypeError, ValueError):
            problems.append(
                Problem(
                    "R001",
                    mark,
                    "账本的这一条读不懂",
                    "用 git 恢复这份账本，再运行 release、approve、printed 或 removed",
                )
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
    if isinstance(entry, PublicAddress):
        return (entry.public, 0)
    return (entry.id, 0) if isinstance(entry, Published) else None


def _known_fate(entry: object) -> None:
    if isinstance(entry, Move) and entry.fate not in FATES:
        raise ValueError("unknown fate")
