"""What people call the owner of a text: a record, an entry of a register, or something that is no longer in the book."""

from __future__ import annotations

from biaogan.ids import split_entry
from biaogan.model.book import Book

NAMES = ("label", "term", "name", "title", "word")  # the field of a register that names its entry


def name_of(book: Book, owner: str) -> str:
    """`SCM-001` -> its title, also where only the ledger still knows it; `contacts:police` -> 报警."""
    register, key = split_entry(owner)
    if register:
        entry = next((e for e in book.registers.get(register, ()) if e.key == key), None)
        return next((str(getattr(entry, name)) for name in NAMES if hasattr(entry, name)), key)
    record = next((r for r in book.records if r.id == owner), None)
    known = book.ledger.published().get(owner)
    return record.title if record else known.title if known else owner
