"""The table tent for waiting areas: a scam on the face before the reader, advice on the face behind it."""

from __future__ import annotations

from biaogan.layouts.flyers import advice
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import hotlines
from biaogan.model.scam import Scam
from biaogan.model.topic import Topic

LINES = 3


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam and one topic."""
    return {
        "scam": [
            {
                "icon": scam.icon,
                "kind": take(scam, "title"),
                "headline": take(scam, "headline"),
                "rule": take(scam, "rule"),
                "actions": take_all(scam, "do_now", LINES),
            }
            for scam in of(subjects, Scam)
        ],
        "topic": advice(of(subjects, Topic), LINES),
        "hotlines": hotlines(around),
    }


TABLE_TENT = Layout("table-tent", "台卡", ("SCM", "TOP"), content)
