"""Coverage: a clause that nobody carries out is not a standard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.role import Role
from biaogan.model.service import Service
from biaogan.problems import Problem

CODES = {
    "G001": ("没有岗位执行这一条", "每一条标准都要排进某个岗位的一天，否则检查时谁都不认账。"),
}


def check(book: Book, index: Index, today: date) -> Iterator[Problem]:
    """Every clause, or its whole standard, is named by a duty of some role."""
    if any(broken.startswith(Role.PREFIX + "-") for broken in book.failed):
        return  # the duty may stand in the file that could not be read
    for service in book.of(Service):
        if service.id in index.duties:
            continue
        for position, clause in enumerate(service.clauses):
            if clause.id not in index.duties:
                yield Problem(
                    "G001",
                    book.mark(service.id, ("clauses", position, "id")),
                    f"条款 {clause.id} 不在任何岗位的职责里",
                    f"在某个岗位的 duties 里写 see: [{clause.id}]，或写 {service.id} 整条",
                )
