"""Review dates as an iCalendar file, so that an owner's calendar says when a record is due."""

from __future__ import annotations

from biaogan.exports.icalendar import Event, as_calendar
from biaogan.model.book import Book


def calendar(book: Book) -> bytes:
    """One all-day event per record on its review date."""
    return as_calendar(
        "review", (Event(r.id, r.effective, r.review_by, f"复核 {r.id} {r.title}") for r in book.records)
    )
