"""The poster of rules: many scams on one sheet, each with its icon and the sentence that gives it away."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.layouts.warning import hotlines


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """Several scams; the sheet's own name is its headline."""
    return {
        "title": take(sheet, "title"),
        "rules": [{"icon": scam.icon, "rule": take(scam, "rule")} for scam in subjects],
        "hotlines": hotlines(around),
    }


RULES_POSTER = Layout("rules-poster", "识破骗局一览", ("SCM",), content)
