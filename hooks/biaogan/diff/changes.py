"""What changed between two books: per record the fields, and everything built from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from biaogan.index import Index
from biaogan.model import Record
from biaogan.model.book import Book
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


def touched(changed: Iterable[FieldChange], index: Index, old: Iterable[Piece], new: Iterable[Piece]) -> Touched:
    """Pages of the changed records, of what links to them or uses a changed amount or word; sheets with a new digest."""
    owners = {c.owner for c in changed}
    direct = {o for o in owners if o in index.records}
    amounts = {o.partition(":")[2] for o in owners if ":" in o}
    users = {
        r.id for r in index.records.values() if amounts & {str(leaf.value) for leaf in leaves(r) if _registered(leaf)}
    }
    linked = {b for o in direct for b in index.backlinks.get(o, ())}
    ids = sorted(direct | users | linked)
    before = {p.key: p.digest for p in old}
    sheets = sorted(p.key for p in new if before.get(p.key) != p.digest)
    # every public page shows the urgent numbers, the bank's name and its colours
    shown = index.records if any(o == "bank" or o.startswith("contacts:") for o in owners) else ids
    public = sorted(address(i) for i in shown if _has_public_page(index.records[i]))
    return Touched(tuple(address(i) for i in ids), tuple(public), tuple(sheets))


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
            found[f"{name}:{entry.key}"] = {_path(leaf): str(leaf.value) for leaf in leaves(entry)}
    for amount in book.bank.amounts:
        found[f"amounts:{amount.id}"] = {_path(leaf): str(leaf.value) for leaf in leaves(amount)}
    own = (leaf for leaf in leaves(book.bank) if leaf.key[0] != "amounts")
    found["bank"] = {_path(leaf): str(leaf.value) for leaf in own}
    return found


def _path(leaf: Leaf) -> str:
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in leaf.key)


def _title(book: Book, owner: str) -> str:
    record: Record | None = next((r for r in book.records if r.id == owner), None)
    if record is not None:
        return record.title
    if owner.startswith("amounts:"):
        return next((a.label for a in book.bank.amounts if a.id == owner.partition(":")[2]), "")
    return ""
