"""What handbook templates may ask about the book: names, links, basis and amounts, seen from one page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote

from biaogan.ids import record_of
from biaogan.index import Index
from biaogan.ledger.read import FATES, Move
from biaogan.model import Record
from biaogan.model.bank import Amount
from biaogan.model.book import Book
from biaogan.model.fields import Based, Entry
from biaogan.model.registers import SixSWord, SourceRow, Term
from biaogan.render.addresses import FOLDERS, address, relative

ORIGINS = {"source": "来源", "supplement": "补充", "editorial": "编写"}
DUE_SOON_DAYS = 60


@dataclass(frozen=True, slots=True)
class Link:
    """A named thing and where it stands; `href` is empty where nothing in the book has this id.

    kind: what it is called in Chinese; for a part (`part` true) the title of its record.
    """

    id: str
    title: str
    kind: str
    href: str
    part: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What an entry rests on. Rows that the register lacks are named by id alone in `unknown`."""

    origin: str
    label: str
    rows: tuple[SourceRow, ...]
    unknown: tuple[str, ...]
    verified_on: date | None
    quote: bool
    note: str | None


@dataclass(frozen=True, slots=True)
class View:
    """The book as seen from the page `page` (path below the tree) on the day `today`."""

    book: Book
    index: Index
    rows: dict[str, SourceRow]
    terms: dict[str, Term]
    words: dict[str, str]
    lost: dict[str, tuple[Move, ...]]
    today: date
    page: str = ""

    def at(self, page: str) -> View:
        """The same book seen from another page."""
        return replace(self, page=page)

    def to(self, target: str) -> str:
        """A path below the tree as a relative link."""
        return relative(target, self.page)

    def target(self, some_id: str) -> str:
        """The address of a record, part or term below the tree; empty where there is none."""
        part = self.index.parts.get(some_id)
        if some_id in self.index.records:
            return address(some_id)
        if part is not None:
            return f"{address(part.record.id)}#{some_id}"
        return f"glossary/#{some_id}" if some_id in self.terms else ""

    def link(self, some_id: str) -> Link:
        """The link to a record (its title), a part (its text) or a term."""
        target = self.target(some_id)
        href = self.to(target) if target else ""
        part = self.index.parts.get(some_id)
        if part is not None:
            return Link(some_id, part_text(part.entry), part.record.title, href, True)
        record = self.index.records.get(some_id)
        if record is not None:
            return Link(some_id, record.title, record.NAME, href)
        term = self.terms.get(some_id)
        return Link(some_id, term.term if term else some_id, "词汇" if term else "", href)

    def links(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """One link an id, in the order given."""
        return tuple(self.link(some_id) for some_id in ids)

    def basis(self, entry: Based) -> Basis:
        """Origin and source rows of anything that rests on the sources."""
        return Basis(
            entry.origin,
            ORIGINS[entry.origin],
            tuple(self.rows[s] for s in entry.sources if s in self.rows),
            tuple(s for s in entry.sources if s not in self.rows),
            entry.verified_on,
            entry.quote,
            entry.note,
        )

    def amount(self, key: str) -> Amount | None:
        """The bank's amount with this key."""
        return next((a for a in self.book.bank.amounts if a.id == key), None)

    def feedback(self, some_id: str) -> str:
        """The address that a reader of `some_id` reports a mistake to."""
        base = self.book.bank.feedback
        if base.startswith("mailto:"):
            return f"{base}?subject={quote(f'[{some_id}] 这条有误')}"
        return f"{base}{'&' if '?' in base else '?'}id={quote(some_id)}"

    def state(self, record: Record) -> str:
        """`waiting` before the effective day, `expired` after expiry, `due` past review, `soon` near it, else empty."""
        if record.effective > self.today:
            return "waiting"
        if not self.index.in_force(record):
            return "expired"
        left = (record.review_by - self.today).days
        return "due" if left < 0 else "soon" if left <= DUE_SOON_DAYS else ""

    def gone(self, record: Record) -> tuple[tuple[Move, str, tuple[Link, ...]], ...]:
        """Parts of the record that were published once and are no longer in it: fate, its name, where to look now."""
        moves = self.lost.get(record.id, ())
        return tuple((m, FATES.get(m.fate, m.fate), self.links(m.to)) for m in moves)

    def referrers(self, record: Record) -> tuple[Link, ...]:
        """Records that name this one, without those it names itself as related."""
        return self.links(i for i in self.index.backlinks.get(record.id, ()) if i not in record.related)


def make_view(book: Book, index: Index, today: date) -> View:
    """The view with its tables."""
    rows = {row.key: row for row in book.register(SourceRow)}
    words = {word.key: word.word for word in book.register(SixSWord)}
    return View(book, index, rows, {t.key: t for t in book.register(Term)}, words, _lost_parts(book, index), today)


def _lost_parts(book: Book, index: Index) -> dict[str, tuple[Move, ...]]:
    """Record id -> what became of parts that it no longer has."""
    found: dict[str, list[Move]] = defaultdict(list)
    for move in book.ledger.moved().values():
        owner = record_of(move.id)
        if owner != move.id and move.id not in index.parts:
            found[owner].append(move)
    return {owner: tuple(moves) for owner, moves in found.items()}


def part_text(entry: Entry) -> str:
    """What a part is called in a list: its short text, else its first text."""
    for name in ("text", "brief", "title", "action", "label"):
        value = getattr(entry, name, None)
        if isinstance(value, str):
            return value
    own: Iterable[Any] = (getattr(entry, n) for n in type(entry).model_fields if n not in (*Based.model_fields, "id"))
    return next((v for v in own if isinstance(v, str)), str(getattr(entry, "id", "")))


def kind_page(kind: type[Record]) -> str:
    """The address of a kind's own index page."""
    return f"{FOLDERS[kind.KIND]}/"
