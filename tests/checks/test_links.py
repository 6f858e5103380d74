"""Links: every reference resolves to something of the right kind, and both sides agree."""

from __future__ import annotations

import pytest

from tests.support import Case, edited, insert, mini_texts, problems_in, replace, whole

TEXTS = mini_texts()
BANK = "standards/bank.yml"
ROLE = "standards/roles/ROL-002.yml"
SVC = "standards/services/SVC-001.yml"
PRC = "standards/processes/PRC-001.yml"
ZONE = "standards/sixs/SXS-001.yml"
SCAM = "standards/scams/SCM-001.yml"
FORM = "standards/forms/FRM-001.yml"
TERMS = "standards/registers/glossary.yml"
DENIED = "standards/registers/denied.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
SHEET = "campaigns/sheets/SHT-001.yml"
CARD = "campaigns/sheets/SHT-002.yml"
NEWER = TEXTS[SVC].replace("SVC-001", "SVC-002").replace("related: [SXS-001]\n", "{}")
DUTIES = ("standards/roles/ROL-001.yml", "see: [SVC-001-02]", "see: [SVC-001-02, SVC-002]")

CASES = [
    Case("owner", (replace(SVC, "owner: ROL-001", "owner: «L001»ROL-009"),), (replace(SVC, "owner: ROL-001", "owner: ROL-002"),)),
    Case("related", (replace(SVC, "related: [SXS-001]", "related: [SXS-001, «L001»SXS-009]"),), (replace(SVC, "related: [SXS-001]", "related: [SXS-001, SXS-002-03]"),)),
    Case("duty", (replace(ROLE, "see: [SVC-001-01, SXS-001]", "see: [SVC-001-01, «L001»SVC-001-09]"),), (replace(ROLE, "see: [SVC-001-01, SXS-001]", "see: [SVC-001-01, PRC-001-04]"),)),
    Case("text-as-id", (replace(FORM, "required_by: [PRC-001-03]", "required_by: [«L001»转账先问]"),), (replace(FORM, "required_by: [PRC-001-03]", "required_by: [SVC-001]"),)),
    Case("source-row", (replace(SVC, "sources: [A-01]", "sources: [«L001»A-09]"),), (replace(SVC, "sources: [A-01]", "sources: [A-02, E-08]"),)),
    Case("word-of-6s", (replace(ZONE, "word: anquan", "word: «L001»anchuan"),), (replace(ZONE, "word: anquan", "word: qingjie"),)),
    Case("amount", (replace(PRC, "amounts: [notice_threshold]", "amounts: [«L001»notice_treshold]"),), (replace(PRC, "amounts: [notice_threshold]", "amounts: [notice_threshold, reply_days]"),)),
    Case("source-of-the-bank", (replace(BANK, "sources: [E-08]", "sources: [«L001»E-09]"),), (replace(BANK, "sources: [E-08]", "sources: [A-01]"),)),
    Case("source-of-a-denied-word", (replace(DENIED, "sources: [E-08]", "sources: [«L001»E-09]"),), (replace(DENIED, "sources: [E-08]", "sources: []"),)),
    Case("see-of-a-term", (replace(TERMS, "see: [PRC-001]", "see: [«L001»PRC-002]"),), (replace(TERMS, "see: [PRC-001]", "see: [SCM-001]"),)),
    Case("sheet-of-a-campaign", (replace(CMP, "sheet: SHT-002", "sheet: «L001»SHT-009"),), (replace(CMP, "sheet: SHT-002", "sheet: SHT-003"),)),
    Case("owner-that-is-no-role", (replace(SVC, "owner: ROL-001", "owner: «L002»PRC-001"),)),
    Case("form-that-is-a-service", (replace(PRC, "record: FRM-001", "record: «L002»SVC-001"),), (replace(PRC, "    record: FRM-001\n", ""),)),
    Case("process-that-is-a-step", (replace(SCAM, "procedures: [PRC-001]", "procedures: [«L002»PRC-001-01]"),), (replace(SCAM, "procedures: [PRC-001]", "procedures: []"),)),
    Case("scam-that-is-a-sheet", (replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «L002»SHT-001]"),), (replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001]"),)),
    Case(
        "older-does-not-know",
        (whole("standards/services/SVC-002.yml", NEWER.format("supersedes: [«L003»SVC-001]\n")), replace(*DUTIES)),
        (whole("standards/services/SVC-002.yml", NEWER.format("supersedes: [SVC-001]\n")), replace(*DUTIES), insert(SVC, "norm:", "superseded_by: SVC-002\n")),
    ),
    Case(
        "newer-does-not-know",
        (whole("standards/services/SVC-002.yml", NEWER.format("")), replace(*DUTIES), insert(SVC, "norm:", "superseded_by: «L003»SVC-002\n")),
    ),
    Case("superseded-by-nothing", (insert(SVC, "norm:", "superseded_by: «L001»SVC-002\n"),)),
    Case("source-without-rows", (replace(PRC, "origin: source\nsources: [E-08]\n", "origin: «L004»source\n"),), (replace(PRC, "origin: source\nsources: [E-08]\n", "origin: editorial\n"),)),
    Case("clause-without-rows", (replace(SVC, "origin: source\n    sources: [A-01]", "origin: «L004»source"),), (replace(SVC, "origin: source\n    sources: [A-01]", "sources: [A-01]"),)),
    Case("supplement-without-day", (replace(SVC, "origin: source\n    sources: [A-01]", "origin: «L004»supplement"),), (replace(SVC, "origin: source\n    sources: [A-01]", "origin: supplement\n    verified_on: 2026-11-22"),)),
    Case("contact-without-day", (replace("standards/registers/contacts.yml", "    urgent: true\n    visibility: public\n    origin: supplement\n    verified_on: 2026-11-20\n  - id: duty", "    urgent: true\n    visibility: public\n    origin: «L004»supplement\n  - id: duty"),)),
    Case("way-to-another-process", (replace(PRC, "to: PRC-001-04", "to: «L005»PRC-002-01"),), (replace(PRC, "to: PRC-001-04", "to: PRC-001-01"),)),
    Case("way-to-a-record", (replace(PRC, "to: PRC-001-04", "to: «L005»PRC-001"),)),
    Case("subject-that-is-not-there", (replace(SHEET, "subjects: [SCM]", "subjects: [«L006»SCM-007]"),), (replace(SHEET, "subjects: [SCM]", "subjects: [SCM-002]"),)),
    Case("subject-prefix-that-is-not-there", (replace(SHEET, "subjects: [SCM]", "subjects: [«L006»SCAM]"),)),
    Case("subject-that-the-layout-cannot-print", (replace(CARD, "subjects: [PRC-001]", "subjects: «L006»[SVC-001]"),)),
    Case("part-as-subject", (replace(CARD, "subjects: [PRC-001]", "subjects: [«L006»PRC-001-01]"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_links(case: Case) -> None:
    case.verify()


@pytest.mark.parametrize(
    ("path", "old", "new", "meant"),
    [
        (SVC, "owner: ROL-001", "owner: RLO-001", "ROL-001"),
        (ZONE, "word: anquan", "word: anqan", "anquan"),
        (PRC, "amounts: [notice_threshold]", "amounts: [notice_treshold]", "notice_threshold"),
        (SVC, "sources: [A-01]", "sources: [A-1]", "A-01"),
    ],
)
def test_a_wrong_id_gets_the_nearest_as_remedy(path: str, old: str, new: str, meant: str) -> None:
    assert [p.remedy for p in problems_in(edited(replace(path, old, new)))] == [f"是不是想写 {meant}？"]
