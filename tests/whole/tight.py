"""Which texts go into boxes of limited size on some sheet: those may be exchanged, but not made longer."""

from __future__ import annotations

from pathlib import Path

from biaogan.build import examine
from biaogan.model.printed import printed
from biaogan.source import WorkTree
from tests.support import TODAY
from tests.whole.rewrite import Place

LAYOUTS = {"poster": "scam", "counter-card": "process", "process-flow": "process", "checklist": "zone"}
IMPRINT = frozenset({("bank", "name"), *((("branches", name)) for name in ("name", "address", "hours"))})


def printed_places(root: Path) -> frozenset[Place]:
    """Texts that go into boxes of limited size, as the layouts declare them."""
    book, _, _ = examine(WorkTree(root), TODAY)
    found: set[Place] = set(IMPRINT)
    for layout, kind in LAYOUTS.items():
        for record in (r for r in book.records if kind == r.KIND):
            for text in printed(layout, record):
                found.add((kind, *(part for part in text.key if isinstance(part, str))))
    found.add(("sixs_words", "word"))
    return frozenset(found | {("sheet", "title")})
