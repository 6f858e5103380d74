"""Every code that a finding can carry, what it means and why the rule exists: for `biaogan explain` and its page."""

from __future__ import annotations

from biaogan import decode, leaks, source
from biaogan.checks import FAMILIES
from biaogan.ledger import manifest
from biaogan.ledger import read as ledger
from biaogan.model import book
from biaogan.press.codes import CODES as PRESS

_TABLES: tuple[dict[str, tuple[str, str]], ...] = (
    source.CODES,
    decode.CODES,
    book.CODES,
    *(family.CODES for family in FAMILIES),
    ledger.CODES,
    manifest.CODES,
    leaks.CODES,
    PRESS,
)


def all_codes() -> dict[str, tuple[str, str]]:
    """Code -> (title, why the rule exists), by code."""
    return dict(sorted((code, text) for table in _TABLES for code, text in table.items()))
