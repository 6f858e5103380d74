"""Every code that a finding can carry, what it means and why the rule exists: for `biaogan explain` and its page."""

from __future__ import annotations

from html import escape

from biaogan import decode, source
from biaogan.checks import FAMILIES
from biaogan.ledger import read as ledger
from biaogan.model import book
from biaogan.press.codes import CODES as PRESS
from biaogan.render.handbook import HandbookPage

_TABLES: tuple[dict[str, tuple[str, str]], ...] = (
    source.CODES,
    decode.CODES,
    book.CODES,
    *(family.CODES for family in FAMILIES),
    ledger.CODES,
    PRESS,
)


def all_codes() -> dict[str, tuple[str, str]]:
    """Code -> (title, why the rule exists), by code."""
    return dict(sorted((code, text) for table in _TABLES for code, text in table.items()))


def codes_page() -> HandbookPage:
    """The handbook page that lists every code."""
    codes = all_codes()
    items = "".join(f'<h2 id="{c}">{c} {escape(title)}</h2><p>{escape(why)}</p>' for c, (title, why) in codes.items())
    body = f"<h1>问题代码</h1><p>检查报告里的每个代码，和这条规则为什么存在。命令行里也可以看：<code>biaogan explain 代码</code></p>{items}"
    toc = ((1, "codes", "问题代码"), *((2, c, f"{c} {title}") for c, (title, _) in codes.items()))
    return HandbookPage("codes/", "问题代码", body, toc, "更多", "", 9_000, True)
