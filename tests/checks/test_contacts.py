"""Numbers: only those of the register, and what is urgent is shown to everybody."""

from __future__ import annotations

import pytest

from tests.support import Case, edited, problems_in, removed, replace

SVC = "standards/services/SVC-001.yml"
SCAM = "standards/scams/SCM-001.yml"
CONTACTS = "standards/registers/contacts.yml"
CASES = [
    Case("mobile-number", (replace(SCAM, "  - 马上挂断", "  - «C001»打13800000000"),), (replace(SCAM, "  - 马上挂断", "  - 马上给了13800000元的人打110"),)),
    Case("number-with-area-code", (replace(SCAM, "  - 马上挂断", "  - «C001»打0571-12345678"),), (replace(SCAM, "  - 马上挂断", "  - 打96110"),)),
    Case("short-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»多一样就打120。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 多于120个即不合格。"),)),
    Case("service-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»打95599问。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 限95599元。"),)),
    Case("free-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»打400-123-4567问。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 打0000-0000009问。"),)),
    Case("urgent-but-hidden", (replace(CONTACTS, "purpose: 网点遇到急事时打", "purpose: 网点遇到急事时打\n    urgent: «C002»true"),), (replace(CONTACTS, "purpose: 网点遇到急事时打", "purpose: 网点遇到急事时打\n    urgent: false"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contacts(case: Case) -> None:
    case.verify()


def test_with_no_contacts_at_all_every_number_is_a_stranger() -> None:
    codes = {p.code for p in problems_in(edited(removed(CONTACTS)))}
    assert codes == {"C001"}
