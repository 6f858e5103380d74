"""Dates, wording, contacts, coverage: what can be told from the records themselves."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import Case, edited, insert, mini_texts, problems_in, removed, replace

ROLE = "standards/roles/ROL-001.yml"
SVC = "standards/services/SVC-001.yml"
PRC = "standards/processes/PRC-001.yml"
SCAM = "standards/scams/SCM-001.yml"
FORM = "standards/forms/FRM-001.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
ALERT = "campaigns/alerts/ALT-001.yml"
QUIZ = "campaigns/quiz/QIZ-001.yml"
CONTACTS = "standards/registers/contacts.yml"

DATES = [
    Case("review-before-effect", (replace(SVC, "review_by: 2027-10-31", "review_by: «D001»2026-10-31"),), (replace(SVC, "review_by: 2027-10-31", "review_by: 2026-11-02"),)),
    Case("review-on-the-day-of-effect", (replace(SVC, "review_by: 2027-10-31", "review_by: «D001»2026-11-01"),)),
    Case("expired-before-effect", (insert(SVC, "norm:", "expires: «D001»2026-10-31\n"),), (insert(SVC, "norm:", "expires: 2026-11-01\n"),)),
    Case("ends-before-start", (replace(CMP, "ends: 2026-12-31", "ends: «D001»2025-12-31"),), (replace(CMP, "ends: 2026-12-31", "ends: 2026-12-01"),)),
    Case("alert-beyond-a-season", (replace(ALERT, "expires: 2027-01-31", "expires: «D003»2027-02-19"),), (replace(ALERT, "expires: 2027-01-31", "expires: 2027-02-18"),)),
    Case("alert-without-an-end", (replace(ALERT, "expires: 2027-01-31\n", ""), replace(ALERT, "id: ALT-001", "«M001»id: ALT-001"))),
    Case("verified-tomorrow", (insert(SVC, "norm:", "verified_on: «D002»2026-11-23\n"),), (insert(SVC, "norm:", "verified_on: 2026-11-22\n"),)),
    Case("clause-verified-tomorrow", (replace(SVC, "    points: 10\n", "    points: 10\n    verified_on: «D002»2027-01-01\n"),)),
]  # fmt: skip
WORDING = [
    Case("half-width-comma", (replace(SVC, "check: 逐个窗口看，多", "check: «W001»逐个窗口看,多"),), (replace(SVC, "check: 逐个窗口看，多", "check: 逐个窗口看 A,B 多"),)),
    Case("half-width-stop", (replace(SVC, "text: 晨会讲一个案例。", "text: «W001»晨会讲一个案例."),), (replace(SVC, "text: 晨会讲一个案例。", "text: 晨会讲一个 v1.0"),)),
    Case("half-width-colon", (replace(PRC, "say: 您这笔钱是做什么用的？", "say: «W001»您好:请问用途"),), (replace(PRC, "say: 您这笔钱是做什么用的？", "say: 9:30 以前"),)),
    Case("half-width-question", (replace(PRC, "brief: 有没有可疑？", "brief: «W001»有没有可疑?"),)),
    Case("half-width-exclamation", (replace(SCAM, "  - 电话不许挂。", "  - «W001»电话不许挂!"),), (replace(SCAM, "  - 电话不许挂。", "  - 电话不许挂！"),)),
    Case("half-width-semicolon", (replace(FORM, "retention: 随凭证保存。", "retention: «W001»随凭证保存;五年"),)),
]  # fmt: skip
CONTACT = [
    Case("mobile-number", (replace(SCAM, "  - 马上挂断", "  - «C001»打13800000000"),), (replace(SCAM, "  - 马上挂断", "  - 马上给了13800000元的人打110"),)),
    Case("number-with-area-code", (replace(SCAM, "  - 马上挂断", "  - «C001»打0571-12345678"),), (replace(SCAM, "  - 马上挂断", "  - 打96110"),)),
    Case("short-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»多一样就打120。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 多于120个即不合格。"),)),
    Case("service-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»打95599问。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 限95599元。"),)),
    Case("free-number", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «C001»打400-123-4567问。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 打0000-0000009问。"),)),
    Case("urgent-but-hidden", (replace(CONTACTS, "purpose: 网点遇到急事时打", "purpose: 网点遇到急事时打\n    urgent: «C002»true"),), (replace(CONTACTS, "purpose: 网点遇到急事时打", "purpose: 网点遇到急事时打\n    urgent: false"),)),
]  # fmt: skip
COVERAGE = [
    Case("clause-nobody-does", (replace(SVC, "id: SVC-001-02", "id: «G001»SVC-001-02"), replace(ROLE, "see: [SVC-001-02]", "see: [PRC-001]")), (replace(ROLE, "see: [SVC-001-02]", "see: [SVC-001]"),)),
    Case("whole-standard-nobody-does", (replace(SVC, "id: SVC-001-02", "id: «G001»SVC-001-02"), replace(SVC, "id: SVC-001-01", "id: «G001»SVC-001-01"), replace(ROLE, "see: [SVC-001-02]", "see: [PRC-001]"), replace("standards/roles/ROL-002.yml", "see: [SVC-001-01, SXS-001]", "see: [SXS-001]"))),
]  # fmt: skip
WAYS_FILE = "standards/registers/ways.yml"
WAYS = [
    Case("way-not-registered", (replace(SCAM, "  - 陌生电话", "  - «G005»街头扫码\n  - 陌生电话"),), (replace(SCAM, "  - 陌生电话", "  - 街头扫码\n  - 陌生电话"), replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, 街头扫码]"))),
    Case("way-for-staff-alone", (replace(SCAM, "  - 陌生电话", "  - «G005»街头扫码\n  - 陌生电话"), insert(WAYS_FILE, "  - id: phone", "  - {id: street, label: 街头, icon: store, headline: 不扫, tips: [不扫。, 走开。], words: [街头扫码]}\n"))),
    Case("way-that-no-scam-takes", (replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, «G006»街头扫码]"),), (replace(WAYS_FILE, "words: [陌生电话]", "words: [陌生电话, 街头扫码]"), replace(SCAM, "  - 陌生电话", "  - 街头扫码\n  - 陌生电话"))),
    Case("icon-of-a-way", (replace(WAYS_FILE, "icon: phone-in-talk", "icon: «F004»fone"),)),
]  # fmt: skip
WORDS = [
    Case("word-not-in-use", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «W002»问一位顾客。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 问一位客户。"),)),
    Case("word-not-in-use-in-a-quotation", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «W002»问一位顾客。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 问一位顾客。\n    quote: true"),)),
    Case("absolute-claim", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SCAM, "  - 马上挂断", "  - 最好先挂断"),)),
    Case("absolute-claim-of-a-swindler", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SCAM, "  - 电话不许挂。", "  - 这是最好的机会。"),)),
    Case("absolute-claim-for-staff", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 看最好的一个窗口。"),)),
    Case("long-sentence", (replace(SCAM, "  - 通话记录", f"  - «W004»{'留好记录' * 15}了"),), (replace(SCAM, "  - 通话记录", f"  - {'留好记录' * 14}。{'留好短信' * 14}"),)),
]  # fmt: skip
SOURCES = "standards/registers/sources/a.yml"
ROWS = [
    Case("row-without-a-home", (replace(SOURCES, "  - id: A-02", "  - id: «G002»A-02"), replace(SOURCES, "    only_here: 观点，不是标准\n", "")), (replace(SOURCES, "only_here: 观点，不是标准", "gap: 来源没有写"),)),
    Case("citation-without-its-word", (replace(SVC, "sources: [A-01]", "sources: [A-01, «G003»A-02]"), replace(SOURCES, "only_here: 观点", "terms: [鞠躬]\n    only_here: 观点")), (replace(SOURCES, "only_here: 观点", "terms: [鞠躬]\n    only_here: 观点"),)),
    Case("clause-repeated", (replace(SVC, "text: 晨会讲一个案例。", "text: «G004»台面，只留正在办的单据！"),), (replace(SVC, "text: 晨会讲一个案例。", "text: 柜台上下都擦干净。"),)),
]  # fmt: skip
QUIZZES = [
    Case("question-without-right-answer", (replace(QUIZ, "  - situation: 来电叫您把钱转到安全账户。\n    scam: SCM-001\n    choices:\n      - text: 马上挂断\n        right: true\n", "  - «Q001»situation: 来电叫您把钱转到安全账户。\n    scam: SCM-001\n    choices:\n      - text: 马上挂断\n"),)),
    Case("question-with-two-right-answers", (replace(QUIZ, "  - situation: 孩子", "  - «Q001»situation: 孩子"), replace(QUIZ, "      - text: 先转一点\n", "      - text: 先转一点\n        right: true\n")), (replace(QUIZ, "      - text: 先转一点\n", "      - text: 先转一点\n        right: false\n"),)),
    Case("quiz-of-scams-alone", (replace(QUIZ, "  - situation: 来电", "  «Q002»- situation: 来电"), replace(QUIZ, "  - situation: 您自己到柜台取钱。\n", "  - situation: 您自己到柜台取钱。\n    scam: SCM-001\n"))),
    Case("question-about-a-staff-scam", (replace("standards/scams/SCM-002.yml", "visibility: public\n", ""), replace(QUIZ, "scam: SCM-002", "scam: «V001»SCM-002"), replace(ALERT, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «V001»SCM-002]"), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «V001»SCM-002]"), replace(SCAM, "related: [SCM-002]", "related: [«V001»SCM-002]"))),
]  # fmt: skip
CASES = [*DATES, *QUIZZES, *ROWS, *WORDING, *WORDS, *CONTACT, *COVERAGE, *WAYS]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_content(case: Case) -> None:
    case.verify()


def test_the_day_is_an_argument_and_not_the_clock() -> None:
    before = problems_in(mini_texts(), date(2026, 11, 19))
    assert [f"{p.mark} {p.code}" for p in before] == []  # registers are not looked at, only records
    texts = edited(insert(SVC, "norm:", "verified_on: 2026-11-20\n"))
    assert [p.code for p in problems_in(texts, date(2026, 11, 19))] == ["D002"]
    assert problems_in(texts, date(2026, 11, 20)) == []


def test_with_no_contacts_at_all_every_number_is_a_stranger() -> None:
    codes = {p.code for p in problems_in(edited(removed(CONTACTS)))}
    assert codes == {"C001"}
