"""Likeness: one sentence stands in one place."""

from __future__ import annotations

import pytest

from tests.support import Case, replace

SVC = "standards/services/SVC-001.yml"
CASES = [
    Case("clause-repeated", (replace(SVC, "text: 晨会讲一个案例。", "text: «G004»台面，只留正在办的单据！"),), (replace(SVC, "text: 晨会讲一个案例。", "text: 柜台上下都擦干净。"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_likeness(case: Case) -> None:
    case.verify()
