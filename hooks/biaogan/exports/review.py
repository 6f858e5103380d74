"""Review dates as an iCalendar file, so that an owner's calendar says when a record is due."""

from __future__ import annotations

from biaogan.model.book import Book


def calendar(book: Book) -> bytes:
    """One all-day event per record on its review date (RFC 5545; lines folded at 75 octets, CRLF)."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Biaogan//review//ZH", "CALSCALE:GREGORIAN"]
    for record in book.records:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{record.id}@biaogan",
            f"DTSTAMP:{record.effective:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{record.review_by:%Y%m%d}",
            f"SUMMARY:{_escape(f'复核 {record.id} {record.title}')}",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(_fold(line) + "\r\n" for line in lines).encode()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> str:
    """Breaks after at most 75 octets, never inside a character."""
    parts: list[str] = []
    part = ""
    for char in line:
        if len((part + char).encode()) > (75 if not parts else 74):
            parts.append(part)
            part = ""
        part += char
    return "\r\n ".join([*parts, part])
