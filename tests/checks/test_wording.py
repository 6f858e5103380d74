"""Wording: one word for one thing, no half-width marks, no claim and no sentence that is too long."""

from __future__ import annotations

import pytest

from tests.support import Case, replace

SVC = "standards/services/SVC-001.yml"
PRC = "standards/processes/PRC-001.yml"
SCAM = "standards/scams/SCM-001.yml"
FORM = "standards/forms/FRM-001.yml"
CASES = [
    Case("half-width-comma", (replace(SVC, "check: 逐个窗口看，多", "check: «W001»逐个窗口看,多"),), (replace(SVC, "check: 逐个窗口看，多", "check: 逐个窗口看 A,B 多"),)),
    Case("half-width-stop", (replace(SVC, "text: 晨会讲一个案例。", "text: «W001»晨会讲一个案例."),), (replace(SVC, "text: 晨会讲一个案例。", "text: 晨会讲一个 v1.0"),)),
    Case("half-width-colon", (replace(PRC, "say: 您这笔钱是做什么用的？", "say: «W001»您好:请问用途"),), (replace(PRC, "say: 您这笔钱是做什么用的？", "say: 9:30 以前"),)),
    Case("half-width-question", (replace(PRC, "brief: 有没有可疑？", "brief: «W001»有没有可疑?"),)),
    Case("half-width-exclamation", (replace(SCAM, "  - 电话不许挂。", "  - «W001»电话不许挂!"),), (replace(SCAM, "  - 电话不许挂。", "  - 电话不许挂！"),)),
    Case("half-width-semicolon", (replace(FORM, "retention: 随凭证保存。", "retention: «W001»随凭证保存;五年"),)),
    Case("word-not-in-use", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «W002»问一位顾客。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 问一位客户。"),)),
    Case("word-not-in-use-in-a-quotation", (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: «W002»问一位顾客。"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 问一位顾客。\n    quote: true"),)),
    Case("absolute-claim", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SCAM, "  - 马上挂断", "  - 最好先挂断"),)),
    Case("absolute-claim-of-a-swindler", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SCAM, "  - 电话不许挂。", "  - 这是最好的机会。"),)),
    Case("absolute-claim-for-staff", (replace(SCAM, "  - 马上挂断", "  - «W003»这是最好的办法"),), (replace(SVC, "check: 逐个窗口看，多一样即不合格。", "check: 看最好的一个窗口。"),)),
    Case("long-sentence", (replace(SCAM, "  - 通话记录", f"  - «W004»{'留好记录' * 15}了"),), (replace(SCAM, "  - 通话记录", f"  - {'留好记录' * 14}。{'留好短信' * 14}"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_wording(case: Case) -> None:
    case.verify()
