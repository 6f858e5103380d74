"""Coverage: a clause that nobody carries out is not a standard, a scam that no way leads to is not found."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.ids import entry_id, split_entry
from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Way
from biaogan.model.role import Role
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from biaogan.problems import Problem

CODES = {
    "G001": ("没有岗位执行这一条", "每一条标准都要排进某个岗位的一天，否则检查时谁都不认账。"),
    "G005": ("骗局找来的路没有登记", "客户记得的往往是“他是打电话来的”。没有登记的路，公众页上找不到这种骗局。"),
    "G006": ("登记的路没有骗局走", "用不上的词多半是骗局里改了字，登记册还是老样子，客户会少看到一种骗局。"),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Every clause is named by a duty of some role; ways and scams use the same words for how swindlers reach people."""
    yield from _check_duties(book, index)
    yield from _check_ways(book)


def _check_duties(book: Book, index: Index) -> Iterator[Problem]:
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


def _check_ways(book: Book) -> Iterator[Problem]:
    """Every channel of a public scam is a word of a public way; every word of a way is the channel of a scam."""
    unread = {split_entry(broken)[0] or broken for broken in book.failed}
    ways, scams = book.register(Way), book.of(Scam)
    if Way.REGISTER not in unread:  # the word may stand in what could not be read
        covered = {word for way in ways if way.visibility == "public" for word in way.words}
        for scam in scams:
            for position, channel in enumerate(scam.channels):
                if scam.visibility == "public" and channel not in covered:
                    yield Problem(
                        "G005",
                        book.mark(scam.id, ("channels", position)),
                        f"“{channel}”不在任何一条公开的路里",
                        "在 standards/registers/ways.yml 合适的一条的 words 里加上这个词，或改用那里已有的词",
                    )
    if any(broken.startswith(Scam.PREFIX + "-") for broken in unread):
        return
    used = {channel for scam in scams for channel in scam.channels}
    for way in ways:
        for position, word in enumerate(way.words):
            if word not in used:
                yield Problem(
                    "G006",
                    book.mark(entry_id(Way.REGISTER, way.key), ("words", position)),
                    f"没有骗局写“{word}”",
                    "删掉这个词，或照骗局“从哪里找来”里的写法改",
                )
