"""The desk card for staff: what everybody says the same way, phrase by phrase, each with its moment."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.counter_card import STAFF_NOTE
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One service standard: the phrases of all its clauses."""
    (service,) = subjects
    places = [(c, p) for c, clause in enumerate(service.clauses) for p in range(len(clause.phrases))]
    return {
        "title": take(sheet, "title"),
        "phrases": [
            {
                "say": take(service, "clauses", c, "phrases", p, "say"),
                "when": take(service, "clauses", c, "phrases", p, "when"),
            }
            for c, p in places
        ],
        "note": STAFF_NOTE,
    }


DESK_CARD = Layout("desk-card", "礼貌用语桌面卡", ("SVC",), content)
