"""A bank whose ledger is written by the test: paper of every state, in both editions."""

from __future__ import annotations

import dataclasses
from datetime import date

from biaogan.build import Prepared
from biaogan.ledger.read import Ledger, Published, Revision
from tests.support import MINI, TODAY, Edit, book_of, edited

POSTER, CARD, CHECKLIST = "SHT-001-SCM-001", "SHT-002-PRC-001", "SHT-003"  # public, staff, staff (all zones on one)
RUN_OUT = date(2027, 5, 1)  # the day after every sheet of the mini bank is to be reviewed


def prepared(ledger: Ledger, *edits: Edit, today: date = TODAY) -> Prepared:
    """The mini bank with the edits and this ledger."""
    book = dataclasses.replace(book_of(edited(*edits)), ledger=ledger)
    return Prepared.of(MINI, book, today)


def digest(key: str, *edits: Edit) -> str:
    """The hash of a sheet in its present state."""
    return next(p.digest for p in prepared(Ledger(), *edits).pieces if p.key == key)


def texts(key: str, *edits: Edit) -> dict[str, str]:
    """What a sheet prints in its present state."""
    return dict(next(p.texts for p in prepared(Ledger(), *edits).pieces if p.key == key))


def released(
    key: str,
    *hashes: str,
    edition: str = "",
) -> tuple[Revision, ...]:
    """Revisions 1, 2, … of a sheet, released on the 1st, 2nd, … of November."""
    return tuple(Revision(key, n, some, date(2026, 11, n), edition) for n, some in enumerate(hashes, 1))


def published(some_id: str, *, public: bool) -> Published:
    """An id that once was published."""
    kind = {"SHT": "sheet", "SCM": "scam", "PRC": "process"}[some_id[:3]]
    folder = f"{kind}s/{some_id}/"
    return Published(some_id, kind, f"名称{some_id}", folder, folder if public else "", date(2026, 11, 1))
