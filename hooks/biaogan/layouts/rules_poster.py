"""The poster of rules: many scams on one sheet, each with its icon and the sentence that gives it away."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.scam import Scam


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Several scams; the sheet's own name is its headline."""
    return {
        "title": take(sheet, "title"),
        "rules": [{"icon": scam.icon, "rule": take(scam, "rule")} for scam in of(subjects, Scam)],
        "hotlines": hotlines(around),
    }


RULES_POSTER = Layout("rules-poster", "识破骗局一览", ("SCM",), content)
