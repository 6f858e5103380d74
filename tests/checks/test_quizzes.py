"""Quizzes: every question has one right answer, and not everything is a fraud."""

from __future__ import annotations

import pytest

from tests.support import Case, replace

SCAM = "standards/scams/SCM-001.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
ALERT = "campaigns/alerts/ALT-001.yml"
QUIZ = "campaigns/quiz/QIZ-001.yml"
CASES = [
    Case("question-without-right-answer", (replace(QUIZ, "  - situation: 来电叫您把钱转到安全账户。\n    scam: SCM-001\n    choices:\n      - text: 马上挂断\n        right: true\n", "  - «Q001»situation: 来电叫您把钱转到安全账户。\n    scam: SCM-001\n    choices:\n      - text: 马上挂断\n"),)),
    Case("question-with-two-right-answers", (replace(QUIZ, "  - situation: 孩子", "  - «Q001»situation: 孩子"), replace(QUIZ, "      - text: 先转一点\n", "      - text: 先转一点\n        right: true\n")), (replace(QUIZ, "      - text: 先转一点\n", "      - text: 先转一点\n        right: false\n"),)),
    Case("quiz-of-scams-alone", (replace(QUIZ, "  - situation: 来电", "  «Q002»- situation: 来电"), replace(QUIZ, "  - situation: 您自己到柜台取钱。\n", "  - situation: 您自己到柜台取钱。\n    scam: SCM-001\n"))),
    Case("question-about-a-staff-scam", (replace("standards/scams/SCM-002.yml", "visibility: public\n", ""), replace(QUIZ, "scam: SCM-002", "scam: «V001»SCM-002"), replace(ALERT, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «V001»SCM-002]"), replace(CMP, "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «V001»SCM-002]"), replace(SCAM, "related: [SCM-002]", "related: [«V001»SCM-002]"))),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_quizzes(case: Case) -> None:
    case.verify()
