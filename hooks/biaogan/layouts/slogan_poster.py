"""The slogan poster: one slogan to the letter, what it means, the numbers."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.slogan import Slogan


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One slogan."""
    (slogan,) = of(subjects, Slogan)
    return {"slogan": take(slogan, "wording"), "meaning": take(slogan, "meaning"), "hotlines": hotlines(around)}


SLOGAN_POSTER = Layout("slogan-poster", "口号海报", ("SLG",), content)
