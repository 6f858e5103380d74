"""Sources: every row has a home, and who cites a row says what it says."""

from __future__ import annotations

import pytest

from tests.support import Case, replace

SVC = "standards/services/SVC-001.yml"
SOURCES = "standards/registers/sources/a.yml"
CASES = [
    Case("row-without-a-home", (replace(SOURCES, "  - id: A-02", "  - id: «G002»A-02"), replace(SOURCES, "    only_here: 观点，不是标准\n", "")), (replace(SOURCES, "only_here: 观点，不是标准", "gap: 来源没有写"),)),
    Case("citation-without-its-word", (replace(SVC, "sources: [A-01]", "sources: [A-01, «G003»A-02]"), replace(SOURCES, "only_here: 观点", "terms: [鞠躬]\n    only_here: 观点")), (replace(SOURCES, "only_here: 观点", "terms: [鞠躬]\n    only_here: 观点"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sources(case: Case) -> None:
    case.verify()
