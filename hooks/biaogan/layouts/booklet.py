"""The saddle-stitched booklet: cover, contents, advice, a page for each scam, more advice, back. A multiple of four pages."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.flyers import numbers, of
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import warning

FOLDED = 4  # pages of a sheet folded once
LINES = 3  # of what they say, of the signs, of what to do
POINTS = 6
QUESTIONS = 2


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """Scams in the order of the sheet, the first topic before them, the other topics after them."""
    scams, topics = of(subjects, "SCM"), of(subjects, "TOP")
    return {
        "title": take(sheet, "title"),
        "slogans": [take(slogan, "wording") for slogan in of(subjects, "SLG")],
        "topics": [
            {
                "title": take(topic, "title"),
                "summary": take(topic, "summary"),
                "points": take_all(topic, "points", POINTS),
                "ask": take_all(topic, "ask", QUESTIONS),
            }
            for topic in topics
        ],
        "scams": [warning(scam) for scam in scams],
        "hotlines": numbers(around),
        "pages": pages(len(scams), len(topics)),
    }


def pages(scams: int, topics: int) -> list[dict[str, Any]]:
    """What stands on each page, in reading order: its kind, and which scam or topic. Pages for notes before the back make
    up a multiple of four."""
    inside = [
        {"kind": "contents", "of": 0},
        *({"kind": "topic", "of": n} for n in range(topics)[:1]),
        *({"kind": "scam", "of": n} for n in range(scams)),
        *({"kind": "topic", "of": n} for n in range(topics)[1:]),
    ]
    notes = -(len(inside) + 2) % FOLDED
    return [{"kind": "cover", "of": 0}, *inside, *([{"kind": "notes", "of": 0}] * notes), {"kind": "back", "of": 0}]


BOOKLET = Layout("booklet", "骑马钉手册", ("SLG", "SCM", "TOP"), content)
