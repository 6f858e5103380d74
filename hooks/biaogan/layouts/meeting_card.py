"""A month of cards for the morning meeting: a scam, a standard to check, a 6S item and a question for each day.

The days rotate through the records, so that the same book always gives the same month. The scams of the sheet's
campaign come first: the month begins with what the campaign is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biaogan.layouts.counter_card import STAFF_NOTE
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import Taken, take, take_all

DAYS = 31
SIGNALS = 3
ANSWERS = 3


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """The scams, those of the campaign first; everything else is looked up."""
    campaign = around.records.get(sheet.campaign or "")
    first = campaign.scams if campaign else ()
    scams = sorted(subjects, key=lambda scam: first.index(scam.id) if scam.id in first else len(first))
    turns: dict[str, list[Any]] = {
        "clause": _clauses(around),
        "phrase": _phrases(around),
        "item": _items(around),
        "ask": _asks(around),
    }
    return {
        "title": take(sheet, "title"),
        "summary": take(sheet, "summary"),
        "days": [_day(number, scams, turns) for number in range(DAYS)],
        "note": STAFF_NOTE,
    }


def _day(number: int, scams: Sequence[Any], turns: dict[str, list[Any]]) -> dict[str, Any]:
    scam = scams[number % len(scams)]
    return {
        "no": str(number + 1),
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "rule": take(scam, "rule"),
        "signals": take_all(scam, "counter_signals", SIGNALS),
        **{name: _at(found, number) for name, found in turns.items()},
    }


def _at(found: list[Any], number: int) -> Any:
    return found[number % len(found)] if found else None


def _clauses(around: Around) -> list[Taken]:
    """One clause of each standard in turn, then the next of each: neighbours differ."""
    return _woven(around.of("SVC"), "clauses")


def _items(around: Around) -> list[Taken]:
    """From the last zone on, because the first standard and the first zone ask for the same."""
    return _woven(around.of("SXS")[::-1], "items")


def _woven(records: Sequence[Any], name: str) -> list[Taken]:
    longest = max((len(getattr(record, name)) for record in records), default=0)
    return [
        take(record, name, n, "text") for n in range(longest) for record in records if n < len(getattr(record, name))
    ]


def _phrases(around: Around) -> list[dict[str, Taken]]:
    return [
        {
            "say": take(service, "clauses", c, "phrases", p, "say"),
            "when": take(service, "clauses", c, "phrases", p, "when"),
        }
        for service in around.of("SVC")
        for c, clause in enumerate(service.clauses)
        for p in range(len(clause.phrases))
    ]


def _asks(around: Around) -> list[dict[str, Any]]:
    """The first situation of every process with its first answers."""
    return [
        {
            "question": take(process, "situations", 0, "ask"),
            "answers": [take(process, "situations", 0, "now", n) for n in range(len(process.situations[0].now))][
                :ANSWERS
            ],
        }
        for process in around.of("PRC")
        if process.situations
    ]


MEETING_CARD = Layout("meeting-card", "晨会每日一卡", ("SCM",), content)
