"""Visibility: nothing staff-only is named, quoted, drawn upon or printed by anything public."""

from __future__ import annotations

import pytest

from tests.support import Case, insert, replace

SCAM = "standards/scams/SCM-001.yml"
SCAM_2 = "standards/scams/SCM-002.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
SHEET = "campaigns/sheets/SHT-001.yml"
TERMS = "standards/registers/glossary.yml"
CONTACTS = "standards/registers/contacts.yml"
BANK = "standards/bank.yml"
FORM = "standards/forms/FRM-001.yml"

# Other records of the miniature bank that name both scams: they stay out of it.
ASIDE = tuple(
    replace(path, "visibility: public", "visibility: staff")
    for path in (
        "campaigns/alerts/ALT-001.yml",
        "campaigns/quiz/QIZ-001.yml",
        "standards/audiences/AUD-001.yml",
    )
)

CASES = [
    Case("related-to-staff", (replace(SCAM, "related: [SCM-002]", "related: [SCM-002, «V001»PRC-001]"),), (replace(SCAM, "procedures: [PRC-001]", "procedures: [PRC-001, PRC-001]"),)),
    Case("related-to-a-part-of-staff", (replace(SCAM, "related: [SCM-002]", "related: [«V001»PRC-001-02]"),)),
    Case("campaign-with-a-staff-scam", (*ASIDE, replace(SCAM_2, "visibility: public", "visibility: staff"), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «V001»SCM-002]"), replace(SCAM, "related: [SCM-002]", "related: [«V001»SCM-002]"))),
    Case("staff-sheet-in-the-materials-is-allowed", (), (replace(CMP, "quantity: 3", "quantity: 4"),)),
    Case("staff-record-may-name-staff", (*ASIDE, replace(SCAM, "visibility: public", "visibility: staff"), replace(SCAM_2, "related: [SCM-001, CMP-001]", "related: [«V001»SCM-001, CMP-001]"), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [«V001»SCM-001, SCM-002]"))),
    Case("public-sheet-of-a-staff-record", (replace("campaigns/sheets/SHT-002.yml", "visibility: staff", "visibility: public"), replace("campaigns/sheets/SHT-002.yml", "subjects: [PRC-001]", "subjects: [«V002»PRC-001]"))),
    Case("public-sheet-of-one-staff-scam", (*ASIDE, replace(SHEET, "subjects: [SCM]", "subjects: [SCM-001, «V002»SCM-002]"), replace(SCAM_2, "visibility: public\n", ""), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001]"), replace(SCAM, "related: [SCM-002]\n", "")), (*ASIDE, replace(SHEET, "subjects: [SCM]", "subjects: [SCM]"), replace(SCAM_2, "visibility: public\n", ""), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001]"), replace(SCAM, "related: [SCM-002]\n", ""))),
    Case("internal-row-not-rewritten", (replace(SCAM, "sources: [E-08]\nrewritten: true", "sources: [«V003»E-08]"),), (replace(SCAM, "sources: [E-08]\nrewritten: true", "sources: [A-01]"),)),
    Case("internal-row-in-a-staff-record", (), (insert(FORM, "used_when:", "sources: [E-08]\n"),)),
    Case("rewritten-false", (replace(SCAM, "sources: [E-08]\nrewritten: true", "sources: [A-01, «V003»E-08]\nrewritten: false"),)),
    Case("denied-word", (replace(SCAM, "  - 叫您转钱", "  - «V004»问您柜面核实口径"),), (replace(SCAM, "  - 客户一直拿着手机听", "  - 对照柜面核实口径"),)),
    Case("denied-word-in-the-title", (replace(CMP, "theme: 防范诈骗", "theme: «V004»柜面核实口径"),), (replace(CMP, "  - 发出了几张宣传单", "  - 柜面核实口径讲了几次"),)),
    Case("denied-word-in-a-nested-field", (replace(SCAM, "  - when: 刚刚转出去", "  - when: «V004»知道柜面核实口径"),)),
    Case("denied-word-in-a-term", (replace(TERMS, "definition: 银行发到", "definition: «V004»柜面核实口径，银行发到"),), (replace(TERMS, "definition: 网点内部说法", "definition: 柜面核实口径，网点内部说法"),)),
    Case("denied-word-in-a-contact", (replace(CONTACTS, "purpose: 钱已经转走，马上打", "purpose: «V004»柜面核实口径"),), (replace(CONTACTS, "purpose: 网点遇到急事时打", "purpose: 柜面核实口径"),)),
    Case("amount-of-the-bank", (replace(SCAM, "  - 叫您转钱", "  - «V004»叫您转三万元"),), (replace(SCAM, "  - 叫您转钱", "  - 叫您转十三万元"), replace(SCAM, "  - 客户一直拿着手机听", "  - 满30000元要问"))),
    Case("amount-that-another-bank-sets", (replace(BANK, '"30000"', '"5000"'), replace(SCAM, "  - 叫您转钱", "  - «V004»满５,０００元要填单")), (replace(BANK, '"30000"', '"5000"'), replace(SCAM, "  - 叫您转钱", "  - 满15,000元要填单，满3万元也要"))),
    Case("amount-that-may-be-told", (), (replace(BANK, 'value: "30000"', 'value: "30000"\n    visibility: public'), replace(SCAM, "  - 叫您转钱", "  - 满3万元要填单"))),
    Case("denied-word-in-two-lines", (replace(SCAM, "  - 叫您转钱", "  - «V004»问您柜面 核实\u3000口径"),)),
    Case("denied-word-in-a-note", (), (replace(SCAM, "note: 给同事看的说明。", "note: 柜面核实口径。"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_visibility(case: Case) -> None:
    case.verify()
