"""The page behind a sheet's QR code tells the truth about exactly that revision."""

from __future__ import annotations

from datetime import date

import pytest

from biaogan.render.sheets import public_pieces
from biaogan.render.site.revisions import answers
from tests.site import sample


def states(today: date = sample.TODAY, changed: dict[str, str] | None = None) -> dict[tuple[str, int], tuple[str, int]]:
    book = sample.public(changed, today)
    return {(a.key, a.revision): (a.state, a.newest) for a in answers(book, public_pieces(book), today)}


def test_each_revision_has_its_state() -> None:
    assert states() == {
        ("SHT-001-SCM-001", 1): ("replaced", 2),
        ("SHT-001-SCM-001", 2): ("current", 2),
        ("SHT-001-SCM-002", 1): ("draft", 1),
        ("SHT-009-SCM-008", 1): ("withdrawn", 1),
    }


def test_past_its_day_a_sheet_is_overdue() -> None:
    assert states(date(2027, 5, 1))["SHT-001-SCM-001", 2] == ("overdue", 2)


def test_a_released_sheet_stays_good_while_the_next_is_a_draft() -> None:
    ledger = sample.LEDGER_REVISIONS.replace("REVISION2", "ffffffffffffffff")
    found = states(changed={"standards/ledger/revisions.yml": ledger})
    assert found["SHT-001-SCM-001", 2] == ("current", 2)
    assert found["SHT-001-SCM-001", 3] == ("draft", 3)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("q/SHT-001-SCM-001-r1/index.html", ("已被新版取代", 'href="../../q/SHT-001-SCM-001-r2/index.html"')),
        ("q/SHT-001-SCM-001-r2/index.html", ("现行有效", 'href="../../scams/SCM-001/index.html"', "2027年4月30日")),
        ("q/SHT-001-SCM-002-r1/index.html", ("草稿",)),
        ("q/SHT-009-SCM-008-r1/index.html", ("已撤下", "旧海报：旧骗局", 'href="../../scams/SCM-001/index.html"')),
    ],
)
def test_page_says_it(page: str, words: tuple[str, ...]) -> None:
    text = sample.site()[page]
    assert all(word in text for word in words)
    assert '<meta name="robots" content="noindex">' in text
