"""The poster in type: one scam's rule as large as it goes, its sign, three signals, the numbers."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import LINES, hotlines


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One scam."""
    (scam,) = subjects
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "rule": take(scam, "rule"),
        "signs": take_all(scam, "signs", LINES),
        "hotlines": hotlines(around),
    }


POSTER_BOLD = Layout("poster-bold", "大字海报", ("SCM",), content)
