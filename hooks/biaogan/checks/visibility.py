"""Visibility: nothing staff-only is reachable from, quoted in, or printed by anything public."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.deny_list import DenyList
from biaogan.model.fields import Based, Entry
from biaogan.model.registers import Contact, SourceRow, Term
from biaogan.model.sheet import Sheet
from biaogan.model.walk import entries, leaves, reference
from biaogan.problems import Problem

CODES = {
    "V001": ("公开内容指向了内部内容", "公众点开会找不到，或者看到不该看的名字。"),
    "V002": ("公开的印刷品要印内部内容", "海报一旦贴出去就收不回来。"),
    "V003": (
        "公开内容取自内部来源而没有说明改写过",
        "识别信号和门槛照抄出去等于教骗子；改写并由人看过的，写 rewritten: true。",
    ),
    "V004": (
        "公开文字里有不得公开的词",
        "这些词是柜面的识别要点、免询范围和 bank.yml 里只给员工看的金额（换一种写法也算），公开会帮骗子绕过银行。"
        "查两次：编辑时查公开字段；生成后、换上新站前，再打开公众目录的每一个文件搜一遍，搜到就不换，旧站还在。",
    ),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """What is public refers only to what is public, draws on internal rows only rewritten, and says no denied word."""
    for record in book.records:
        if record.visibility != "public":
            continue
        for leaf in leaves(record):
            target = reference(leaf.info)
            if leaf.public and target is not None and not target.register:
                other = index.record_of(str(leaf.value))
                if other is not None and other.visibility != "public" and not _hidden_ref(record, leaf.key):
                    yield Problem(
                        "V001",
                        book.mark(record.id, leaf.key),
                        f"公开的 {record.id} 指向了内部的 {leaf.value}",
                        f"去掉这一项，或请负责人把 {other.id} 改为公开",
                    )
        if isinstance(record, Sheet):
            yield from _check_subjects(book, index, record)
    yield from _check_internal_rows(book)
    yield from _check_denied(book)


def _hidden_ref(record: object, key: tuple[str | int, ...]) -> bool:
    return key[0] == "materials"  # a campaign may list staff sheets; PublicBook drops the lines that are not public


def _check_subjects(book: Book, index: Index, sheet: Sheet) -> Iterator[Problem]:
    for position, subject in enumerate(sheet.subjects):
        record = index.records.get(subject)
        if record is not None and record.visibility != "public":
            yield Problem(
                "V002",
                book.mark(sheet.id, ("subjects", position)),
                f"公开的印刷品 {sheet.id} 要印内部的 {subject}",
                "把印刷品改为 staff，或换成公开的内容",
            )


def _check_internal_rows(book: Book) -> Iterator[Problem]:
    internal = {row.id for row in book.register(SourceRow) if row.internal}
    for record in book.records:
        if record.visibility != "public":
            continue
        for key, part in entries(record):
            if isinstance(part, Based) and not part.rewritten:
                for position, row in enumerate(part.sources):
                    if row in internal:
                        yield Problem(
                            "V003",
                            book.mark(record.id, (*key, "sources", position)),
                            f"公开内容用了内部来源行 {row}",
                            "改写成不泄露识别要点的话，再写 rewritten: true；或去掉这一行",
                        )


def _check_denied(book: Book) -> Iterator[Problem]:
    denied = DenyList.of(book)
    public: list[tuple[str, Entry]] = [(r.id, r) for r in book.records if r.visibility == "public"]
    public += [(f"glossary:{t.key}", t) for t in book.register(Term) if t.visibility == "public"]
    public += [(f"contacts:{c.key}", c) for c in book.register(Contact) if c.visibility == "public"]
    for owner, entry in public:
        for leaf in leaves(entry):
            if leaf.public and isinstance(leaf.value, str):
                for hit in denied.within(leaf.value):
                    yield Problem(
                        "V004",
                        book.mark(owner, leaf.key),
                        f"公开文字里有不得公开的词“{hit.word}”",
                        f"换一种说法。原因：{hit.why}",
                    )
