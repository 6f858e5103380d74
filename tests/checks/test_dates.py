"""Dates: a record begins before it ends, and nobody has verified anything tomorrow."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import Case, edited, insert, mini_texts, problems_in, replace

SVC = "standards/services/SVC-001.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
ALERT = "campaigns/alerts/ALT-001.yml"
CASES = [
    Case("review-before-effect", (replace(SVC, "review_by: 2027-10-31", "review_by: «D001»2026-10-31"),), (replace(SVC, "review_by: 2027-10-31", "review_by: 2026-11-02"),)),
    Case("review-on-the-day-of-effect", (replace(SVC, "review_by: 2027-10-31", "review_by: «D001»2026-11-01"),)),
    Case("expired-before-effect", (insert(SVC, "norm:", "expires: «D001»2026-10-31\n"),), (insert(SVC, "norm:", "expires: 2026-11-01\n"),)),
    Case("ends-before-start", (replace(CMP, "ends: 2026-12-31", "ends: «D001»2025-12-31"),), (replace(CMP, "ends: 2026-12-31", "ends: 2026-12-01"),)),
    Case("alert-beyond-a-season", (replace(ALERT, "expires: 2027-01-31", "expires: «D003»2027-02-19"),), (replace(ALERT, "expires: 2027-01-31", "expires: 2027-02-18"),)),
    Case("alert-without-an-end", (replace(ALERT, "expires: 2027-01-31\n", ""), replace(ALERT, "id: ALT-001", "«M001»id: ALT-001"))),
    Case("verified-tomorrow", (insert(SVC, "norm:", "verified_on: «D002»2026-11-23\n"),), (insert(SVC, "norm:", "verified_on: 2026-11-22\n"),)),
    Case("clause-verified-tomorrow", (replace(SVC, "    points: 10\n", "    points: 10\n    verified_on: «D002»2027-01-01\n"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_dates(case: Case) -> None:
    case.verify()


def test_the_day_is_an_argument_and_not_the_clock() -> None:
    before = problems_in(mini_texts(), date(2026, 11, 19))
    assert [f"{p.mark} {p.code}" for p in before] == []  # registers are not looked at, only records
    texts = edited(insert(SVC, "norm:", "verified_on: 2026-11-20\n"))
    assert [p.code for p in problems_in(texts, date(2026, 11, 19))] == ["D002"]
    assert problems_in(texts, date(2026, 11, 20)) == []
