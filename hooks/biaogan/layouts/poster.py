"""The poster with a scene: one scam, its headline and rule, what they say, what to notice, what to do."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, maybe
from biaogan.layouts.warning import hotlines, warning
from biaogan.model.scam import Scam


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam."""
    (scam,) = of(subjects, Scam)
    return {**warning(scam), "slogan": maybe(scam, "slogan"), "hotlines": hotlines(around)}


POSTER = Layout("poster", "场景海报", ("SCM",), content, most=1)
