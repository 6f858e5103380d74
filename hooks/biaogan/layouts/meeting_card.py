"""A month of cards for the morning meeting: a scam, a standard to check, a 6S item and a question for each day.

The days rotate through the records, so that the same book always gives the same month. The scams of the sheet's
campaign come first: the month begins with what the campaign is about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from biaogan.editions import PublicView
from biaogan.layouts.counter_card import STAFF_NOTE
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Content, Taken, Tree, take, take_all
from biaogan.model.campaign import Campaign
from biaogan.model.process import Process
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from biaogan.model.zone import Zone

DAYS = 31
SIGNALS = 3
ANSWERS = 3


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """The scams, those of the campaign first; everything else is looked up."""
    first = [scam for campaign in around.named(Campaign, (sheet.campaign or "",)) for scam in campaign.scams]
    scams = sorted(of(subjects, Scam), key=lambda scam: first.index(scam.id) if scam.id in first else len(first))
    turns: dict[str, Sequence[Content]] = {
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


def _day(number: int, scams: Sequence[Scam | PublicView], turns: Mapping[str, Sequence[Content]]) -> Tree:
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


def _at(found: Sequence[Content], number: int) -> Content:
    return found[number % len(found)] if found else None


def _clauses(around: Around) -> list[Taken]:
    """One clause of each standard in turn, then the next of each: neighbours differ."""
    return _woven(around.of(Service), "clauses")


def _items(around: Around) -> list[Taken]:
    """From the last zone on, because the first standard and the first zone ask for the same."""
    return _woven(around.of(Zone)[::-1], "items")


def _woven(records: Sequence[Service | Zone | PublicView], name: str) -> list[Taken]:
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
        for service in around.of(Service)
        for c, clause in enumerate(service.clauses)
        for p in range(len(clause.phrases))
    ]


def _asks(around: Around) -> list[Tree]:
    """The first situation of every process with its first answers."""
    return [
        {
            "question": take(process, "situations", 0, "ask"),
            "answers": [take(process, "situations", 0, "now", n) for n in range(len(process.situations[0].now))][
                :ANSWERS
            ],
        }
        for process in around.of(Process)
        if process.situations
    ]


MEETING_CARD = Layout("meeting-card", "晨会每日一卡", ("SCM",), content)
