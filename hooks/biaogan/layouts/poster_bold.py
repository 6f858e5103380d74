"""The poster in type: one scam's rule as large as it goes, its sign, three signals, the numbers."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import LINES, hotlines
from biaogan.model.scam import Scam


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam."""
    (scam,) = of(subjects, Scam)
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "rule": take(scam, "rule"),
        "signs": take_all(scam, "signs", LINES),
        "hotlines": hotlines(around),
    }


POSTER_BOLD = Layout("poster-bold", "大字海报", ("SCM",), content)
