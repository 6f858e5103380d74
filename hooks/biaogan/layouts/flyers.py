"""Folded flyers: the letter-folded one with six panels, and the one folded once with four pages."""

from __future__ import annotations

from collections.abc import Sequence

from biaogan.editions import PublicView
from biaogan.layouts.layout import HOTLINES, AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Taken, Tree, maybe, take, take_all
from biaogan.layouts.warning import hotlines
from biaogan.model.scam import Scam
from biaogan.model.slogan import Slogan
from biaogan.model.topic import Topic

REMINDERS = 3  # on the flap: as many as the digits of its clock
STEPS = 6  # of what to do once money is gone
PROMISES = 5  # of a family
LINES = 2  # of a scam's lines


def hotlines_of(around: Around) -> list[dict[str, Taken]]:
    """The numbers that every public sheet shows, with what each is for."""
    shown = around.contacts[:HOTLINES]
    return [{key: take(contact, key) for key in ("label", "number", "purpose")} for contact in shown]


def advice(topics: Sequence[Topic | PublicView], most: int) -> list[Tree]:
    """The first of some topics with its first points, as a list: empty if there is none, which the check reports."""
    return [
        {"title": take(topic, "title"), "summary": take(topic, "summary"), "points": take_all(topic, "points", most)}
        for topic in topics[:1]
    ]


def _tri(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Slogans for the cover, some scams, a topic for the flap and one for what to do."""
    scams, topics = of(subjects, Scam), of(subjects, Topic)
    return {
        "slogans": [take(slogan, "wording") for slogan in of(subjects, Slogan)],
        "pause": advice(topics, REMINDERS),
        "talks": [{"icon": scam.icon, "kind": take(scam, "title"), "says": take(scam, "says", 0)} for scam in scams],
        "rules": [{"icon": scam.icon, "rule": take(scam, "rule")} for scam in scams],
        "remedy": advice(topics[1:], STEPS),
        "hotlines": hotlines_of(around),
    }


def _bi(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Four scams inside, a family's promises beside a table for its numbers, and what to do on the back."""
    topics = of(subjects, Topic)
    return {
        "promises": advice(topics, PROMISES),
        "scams": [
            {
                "icon": scam.icon,
                "headline": take(scam, "headline"),
                "says": take_all(scam, "says", LINES),
                "rule": take(scam, "rule"),
            }
            for scam in of(subjects, Scam)
        ],
        "remedy": advice(topics[1:], STEPS - 1),
        "slogan": next((maybe(slogan, "wording") for slogan in of(subjects, Slogan)), None),
        "hotlines": hotlines(around),
    }


FLYER_TRI = Layout("flyer-tri", "三折页", ("SLG", "SCM", "TOP"), _tri)
FLYER_BI = Layout("flyer-bi", "对折页", ("SLG", "SCM", "TOP"), _bi)
