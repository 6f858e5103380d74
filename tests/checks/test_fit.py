"""Fit: every character has a glyph, every text its place on the sheet, before Typst ever sees it."""

from __future__ import annotations

import pytest

from biaogan.checks.measure import fits
from biaogan.layouts.declaration import declared
from tests.support import Case, append, edited, insert, problems_in, replace

SCAM = "standards/scams/SCM-001.yml"
BRANCHES = "standards/registers/branches.yml"
ZONE = "standards/sixs/SXS-001.yml"
ROLE = "standards/roles/ROL-002.yml"
SHEET = "campaigns/sheets/SHT-001.yml"
CARD = "campaigns/sheets/SHT-002.yml"
LIST = "campaigns/sheets/SHT-003.yml"
FORM = "standards/forms/FRM-001.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
TITLE = "冒充警察" * 10  # forty characters: as long as a title may be, and too long for the poster's one line


def items(first: int, count: int, frequency: str = "每日") -> str:
    """Inspection items of the counter zone, numbered from `first`."""
    row = "  - id: SXS-001-{:02d}\n    text: 台面没有灰尘\n    word: qingjie\n    check: 看。\n    frequency: {}\n"
    return "".join(row.format(number, frequency) for number in range(first, first + count))


def steps(groups: list[str], last: str = "再看一遍") -> str:
    """More steps of the mini bank's process, each in the group with this name; the last one does `last`."""
    row = "  - {{id: PRC-001-{:02d}, group: {}, actor: ROL-002, action: {}, brief: 再看}}\n"
    actions = ["再看一遍"] * (len(groups) - 1) + [last]
    return "".join(
        row.format(n, group, action) for n, (group, action) in enumerate(zip(groups, actions, strict=True), 5)
    )


PRC = "standards/processes/PRC-001.yml"
STEPS = declared("counter-card")["max_total"]["groups[].items[]"] - 2  # the mini bank's card has two
GROUPS = declared("counter-card")["max_items"]["groups"] - 2
MOST = declared("checklist")["max_total"]["zones[].items[]"]
ZONE_2 = "standards/sixs/SXS-002.yml"
LAST = "    text: 座椅没有污迹\n    word: qingjie\n    check: 逐个看。\n"
SAYS = "  - 您的银行卡出事了。\n"
IN_MINI = 4  # daily items of the two zones
SIGN = (
    replace(LIST, "layout: checklist", "layout: sign"),
    replace(LIST, "subjects: [SXS]", "subjects: [TOP-001]"),
)
HOURS = "    hours: 周一至周六 9:00至16:30"
CASES = [
    Case("network-name-too-long-for-the-sign", (*SIGN, replace(BRANCHES, HOURS, f"{HOURS}\n    wifi: «F002»{'W' * 24}")), (*SIGN, replace(BRANCHES, HOURS, f"{HOURS}\n    wifi: {'i' * 24}"))),
    Case("network-name-without-a-sign", (), (replace(BRANCHES, HOURS, f"{HOURS}\n    wifi: {'W' * 24}"),)),
    Case("title-too-long-for-the-poster", (replace(SCAM, "title: 冒充警察", f"title: «F002»{TITLE}"),), (replace("standards/services/SVC-001.yml", "title: 窗口环境", f"title: {TITLE}"),)),
    Case("title-fits-without-its-sheet", (), (replace(SCAM, "title: 冒充警察", f"title: {TITLE}"), replace(SHEET, "subjects: [SCM]", "subjects: [SCM-002]"))),
    Case("too-many-items", (append(ZONE, items(3, MOST - IN_MINI + 1)), replace(ZONE_2, LAST, LAST.replace("text: ", "text: «F003»"))), (append(ZONE, items(3, 9)),)),
    Case("a-zone-without-enough-daily-items", (replace(ZONE_2, "id: SXS-002\n", "«F007»id: SXS-002\n"), replace(ZONE_2, LAST, LAST + "    frequency: 每周\n"))),
    Case("a-word-longer-than-a-line", (replace(SCAM, SAYS, "  - «F008»https://www.example.com/a/very/long/address/that/none\n"),), (replace(SCAM, SAYS, "  - 打开 www.example.com 看看\n"),)),
    Case("too-many-steps-on-the-card", (append(PRC, steps(["核"] * (STEPS + 1), "«F003»再看一遍")),), (append(PRC, steps(["核"] * STEPS)),)),
    Case("too-many-groups-on-the-card", (append(PRC, steps([*"甲乙丙丁"[:GROUPS], "«F003»末"])),), (append(PRC, steps([*"甲乙丙丁"[:GROUPS]])),)),
    Case("monthly-items-are-not-on-the-sheet", (), (append(ZONE, items(3, MOST, "每月")),)),
    Case("one-poster-of-several-scams", (replace(SHEET, "arrange: each", "arrange: «F003»together"),), (replace(SHEET, "subjects: [SCM]\narrange: each", "subjects: [SCM-002]\narrange: together"),)),
    Case("poster-on-a-card", (replace(SHEET, "size: A3", "size: «F005»A6"),)),
    Case("a-register-among-the-upright-forms", (replace(CARD, "layout: counter-card", "layout: form"), replace(CARD, "subjects: [PRC-001]", "subjects: «L006»[FRM-001]"), insert(FORM, "used_when:", "shape: 登记\n"))),
    Case("a-kind-without-anything-to-print", (replace(CARD, "layout: counter-card", "layout: register"), replace(CARD, "subjects: [PRC-001]", "subjects: «F007»[FRM]"), replace(CARD, "size: A4", "size: A4横"))),
    Case("a-public-sheet-of-what-is-not-public", (replace(SHEET, "layout: poster", "layout: «L006»key-points"), replace(SHEET, "size: A3", "size: A4"))),
    Case("list-in-a3", (replace(LIST, "size: A4", "size: «F005»A3"),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_fit(case: Case) -> None:
    case.verify()


def test_the_finding_names_the_sheet_and_how_much_to_cut() -> None:
    (found,) = problems_in(edited(replace(SCAM, "title: 冒充警察", f"title: {TITLE}")))
    box = declared("poster")["boxes"]["kind"]
    fitting = next(n for n in range(40, 0, -1) if fits(TITLE[:n], box))
    assert "SHT-001" in found.message
    assert f"多 {40 - fitting} 个字" in found.message
    assert f"{fitting} 个字以内" in found.remedy


def test_the_remedy_is_enough() -> None:
    box = declared("poster")["boxes"]["kind"]
    fitting = next(n for n in range(40, 0, -1) if fits(TITLE[:n], box))
    assert problems_in(edited(replace(SCAM, "title: 冒充警察", f"title: {TITLE[:fitting]}"))) == []
