"""Which records a sheet prints, in which pieces, and what its layout may look up beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from biaogan.ids import prefix_of
from biaogan.index import Index
from biaogan.layouts import BY_NAME
from biaogan.layouts.layout import Around
from biaogan.model.book import Book
from biaogan.model.registers import Contact, SixSWord


def staff_around(book: Book, index: Index) -> Around:
    """What layouts may look up in the full book."""
    return Around(
        bank=book.maybe_bank,
        records={record.id: record for record in book.records if index.in_force(record)},
        contacts=tuple(contact for contact in book.register(Contact) if contact.urgent and contact.number),
        words={word.key: word.word for word in book.register(SixSWord)},
    )


def subjects_of(sheet: Any, records: Iterable[Any]) -> list[Any]:
    """The records that the sheet prints: in the order in which it names them, by id where it names a kind.

    Of a kind only those of which its layout has anything to print; what is named by its id is never left out silently.
    """
    order = {name: position for position, name in enumerate(sheet.subjects)}
    layout = BY_NAME[sheet.layout]
    chosen = [
        record
        for record in records
        if record.id in order
        or (
            prefix_of(record.id) in order and (prefix_of(record.id) not in layout.kinds or layout.prints(sheet, record))
        )
    ]
    return sorted(chosen, key=lambda record: order.get(record.id, order.get(prefix_of(record.id), 0)))


def groups_of(sheet: Any, subjects: list[Any]) -> list[tuple[Any, ...]]:
    """The subjects of each piece: all of them together, or one by one."""
    if sheet.arrange == "together":
        return [tuple(subjects)] if subjects else []
    return [(record,) for record in subjects]
