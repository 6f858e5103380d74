"""Identity: an id never changes, is never reused and never vanishes without a word."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.ids import record_of
from biaogan.index import Index
from biaogan.ledger.read import FOLDER
from biaogan.model.book import Book
from biaogan.model.topic import Topic
from biaogan.problems import Mark, Problem

CODES = {
    "I005": ("编号的前缀不对", "前缀说明内容的类别，看到编号就知道去哪里找。"),
    "I006": ("条款、步骤或检查项的编号不对", "这些编号由所属记录的编号加两位数字组成，页面上的每一条才能有固定地址。"),
    "I007": ("发布过的编号不见了", "印在纸上的二维码和别人收藏的地址必须永远打得开，撤下的内容也要留一页说明。"),
    "I008": ("用了已经撤下的编号", "旧海报上的编号指的是旧内容，再用一次会让人看到不相干的页面。"),
    "I009": ("短地址已经有别的用处", "一个地址只能打开一页；两页抢一个地址，总有一页打不开。"),
}


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Ids carry their kind's prefix, parts carry their record's id, nothing published disappears."""
    yield from _check_prefixes(book)
    yield from _check_parts(book)
    yield from _check_memory(book, index)


def _check_prefixes(book: Book) -> Iterator[Problem]:
    for record in book.records:
        if not record.id.startswith(record.PREFIX + "-"):
            yield Problem(
                "I005",
                book.mark(record.id, ("id",)),
                f"{record.NAME}的编号应以 {record.PREFIX}- 开头，这里是 {record.id}",
                f"改成 {record.PREFIX}- 加没有用过的数字",
            )


def _check_parts(book: Book) -> Iterator[Problem]:
    seen: dict[str, Mark] = {}
    for record in book.records:
        for position, entry in enumerate(getattr(record, record.PARTS) if record.PARTS else ()):
            mark = book.mark(record.id, (record.PARTS, position, "id"))
            tail = entry.id.removeprefix(record.id + "-")
            if tail == entry.id or not (tail.isascii() and tail.isdigit() and len(tail) == 2):
                yield Problem(
                    "I006",
                    mark,
                    f"“{entry.id}”不是 {record.id} 的下级编号",
                    f"写成 {record.id}- 加两位数字，例如 {record.id}-01",
                )
            if entry.id in seen:
                yield Problem("I002", mark, f"编号 {entry.id} 已经用在 {seen[entry.id]}", "换一个没有用过的编号")
            seen.setdefault(entry.id, mark)


def check_short_addresses(book: Book, taken: frozenset[str]) -> Iterator[Problem]:
    """Short addresses are free. taken: names on top of the public site, which stands above the checks and hands them down."""
    seen: dict[str, str] = {}
    for topic in book.of(Topic):
        if topic.place is None:
            continue
        holder = "公众网站" if topic.place in taken else seen.get(topic.place)
        if holder:
            yield Problem(
                "I009",
                book.mark(topic.id, ("place",)),
                f"短地址 {topic.place} 已经给{holder}用了",
                "换一个没有用过的短地址，或去掉这一项",
            )
        seen.setdefault(topic.place, topic.id)


def _check_memory(book: Book, index: Index) -> Iterator[Problem]:
    fates = book.ledger.moved()
    for entry in book.ledger.ids:
        present = entry.id in index.records or entry.id in index.parts
        if entry.id in fates and present:
            yield Problem(
                "I008", _mark_of(book, index, entry.id), f"编号 {entry.id} 已在账本里撤下", "换一个没有用过的编号"
            )
        owner = record_of(entry.id)
        if not present and not {entry.id, owner} & fates.keys() and not {owner, "moves"} & book.failed:
            yield Problem(
                "I007",
                Mark(f"{FOLDER}/ids.yml"),
                f"发布过的编号 {entry.id}（{entry.title}）不见了",
                f"把它找回来，或运行 biaogan withdraw {entry.id} 说明去向",
            )


def _mark_of(book: Book, index: Index, some_id: str) -> Mark:
    if some_id in index.records:
        return book.mark(some_id, ("id",))
    part = index.parts[some_id]
    return book.mark(part.record.id, (part.record.PARTS, part.position, "id"))
