"""The public edition: a different type from Book, built field by field from what is declared public.

A field that is not declared public does not exist here; asking for it raises AttributeError, in templates an
UndefinedError. Public templates, sheets, feeds, sitemap and metadata are handed a PublicBook and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from biaogan.index import Index
from biaogan.ledger.public import PublicEntry, PublicMove, PublicPage, PublicRevision
from biaogan.ledger.read import Ledger
from biaogan.ledger.texts import text_fingerprint, words_of
from biaogan.model.book import Book
from biaogan.model.fields import Entry, is_public
from biaogan.model.record import Record
from biaogan.model.registers import Branch, Contact, Synonyms, Term, Way
from biaogan.model.walk import reference


class NotPublicError(AttributeError):
    """Somebody asked a view for a field that is not public."""


class PublicView:
    """A frozen bag of the public fields of one entry. Holds no reference to the entry it was made from."""

    __slots__ = ("_values", "kind", "kind_name")

    def __init__(self, kind: str, kind_name: str, values: Mapping[str, Any]) -> None:
        object.__setattr__(self, "kind", values.get("kind", kind))  # a blank of a form has a field of this name
        object.__setattr__(self, "kind_name", kind_name)
        object.__setattr__(self, "_values", MappingProxyType(dict(values)))

    def __getattr__(
        self, name: str
    ) -> Any:  # Any: a field of one of twenty kinds; layouts name the kind beside the view
        values = object.__getattribute__(self, "_values")
        if name in values:
            return values[name]
        raise NotPublicError(f"{name} is not a public field")

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a public view is frozen")

    def __repr__(self) -> str:
        return f"PublicView({self._values.get('id', self.kind)})"


@dataclass(frozen=True, slots=True)
class PublicBook:
    """What may leave the staff tree. Records and entries by id; the ledger reduced to public addresses.

    published: records with their public addresses; pages: addresses that belong to no record; revisions: without reasons and words, those of the staff edition without their hash too (their numbers count on);
    known_words: fingerprints of what a public revision printed, where that is known: enough to say which of today's
    words are new on paper, and nothing more.
    """

    bank: PublicView
    records: tuple[PublicView, ...]
    branches: tuple[PublicView, ...]
    contacts: tuple[PublicView, ...]
    terms: tuple[PublicView, ...]
    synonyms: tuple[PublicView, ...]
    ways: tuple[PublicView, ...]
    published: tuple[PublicEntry, ...]
    pages: tuple[PublicPage, ...]
    revisions: tuple[PublicRevision, ...]
    moves: tuple[PublicMove, ...]
    known_words: Mapping[tuple[str, int], tuple[str, ...]]

    def of(self, kind: str) -> tuple[PublicView, ...]:
        """Public records of a kind (`scam`, `campaign`, `sheet` …), by id."""
        return tuple(r for r in self.records if r.kind == kind)

    def by_id(self) -> dict[str, PublicView]:
        """Public records by id."""
        return {r.id: r for r in self.records}

    def urgent(self) -> tuple[PublicView, ...]:
        """Hotlines for every page: registered as urgent and with a number."""
        return tuple(c for c in self.contacts if c.urgent and c.number)


def make_public(book: Book, index: Index) -> PublicBook:
    """Declared public, said public, and in force today or kept beyond it; references to anything else are dropped."""
    chosen = tuple(r for r in book.records if r.visibility == "public" and _has_its_day(r, index))
    ids = frozenset(r.id for r in chosen)
    revisions = _public_revisions(book.ledger, ids)
    return PublicBook(
        bank=_view("bank", "", book.bank, ids),
        records=tuple(_view(r.KIND, r.NAME, r, ids) for r in chosen),
        branches=tuple(_view("branch", b.NAME, b, ids) for b in book.register(Branch)),
        contacts=_listed(book.register(Contact), ids),
        terms=_listed(book.register(Term), ids),
        synonyms=_listed(book.register(Synonyms), ids),
        ways=_listed(book.register(Way), ids),
        published=tuple(PublicEntry(p.id, p.title, p.public) for p in book.ledger.ids if p.public),
        pages=tuple(PublicPage(page.public, page.title) for page in book.ledger.addresses if not page.id),
        revisions=revisions,
        moves=tuple(_public_moves(book.ledger, ids)),
        known_words=_known_words(book.ledger, revisions),
    )


def _has_its_day(record: Record, index: Index) -> bool:
    """In force, or over but of a kind whose pages stay: nothing is shown before its day."""
    return index.in_force(record) or (record.KEPT_AFTER_EXPIRY and record.effective <= index.today)


def _public_revisions(ledger: Ledger, shown: frozenset[str]) -> tuple[PublicRevision, ...]:
    """Revisions of sheets that are or were on the public site, as little of them as numbering and answering takes."""
    once = {p.id for p in ledger.ids if p.public and p.kind == "sheet"}
    shown |= {"-".join(r.sheet.split("-")[:2]) for r in ledger.revisions if r.edition == "public"}
    return tuple(
        PublicRevision(r.sheet, r.revision, r.hash if edition == "public" else "", r.since, edition)
        for r in ledger.revisions
        if (sheet := "-".join(r.sheet.split("-")[:2])) in once | shown
        and (edition := r.edition or ("public" if sheet in once else "staff"))
    )


def _public_moves(ledger: Ledger, ids: frozenset[str]) -> Iterator[PublicMove]:
    """Fates of what was public, without their reasons. They may lead on through what is gone by now, but was public."""
    once = {p.id for p in ledger.published().values() if p.public}
    for m in ledger.moves:
        if m.id in once:
            yield PublicMove(m.id, m.fate, tuple(t for t in m.to if t in once | ids), m.since)


def _known_words(ledger: Ledger, revisions: tuple[PublicRevision, ...]) -> Mapping[tuple[str, int], tuple[str, ...]]:
    found = {}
    for sheet in dict.fromkeys(r.sheet for r in revisions):
        public = {r.revision for r in revisions if r.sheet == sheet and r.edition == "public"}
        for number, words in words_of(ledger.revisions, sheet).items():
            if number in public:
                found[sheet, number] = tuple(sorted({text_fingerprint(key, text) for key, text in words.items()}))
    return MappingProxyType(found)


def _listed(entries: tuple[Any, ...], ids: frozenset[str]) -> tuple[PublicView, ...]:
    return tuple(_view(e.REGISTER, e.NAME, e, ids) for e in entries if e.visibility == "public")


def _view(kind: str, name: str, entry: Entry, ids: frozenset[str]) -> PublicView:
    values: dict[str, Any] = {}
    for field_name, info in type(entry).model_fields.items():
        if not is_public(info):
            continue
        value = getattr(entry, field_name)
        target = reference(info)
        points_at_record = target is not None and not target.register
        values[field_name] = _public_value(value, ids, points_at_record)
    return PublicView(kind, name, values)


def _public_value(value: Any, ids: frozenset[str], points_at_record: bool) -> Any:
    if isinstance(value, Entry):
        return _view("part", "", value, ids)
    if isinstance(value, tuple):
        kept = (v for v in value if not isinstance(v, Entry) or _shown(v, ids))
        shown = tuple(_public_value(v, ids, points_at_record) for v in kept)
        return tuple(v for v in shown if v is not None)
    if points_at_record and value is not None and value not in ids:
        return None
    return value


def _shown(part: Entry, ids: frozenset[str]) -> bool:
    """A nested entry that names a record which is not public is dropped whole, not shown with a hole in it."""
    for name, info in type(part).model_fields.items():
        target = reference(info)
        if is_public(info) and target is not None and not target.register:
            value = getattr(part, name)
            named = value if isinstance(value, tuple) else (value,)
            if any(v is not None and v not in ids for v in named):
                return False
    return True
