"""The round hand fan: one slogan a side, the back with the numbers to call."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.slogan import Slogan


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Two slogans: the first for the front, the second for the back."""
    wordings = [take(slogan, "wording") for slogan in of(subjects, Slogan)]
    return {"front": wordings[:1], "back": wordings[1:], "hotlines": hotlines(around)}


FAN = Layout("fan", "圆扇", ("SLG",), content)
