"""Glyphs: the font has every character, every icon is there, and a short text fits its channel."""

from __future__ import annotations

import pytest

from tests.support import Case, replace

ROLE = "standards/roles/ROL-002.yml"
SCAM = "standards/scams/SCM-001.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
WAYS_FILE = "standards/registers/ways.yml"
BRANCHES = "standards/registers/branches.yml"
CASES = [
    Case("icon-of-a-way", (replace(WAYS_FILE, "icon: phone-in-talk", "icon: «F004»fone"),)),
    Case("emoji", (replace(SCAM, "  - 通话记录", "  - «F001»通话记录📞"),), (replace(SCAM, "  - 通话记录", "  - 通话记录（电话）"),)),
    Case("rare-character", (replace(ROLE, "title: 柜员", "title: «F001»柜员𠮷"),), (replace(ROLE, "title: 柜员", "title: 柜员吉"),)),
    Case("branch-that-cannot-be-printed", (replace(BRANCHES, "name: 木桥支行", "name: «F001»木桥支行𠮷"),), (replace(BRANCHES, "name: 木桥支行", "name: 木桥镇支行"),)),
    Case("icon-of-a-topic", (replace("standards/topics/TOP-001.yml", "audiences:", "icon: «F004»gravel\naudiences:"),), (replace("standards/topics/TOP-001.yml", "audiences:", "icon: eye\naudiences:"),)),
    Case(
        "icon-of-a-stage",
        (replace("standards/topics/TOP-001.yml", "audiences:", "course: [{name: 第一步, text: 先问。, icon: «F004»gravel}]\naudiences:"),),
        (replace("standards/topics/TOP-001.yml", "audiences:", "course: [{name: 第一步, text: 先问。, icon: eye}]\naudiences:"),),
    ),
    Case("icon", (replace(SCAM, "icon: gavel", "icon: «F004»gravel"),), (replace(SCAM, "icon: gavel", "icon: eye"),)),
    Case("text-too-long-for-the-screen", (replace(CMP, "    text: 验证码，谁要都不给。", f"    text: «F006»{'验证码不给人' * 5}。"),), (replace(CMP, "    text: 验证码，谁要都不给。", f"    text: {'验证码不给人' * 5}"),)),
    Case("text-for-an-unlimited-channel", (replace(CMP, "    text: 验证码，谁要都不给。", f"    text: «F006»{'验证码不给人' * 6}"),), (replace(CMP, "  - channel: LED\n    text: 验证码，谁要都不给。", f"  - channel: 黑板报\n    text: {'验证码不给人' * 6}"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_glyphs(case: Case) -> None:
    case.verify()
