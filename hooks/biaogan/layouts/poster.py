"""The poster with a scene: one scam, its headline and rule, what they say, what to notice, what to do."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import maybe
from biaogan.layouts.warning import hotlines, warning


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One scam."""
    (scam,) = subjects
    return {**warning(scam), "slogan": maybe(scam, "slogan"), "hotlines": hotlines(around)}


POSTER = Layout("poster", "场景海报", ("SCM",), content, most=1)
