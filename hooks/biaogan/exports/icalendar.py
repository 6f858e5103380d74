"""iCalendar files of all-day events (RFC 5545): lines folded at 75 octets, CRLF, equal events give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """An all-day event. uid: stays the same while the event only changes its day or text; stamp: day it was known."""

    uid: str
    stamp: date
    day: date
    summary: str
    description: str = ""


def as_calendar(name: str, events: Iterable[Event]) -> bytes:
    """The file. name: of what the calendar is about, in letters."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//Biaogan//{name}//ZH", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{event.uid}@biaogan",
            f"DTSTAMP:{event.stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}",
            f"SUMMARY:{_escape(event.summary)}",
            *([f"DESCRIPTION:{_escape(event.description)}"] if event.description else []),
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
