"""The desk card for staff: what everybody says the same way, phrase by phrase, each with its moment."""

from __future__ import annotations

from biaogan.layouts.counter_card import STAFF_NOTE
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.model.service import Service


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One service standard: the phrases of all its clauses."""
    (service,) = of(subjects, Service)
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
