"""The banner: one slogan across its whole length, the numbers beside it."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.slogan import Slogan


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One slogan."""
    (slogan,) = of(subjects, Slogan)
    return {"slogan": take(slogan, "wording"), "hotlines": hotlines(around)}


BANNER = Layout("banner", "横幅", ("SLG",), content)
