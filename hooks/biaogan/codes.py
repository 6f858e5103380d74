"""Every code that a finding can carry, what it means and why the rule exists: for `biaogan explain` and its page."""

from __future__ import annotations

from biaogan import decode, source
from biaogan.checks import FAMILIES
from biaogan.ledger import manifest
from biaogan.ledger import read as ledger
from biaogan.model import book
from biaogan.press.codes import CODES as PRESS
from biaogan.render.handbook import HandbookPage
from biaogan.render.handbook.page import table_of_contents
from biaogan.render.handbook.templates import environment

_TABLES: tuple[dict[str, tuple[str, str]], ...] = (
    source.CODES,
    decode.CODES,
    book.CODES,
    *(family.CODES for family in FAMILIES),
    ledger.CODES,
    manifest.CODES,
    PRESS,
)


def all_codes() -> dict[str, tuple[str, str]]:
    """Code -> (title, why the rule exists), by code."""
    return dict(sorted((code, text) for table in _TABLES for code, text in table.items()))


def codes_page() -> HandbookPage:
    """The handbook page that lists every code."""
    html = environment().get_template("codes.html.j2").render(codes=all_codes())
    return HandbookPage("codes/", "问题代码", html, table_of_contents(html), "更多", "", 9_000, True)
