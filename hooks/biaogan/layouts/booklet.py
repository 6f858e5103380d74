"""The saddle-stitched booklet: cover, contents, advice, a page for each scam, more advice, back. A multiple of four pages."""

from __future__ import annotations

from biaogan.layouts.flyers import hotlines_of
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import warning
from biaogan.model.scam import Scam
from biaogan.model.slogan import Slogan
from biaogan.model.topic import Topic

FOLDED = 4  # pages of a sheet folded once
LINES = 3  # of what they say, of the signs, of what to do
POINTS = 6
QUESTIONS = 2


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Scams in the order of the sheet, the first topic before them, the other topics after them."""
    scams, topics = of(subjects, Scam), of(subjects, Topic)
    return {
        "title": take(sheet, "title"),
        "slogans": [take(slogan, "wording") for slogan in of(subjects, Slogan)],
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
        "hotlines": hotlines_of(around),
        "pages": pages(len(scams), len(topics)),
    }


def pages(scams: int, topics: int) -> list[Tree]:
    """What stands on each page, in reading order: its kind, and which scam or topic. Pages for notes before the back make
    up a multiple of four."""
    inside = [
        _page("contents"),
        *(_page("topic", n) for n in range(topics)[:1]),
        *(_page("scam", n) for n in range(scams)),
        *(_page("topic", n) for n in range(topics)[1:]),
    ]
    notes = -(len(inside) + 2) % FOLDED
    return [_page("cover"), *inside, *([_page("notes")] * notes), _page("back")]


def _page(kind: str, which: int = 0) -> Tree:
    return {"kind": kind, "of": which}


BOOKLET = Layout("booklet", "骑马钉手册", ("SLG", "SCM", "TOP"), content)
