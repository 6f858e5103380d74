"""Coverage: every clause has a duty, every way has a scam and every scam a way."""

from __future__ import annotations

import pytest

from tests.support import Case, insert, replace

ROLE = "standards/roles/ROL-001.yml"
SVC = "standards/services/SVC-001.yml"
PRC = "standards/processes/PRC-001.yml"
SCAM = "standards/scams/SCM-001.yml"
WAYS_FILE = "standards/registers/ways.yml"
CASES = [
    Case("clause-nobody-does", (replace(SVC, "id: SVC-001-02", "id: «G001»SVC-001-02"), replace(ROLE, "see: [SVC-001-02]", "see: [PRC-001]")), (replace(ROLE, "see: [SVC-001-02]", "see: [SVC-001]"),)),
    Case("whole-standard-nobody-does", (replace(SVC, "id: SVC-001-02", "id: «G001»SVC-001-02"), replace(SVC, "id: SVC-001-01", "id: «G001»SVC-001-01"), replace(ROLE, "see: [SVC-001-02]", "see: [PRC-001]"), replace("standards/roles/ROL-002.yml", "see: [SVC-001-01, SXS-001]", "see: [SXS-001]"))),
    Case("way-not-registered", (replace(SCAM, "  - 陌生电话", "  - «G005»街头扫码\n  - 陌生电话"),), (replace(SCAM, "  - 陌生电话", "  - 街头扫码\n  - 陌生电话"), replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, 街头扫码]"))),
    Case("way-for-staff-alone", (replace(SCAM, "  - 陌生电话", "  - «G005»街头扫码\n  - 陌生电话"), insert(WAYS_FILE, "  - id: phone", "  - {id: street, label: 街头, icon: store, headline: 不扫, tips: [不扫。, 走开。], words: [街头扫码]}\n"))),
    Case("way-that-no-scam-takes", (replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, «G006»街头扫码]"),), (replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, 街头扫码]"), replace(SCAM, "  - 陌生电话", "  - 街头扫码\n  - 陌生电话"))),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_coverage(case: Case) -> None:
    case.verify()
