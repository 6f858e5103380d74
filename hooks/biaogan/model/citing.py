"""Who cites which source rows: one table for the coverage check and for the page that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.ids import entry_id
from biaogan.model.book import Book
from biaogan.model.fields import Based, Entry
from biaogan.model.registers import Denied, SourceRow
from biaogan.model.walk import entries, leaves


@dataclass(frozen=True, slots=True)
class Citation:
    """An entry that cites rows: its owner and path in the book, its own id, the rows, and all text of the entry."""

    owner: str
    id: str
    key: tuple[str | int, ...]
    rows: tuple[str, ...]
    text: str


def citations(book: Book) -> Iterator[Citation]:
    """Every citation of records, register entries and the bank's amounts. The deny list names rows but says nothing."""
    for record in book.records:
        yield from _of(record.id, record)
    for name, listed in book.registers.items():
        for entry in listed:
            if not isinstance(entry, SourceRow | Denied):
                yield from _of(entry_id(name, entry.key), entry)
    if book.maybe_bank is not None:
        for position, amount in enumerate(book.maybe_bank.amounts):
            yield Citation("bank", amount.id, ("amounts", position), amount.sources, _text(amount))


def _of(owner: str, entry: Entry) -> Iterator[Citation]:
    for key, part in entries(entry):
        if isinstance(part, Based) and part.sources:
            yield Citation(owner, str(getattr(part, "id", owner)), key, part.sources, _text(part))


def _text(entry: Entry) -> str:
    return "\n".join(str(leaf.value) for leaf in leaves(entry) if "sources" not in leaf.key)
