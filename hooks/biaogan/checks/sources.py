"""Sources: every row has a home, and a text that cites a row says what the row says."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.citing import Citation, citations
from biaogan.model.registers import SourceRow
from biaogan.problems import Problem

CODES = {
    "G002": (
        "来源的这一行没有去处",
        "来源里的每一条要么用在某条内容里，要么写明为什么不用，否则没有人知道它是漏了还是不要了。",
    ),
    "G003": (
        "引用了来源，文字里却没有它的关键词",
        "依据要对得上：引用一行，就要写出那一行的名称和数字，审批的人才能核对。",
    ),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Every row is cited, or says why it stands only in the register or what it lacks; citations hold their terms."""
    rows = {row.id: row for row in book.register(SourceRow)}
    cited: set[str] = set()
    for citation in citations(book):
        cited.update(citation.rows)
        yield from _check_terms(book, citation, rows)
    for row in rows.values() if not book.failed else ():  # what cannot be read may be what cites it
        if row.id not in cited and row.only_here is None and row.gap is None:
            mark = book.mark(f"sources:{row.id}", ("id",))
            remedy = "在用到它的条款、步骤或记录里写 sources，或写 only_here（为什么只登记）、gap（缺什么）"
            yield Problem("G002", mark, f"来源行 {row.id}（{row.label}）没有去处", remedy)


def _check_terms(book: Book, citation: Citation, rows: dict[str, SourceRow]) -> Iterator[Problem]:
    for position, row_id in enumerate(citation.rows):
        row = rows.get(row_id)
        missing = [term for term in row.terms if term not in citation.text] if row else []
        if row and missing:
            mark = book.mark(citation.owner, (*citation.key, "sources", position))
            shown = "、".join(f"“{term}”" for term in missing)
            remedy = f"补上这些词；若说的不是“{row.label}”，就去掉 {row_id}"
            yield Problem("G003", mark, f"引用了 {row_id}，文字里却没有{shown}", remedy)
