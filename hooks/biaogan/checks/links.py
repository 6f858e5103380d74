"""Links: whatever names another thing names one that exists, of the right kind, and both sides agree."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from biaogan.ids import entry_id, prefix_of, record_of
from biaogan.index import Index
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import AMOUNTS, Based, Entry, RefTo
from biaogan.model.process import Process
from biaogan.model.sheet import Sheet
from biaogan.model.walk import Leaf, entries, leaves, reference
from biaogan.problems import Problem

CODES = {
    "L001": ("指向不存在的编号", "点开是空页的链接，比没有链接更耽误人。"),
    "L002": ("指向了别的类别", "“负责岗位”只能写岗位，“用到的表单”只能写表单，页面才能排对位置。"),
    "L003": ("取代关系两边不一致", "新标准说取代了旧标准，旧标准也要说被谁取代，读旧页的人才知道去看新的。"),
    "L004": ("缺少依据", "写明来自来源的内容要给出行号，写明是补充的要给出核实日期，审批的人才能核对。"),
    "L005": ("步骤的去向不存在", "流程图上的箭头要有终点。"),
    "L006": ("印刷品的内容写错了", "印刷品写编号或类别前缀，写错就会印出一张空纸。"),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Every reference resolves to a record or register entry of the declared kind; bases and ways are complete."""
    known = _Known(book, index)
    for owner, entry in _all_entries(book):
        for leaf in leaves(entry):
            target = reference(leaf.info)
            if target is not None:
                yield from known.check(owner, leaf, target)
        for key, part in entries(entry):
            if isinstance(part, Based):
                yield from _check_basis(book, owner, key, part)
    for record in book.records:
        yield from _check_supersession(book, index, record)
    for process in book.of(Process):
        yield from _check_ways(book, process)
    for sheet in book.of(Sheet):
        yield from _check_subjects(book, index, sheet)


def _all_entries(book: Book) -> Iterator[tuple[str, Entry]]:
    for record in book.records:
        yield record.id, record
    for name, listed in book.registers.items():
        for entry in listed:
            yield entry_id(name, entry.key), entry
    if book.maybe_bank is not None:
        yield "bank", book.maybe_bank


class _Known:
    def __init__(self, book: Book, index: Index) -> None:
        self.book = book
        self.index = index
        self.registers = {name: {e.key for e in listed} for name, listed in book.registers.items()}
        self.registers[AMOUNTS] = {a.id for a in book.maybe_bank.amounts} if book.maybe_bank else set()
        self.ids = [*index.records, *index.parts]

    def check(self, owner: str, leaf: Leaf, target: RefTo) -> Iterator[Problem]:
        value = str(leaf.value)
        mark = self.book.mark(owner, leaf.key)
        name = leaf.info.title or str(leaf.key[-1])
        if target.register:
            unreadable = {target.register, entry_id(target.register, value)} & self.book.failed
            if not unreadable and value not in self.registers.get(target.register, set()):
                where = "bank.yml 的 amounts" if target.register == AMOUNTS else f"登记册 {target.register}"
                yield Problem(
                    "L001",
                    mark,
                    f"“{name}”写的 {value} 不在{where}里",
                    self._nearest(value, self.registers.get(target.register, set())),
                )
            return
        record = self.index.record_of(value)
        if record is None:
            if record_of(value) not in self.book.failed:
                yield Problem("L001", mark, f"“{name}”写的 {value} 不存在", self._nearest(value, self.ids))
        elif target.kinds and (record.PREFIX not in target.kinds or value not in self.index.records):
            yield Problem(
                "L002",
                mark,
                f"“{name}”不能写 {value}，它是{record.NAME}",
                f"写一个 {'、'.join(target.kinds)} 开头的编号",
            )

    def _nearest(self, value: str, known: set[str] | list[str]) -> str:
        close = difflib.get_close_matches(value, list(known), n=1)
        return f"是不是想写 {close[0]}？" if close else "先建立这一条，或改成已有的编号"


def _check_basis(book: Book, owner: str, key: tuple[str | int, ...], part: Based) -> Iterator[Problem]:
    mark = book.mark(owner, (*key, "origin"))
    if part.origin == "source" and not part.sources:
        yield Problem("L004", mark, "写明来自来源，却没有写依据", "补上 sources: [行号]，或把 origin 改成 editorial")
    if part.origin == "supplement" and part.verified_on is None:
        yield Problem("L004", mark, "写明是补充，却没有核实日期", "补上 verified_on: 年-月-日")


def _check_supersession(book: Book, index: Index, record: Record) -> Iterator[Problem]:
    for position, old in enumerate(record.supersedes):
        other = index.records.get(old)
        if other is not None and other.superseded_by != record.id:
            yield Problem(
                "L003",
                book.mark(record.id, ("supersedes", position)),
                f"{record.id} 说取代了 {old}，{old} 却没有写",
                f"在 {old} 里写 superseded_by: {record.id}",
            )
    newer = index.records.get(record.superseded_by or "")
    if newer is not None and record.id not in newer.supersedes:
        yield Problem(
            "L003",
            book.mark(record.id, ("superseded_by",)),
            f"{record.id} 说被 {newer.id} 取代，{newer.id} 却没有写",
            f"在 {newer.id} 里写 supersedes: [{record.id}]",
        )


def _check_ways(book: Book, process: Process) -> Iterator[Problem]:
    known = {step.id for step in process.steps}
    for position, step in enumerate(process.steps):
        for number, way in enumerate(step.next):
            if way.to not in known:
                yield Problem(
                    "L005",
                    book.mark(process.id, ("steps", position, "next", number, "to")),
                    f"去向 {way.to} 不是 {process.id} 的步骤",
                    f"写这些之一：{'、'.join(sorted(known))}",
                )


def _check_subjects(book: Book, index: Index, sheet: Sheet) -> Iterator[Problem]:
    prefixes = {record.PREFIX for record in book.records} | {prefix_of(broken) for broken in book.failed}
    for position, subject in enumerate(sheet.subjects):
        if subject not in prefixes and subject not in index.records and subject not in book.failed:
            yield Problem(
                "L006",
                book.mark(sheet.id, ("subjects", position)),
                f"印刷品要印的 {subject} 不存在",
                "写记录的编号，或写类别前缀（如 SCM）表示这一类全部",
            )
