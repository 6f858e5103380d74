"""What changed between two books: per record the fields, and everything built from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import Protocol

from biaogan.ids import entry_id, split_entry
from biaogan.index import Index
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import AMOUNTS
from biaogan.model.registers import Contact
from biaogan.model.walk import Leaf, leaves, reference
from biaogan.render.addresses import address, has_public_page
from biaogan.render.sheets.pieces import Piece


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One change: of what (`SCM-001`, `bank:notice_threshold`), which field, before and after (None: was not there)."""

    owner: str
    title: str
    field: str
    before: str | None
    after: str | None


class Snapshot(Protocol):
    """A book with what is made from it."""

    @property
    def index(self) -> Index:
        """Its tables."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its sheets."""


@dataclass(frozen=True, slots=True)
class Touched:
    """What has to be looked at again: handbook pages, public pages and sheets."""

    pages: tuple[str, ...]
    public_pages: tuple[str, ...]
    sheets: tuple[str, ...]


def field_changes(before: Book, after: Book) -> Iterator[FieldChange]:
    """Added, removed and altered records, field by field; amounts of bank.yml; register entries."""
    old, new = _values(before), _values(after)
    for owner in sorted(old.keys() | new.keys()):
        title = _title(after, owner) or _title(before, owner)
        was, now = old.get(owner, {}), new.get(owner, {})
        if not was or not now:
            yield FieldChange(owner, title, "整条", None if not was else "原有", None if not now else "新增")
            continue
        for field in sorted(was.keys() | now.keys()):
            if was.get(field) != now.get(field):
                yield FieldChange(owner, title, field, was.get(field), now.get(field))


def touched(changed: Iterable[FieldChange], old: Snapshot, new: Snapshot) -> Touched:
    """Pages of the changed records, of what links to them or uses a changed amount or word; sheets with a new digest.

    Pages and sheets that are gone count too: somebody has to take them down.
    """
    owners = {c.owner for c in changed}
    pages, public = (
        tuple(sorted(set(one) | set(other)))
        for one, other in zip(_pages(owners, old.index), _pages(owners, new.index), strict=True)
    )
    before, after = ({piece.key: piece.digest for piece in book.pieces} for book in (old, new))
    sheets = sorted(key for key in before.keys() | after.keys() if before.get(key) != after.get(key))
    return Touched(pages, public, tuple(sheets))


def _pages(owners: Set[str], index: Index) -> tuple[Iterable[str], Iterable[str]]:
    """Handbook pages and public pages of one of the two books that show something of these owners."""
    direct = {o for o in owners if o in index.records}
    amounts = {split_entry(o)[1] for o in owners if split_entry(o)[0]}
    users = {
        r.id for r in index.records.values() if amounts & {str(leaf.value) for leaf in leaves(r) if _registered(leaf)}
    }
    linked = {b for o in direct for b in index.backlinks.get(o, ())}
    ids = direct | users | linked
    # every public page shows the urgent numbers, the bank's name and its colours
    shown = index.records if any(o == "bank" or split_entry(o)[0] == Contact.REGISTER for o in owners) else ids
    return map(address, ids), (address(i) for i in shown if _has_public_page(index.records[i]))


def _has_public_page(record: Record) -> bool:
    return record.visibility == "public" and has_public_page(record.KIND, record)


def _registered(leaf: Leaf) -> bool:
    target = reference(leaf.info)
    return target is not None and bool(target.register)


def _values(book: Book) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for record in book.records:
        found[record.id] = {_path(leaf): str(leaf.value) for leaf in leaves(record)}
    for name, listed in book.registers.items():
        for entry in listed:
            found[entry_id(name, entry.key)] = {_path(leaf): str(leaf.value) for leaf in leaves(entry)}
    for amount in book.bank.amounts:
        found[entry_id(AMOUNTS, amount.id)] = {_path(leaf): str(leaf.value) for leaf in leaves(amount)}
    own = (leaf for leaf in leaves(book.bank) if leaf.key[0] != AMOUNTS)
    found["bank"] = {_path(leaf): str(leaf.value) for leaf in own}
    return found


def _path(leaf: Leaf) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in leaf.key)


def _title(book: Book, owner: str) -> str:
    record: Record | None = next((r for r in book.records if r.id == owner), None)
    if record is not None:
        return record.title
    register, key = split_entry(owner)
    return next((a.label for a in book.bank.amounts if a.id == key), "") if register == AMOUNTS else ""
