"""The poster as a talk: what the swindler says on one side, what to do on the other, line by line."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import LINES, hotlines
from biaogan.model.scam import Scam


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam. As many turns as it has both lines and answers, three at most."""
    (scam,) = of(subjects, Scam)
    turns = range(min(LINES, len(scam.says), len(scam.do_now)))
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "turns": [{"says": take(scam, "says", n), "answer": take(scam, "do_now", n)} for n in turns],
        "rule": take(scam, "rule"),
        "hotlines": hotlines(around),
    }


POSTER_TALK = Layout("poster-talk", "对话海报", ("SCM",), content)
