"""The book: every record and register of one state of the sources, and a mark for every field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from biaogan.decode import decode
from biaogan.ids import entry_id, split_entry
from biaogan.ledger.read import FOLDER as LEDGER
from biaogan.ledger.read import Ledger, read_ledger
from biaogan.model import CONTENT_TYPES, REGISTERS
from biaogan.model.bank import Bank
from biaogan.model.record import Record
from biaogan.model.registers import Listed
from biaogan.problems import BiaoganError, Mark, Problem
from biaogan.source import Document, Key, Source, read

BANK = "standards/bank.yml"
REGISTER_FOLDER = "standards/registers/"

CODES = {
    "I001": ("文件放错了文件夹，或文件夹不认识", "一类内容一个文件夹，程序按文件夹决定一份文件是什么。"),
    "I002": ("编号重复", "一个编号只能指一样东西，印在纸上的二维码靠它找到页面。"),
    "I003": ("编号与文件名不一致", "文件名就是编号，找文件、看差异、改链接都靠它。"),
    "I004": ("缺少 bank.yml", "银行名称、颜色、地址和金额都从 bank.yml 来。"),
    "S001": ("读不到指定的 Git 版本", "比较差异要读旧版本，写错版本名就没有可比的内容。"),
}

Entry = TypeVar("Entry", bound=Listed)
Kind = TypeVar("Kind", bound=Record)


@dataclass(frozen=True, slots=True)
class Book:
    """Frozen. `failed` holds what stands in files that could not be read, so that nobody calls it missing.

    failed: ids of records, `register:key` of entries, names of registers (and `amounts`) of which anything may be missing.
    """

    records: tuple[Record, ...]
    registers: Mapping[str, tuple[Listed, ...]]
    ledger: Ledger
    maybe_bank: Bank | None
    failed: frozenset[str] = frozenset()
    places: Mapping[str, tuple[Document, Key]] = field(default_factory=dict, repr=False)

    @property
    def bank(self) -> Bank:
        """The bank; raises BiaoganError where bank.yml is missing or broken."""
        if self.maybe_bank is None:
            raise BiaoganError([Problem("I004", Mark(BANK), "没有可用的 bank.yml", "补上或改好 standards/bank.yml")])
        return self.maybe_bank

    def mark(self, owner: str, key: Key = ()) -> Mark:
        """The mark of a field of the record, register entry (`register:key`) or `bank`."""
        if owner not in self.places:
            return Mark(BANK)
        document, base = self.places[owner]
        return document.mark((*base, *key))

    def path(self, owner: str) -> str:
        """The file that holds the record."""
        return self.places[owner][0].path

    def of(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """All records of a kind, by id."""
        return tuple(r for r in self.records if isinstance(r, kind))

    def register(self, entry: type[Entry]) -> tuple[Entry, ...]:
        """All entries of a register, in the order of the file."""
        return tuple(e for e in self.registers.get(entry.REGISTER, ()) if isinstance(e, entry))


def load(source: Source) -> tuple[Book, list[Problem]]:
    """Reads everything; what cannot be read is reported and left out, the rest is there to be checked."""
    problems: list[Problem] = []
    documents: list[Document] = []
    failed: set[str] = set()
    for path, raw in source.files():
        document, found = read(path, raw)
        problems.extend(found)
        if document is None:
            failed.update(_held(path))
        else:
            documents.append(document)
    ledger, found = read_ledger(d for d in documents if d.path.startswith(LEDGER + "/"))
    loader = _Loader(problems + found, failed)
    for document in documents:
        loader.take(document)
    loader.failed.update(_held(BANK) if loader.bank is None else ())
    if loader.bank is None and not any(p.mark.path == BANK for p in loader.problems):
        loader.problems.append(
            Problem("I004", Mark(BANK), "缺少 standards/bank.yml", "从 CONTRIBUTING.md 里的样例开始写")
        )
    book = Book(
        records=tuple(sorted(loader.records, key=lambda r: (r.PREFIX, r.id))),
        registers=MappingProxyType({name: tuple(entries) for name, entries in loader.registers.items()}),
        ledger=ledger,
        maybe_bank=loader.bank,
        failed=frozenset(loader.failed),
        places=MappingProxyType(loader.places),
    )
    return book, loader.problems


class _Loader:
    def __init__(self, problems: list[Problem], failed: set[str]) -> None:
        self.problems = problems
        self.failed = failed
        self.records: list[Record] = []
        self.registers: dict[str, list[Listed]] = {r.REGISTER: [] for r in REGISTERS}
        self.places: dict[str, tuple[Document, Key]] = {}
        self.bank: Bank | None = None
        self._folders = {kind.FOLDER: kind for kind in CONTENT_TYPES}
        self._registers = {r.REGISTER: r for r in REGISTERS}

    def take(self, document: Document) -> None:
        folder, _, _ = document.path.rpartition("/")
        if document.path == BANK:
            self.bank, found = decode(document, Bank)
            self.places["bank"] = (document, ())
            self.problems.extend(found)
        elif document.path.startswith(REGISTER_FOLDER):
            self._register(document)
        elif folder in self._folders:
            self._record(document, self._folders[folder])
        elif not document.path.startswith(LEDGER + "/"):
            known = "、".join(sorted(self._folders))
            self.problems.append(
                Problem("I001", Mark(document.path), "这个文件夹不放记录", f"放进这些文件夹之一：{known}")
            )

    def _record(self, document: Document, kind: type[Record]) -> None:
        record, found = decode(document, kind)
        self.problems.extend(found)
        if record is None:
            self.failed.add(_stem(document.path))
            return
        mark = document.mark(("id",))
        if record.id != _stem(document.path):
            self.problems.append(
                Problem(
                    "I003",
                    mark,
                    f"编号 {record.id} 与文件名 {_stem(document.path)} 不一致",
                    f"把文件改名为 {record.id}.yml，或把编号改成文件名",
                )
            )
        if self._claim(record.id, document, (), mark):
            self.records.append(record)

    def _register(self, document: Document) -> None:
        name = _register_name(document.path)
        entry_type = self._registers.get(name)
        rows: Any = document.value.get("entries")
        if entry_type is None:
            self.problems.append(
                Problem(
                    "I001", Mark(document.path), f"没有“{name}”这个登记册", f"登记册只有：{'、'.join(self._registers)}"
                )
            )
            return
        if not isinstance(rows, list):
            self.failed.add(name)
            self.problems.append(
                Problem(
                    "M001",
                    Mark(document.path),
                    "登记册缺少 entries: 列表",
                    "第一行写 entries:，下面每条以“- id: …”开头",
                )
            )
            return
        for index, row in enumerate(rows):
            entry, found = decode(document, entry_type, ("entries", index))
            self.problems.extend(found)
            if entry is None:
                self.failed.add(entry_id(name, str(row["id"])) if isinstance(row, dict) and "id" in row else name)
                continue
            key: Key = ("entries", index)
            if self._claim(entry_id(name, entry.key), document, key, document.mark((*key, "id"))):
                self.registers[name].append(entry)

    def _claim(self, owner: str, document: Document, key: Key, mark: Mark) -> bool:
        if owner in self.places:
            other = self.places[owner][0].mark((*self.places[owner][1], "id"))
            shown = split_entry(owner)[1]
            self.problems.append(
                Problem("I002", mark, f"编号 {shown} 已经用在 {other}", "换一个没有用过的编号，用过的编号永不再用")
            )
            return False
        self.places[owner] = (document, key)
        return True


def _held(path: str) -> tuple[str, ...]:
    """What is missing from the book where this file cannot be read."""
    if path == BANK:
        return ("amounts",)
    return (_register_name(path),) if path.startswith(REGISTER_FOLDER) else (_stem(path),)


def _register_name(path: str) -> str:
    return path.removeprefix(REGISTER_FOLDER).partition("/")[0].removesuffix(".yml").removesuffix(".yaml")


def _stem(path: str) -> str:
    return path.rpartition("/")[2].rpartition(".")[0]
