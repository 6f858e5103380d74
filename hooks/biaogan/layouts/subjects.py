"""Which records a sheet prints, in which pieces, and what its layout may look up beside them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from biaogan.editions import PublicBook
from biaogan.ids import prefix_of
from biaogan.index import Index
from biaogan.layouts import BY_NAME
from biaogan.layouts.layout import AnyRecord, AnySheet, AroundOf, PublicAround, StaffAround
from biaogan.model.book import Book
from biaogan.model.registers import Contact, SixSWord

RecordT = TypeVar("RecordT", bound=AnyRecord)


def staff_around(book: Book, index: Index) -> StaffAround:
    """What layouts may look up in the full book."""
    return AroundOf(
        records={record.id: record for record in book.records if index.in_force(record)},
        contacts=tuple(contact for contact in book.register(Contact) if contact.urgent and contact.number),
        words={word.key: word.word for word in book.register(SixSWord)},
    )


def public_around(public: PublicBook) -> PublicAround:
    """What layouts may look up in the public book: it has no words of 6S."""
    return AroundOf(public.by_id(), public.urgent(), {})


def subjects_of(sheet: AnySheet, records: Iterable[RecordT]) -> list[RecordT]:
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


def groups_of(sheet: AnySheet, subjects: list[RecordT]) -> list[tuple[RecordT, ...]]:
    """The subjects of each piece: all of them together, or one by one."""
    if sheet.arrange == "together":
        return [tuple(subjects)] if subjects else []
    return [(record,) for record in subjects]
