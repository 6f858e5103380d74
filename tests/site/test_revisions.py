"""The page behind a sheet's QR code tells the truth about exactly that revision, and nothing that is not public."""

from __future__ import annotations

from datetime import date

import pytest

from biaogan.render.reprint.status import VERDICTS, Desk, State, public_memory
from biaogan.render.sheets.pieces import public_pieces
from tests.site import sample


def states(today: date = sample.TODAY, changed: dict[str, str] | None = None) -> dict[tuple[str, int], tuple[str, int]]:
    book = sample.public(changed, today)
    desk = Desk(public_memory(book), public_pieces(book), today)
    return {(a.key, a.revision): (a.state, a.newest) for a in desk.answers("public")}


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


PAGES: list[tuple[str, State, tuple[str, ...]]] = [
    ("q/SHT-001-SCM-001-r1/index.html", "replaced", ('href="../../q/SHT-001-SCM-001-r2/index.html"', "第1版", "2026年11月12日", "改了哪里没有记录")),
    ("q/SHT-001-SCM-001-r2/index.html", "current", ('href="../../scams/SCM-001/index.html"', "第2版", "2027年4月30日")),
    ("q/SHT-001-SCM-002-r1/index.html", "draft", ("第1版",)),
    ("q/SHT-009-SCM-008-r1/index.html", "withdrawn", ("旧海报：旧骗局", 'href="../../scams/SCM-001/index.html"', "2026年11月10日")),
]  # fmt: skip


@pytest.mark.parametrize(("page", "state", "words"), PAGES, ids=[row[1] for row in PAGES])
def test_page_says_it_and_only_it(page: str, state: State, words: tuple[str, ...]) -> None:
    text = sample.site()[page]
    assert all(word in text for word in words)
    said = {name for name, verdict in VERDICTS.items() if verdict.label in text.partition("<footer")[0]}
    assert said - {"replaced"} == {state} - {"replaced"}
    assert VERDICTS[state].act in text
    assert '<meta name="robots" content="noindex">' in text
    assert "只给员工看" not in text
