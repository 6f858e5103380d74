"""Differences by meaning: what changed, and which pages and sheets have to be looked at again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from biaogan.build import Prepared
from biaogan.diff.changes import Touched, field_changes, touched
from tests.conftest import Told
from tests.support import MINI, TODAY, Edit, book_of, edited, git, insert, mini_texts, removed, replace

SCAM = "standards/scams/SCM-001.yml"
BANK = "standards/bank.yml"
POSTER = "SHT-001-SCM-001"


def compare(*edits: Edit) -> tuple[list[tuple[str, str, str | None, str | None]], Touched]:
    """The mini bank against itself with edits: (owner, field, before, after) of every change, and what it touches."""
    old, new = (Prepared.of(MINI, book_of(texts), TODAY) for texts in (mini_texts(), edited(*edits)))
    found = list(field_changes(old.book, new.book))
    return [(c.owner, c.field, c.before, c.after) for c in found], touched(found, old, new)


def test_equal_books_have_no_differences() -> None:
    assert compare() == ([], Touched((), (), ()))


def test_order_of_fields_comments_and_quotes_are_no_differences() -> None:
    assert compare(replace(SCAM, "icon: gavel\n", ""), insert(SCAM, "headline:", '# 图标\nicon: "gavel"\n'))[0] == []


def test_an_amount_touches_the_pages_that_use_it_and_no_others() -> None:
    changed, found = compare(replace(BANK, 'value: "30000"', 'value: "20000"'))
    assert changed == [("amounts:notice_threshold", "value", "30000", "20000")]
    assert found == Touched(("processes/PRC-001/",), (), ())


def test_an_amount_that_nobody_uses_touches_nothing() -> None:
    assert compare(replace(BANK, "label: 答复时限", "label: 回复时限"))[1] == Touched((), (), ())


@pytest.mark.parametrize("line", ["您的银行卡出事了。", "把钱转到这个账户。", "不许告诉家人。"])
def test_a_line_among_the_first_three_touches_the_poster(line: str) -> None:
    _, found = compare(replace(SCAM, f"  - {line}", "  - 您中奖了。"))
    assert found.sheets == (POSTER,)
    assert "scams/SCM-001/" in found.pages
    assert "scams/SCM-001/" in found.public_pages


def test_the_fourth_line_touches_the_pages_but_no_sheet() -> None:
    changed, found = compare(replace(SCAM, "  - 电话不许挂。", "  - 您中奖了。"))
    assert changed == [("SCM-001", "says.4", "电话不许挂。", "您中奖了。")]
    assert found.sheets == ()
    assert "scams/SCM-001/" in found.public_pages


def test_a_staff_field_of_a_public_record_touches_no_sheet() -> None:
    changed, found = compare(replace(SCAM, "  - 客户一直拿着手机听", "  - 客户戴着耳机"))
    assert [c[1] for c in changed] == ["counter_signals.1"]
    assert found.sheets == ()


def test_pages_that_link_to_the_record_are_touched_too() -> None:
    _, found = compare(replace("standards/roles/ROL-002.yml", "title: 柜员", "title: 综合柜员"))
    assert {"roles/ROL-002/", "services/SVC-001/", "processes/PRC-001/", "sixs/SXS-001/"} <= set(found.pages)
    assert "forms/FRM-001/" not in found.pages


def test_a_hotline_is_on_every_public_page_and_on_every_poster() -> None:
    _, found = compare(replace("standards/registers/contacts.yml", 'number: "96110"', 'number: "96111"'), replace(SCAM, "告诉家人，打96110", "告诉家人"), replace("standards/scams/SCM-002.yml", "告诉家人，打96110", "告诉家人"))  # fmt: skip
    assert set(found.public_pages) == {
        "scams/SCM-001/",
        "scams/SCM-002/",
        "campaigns/CMP-001/",
        "sheets/SHT-001/",
        "audiences/AUD-001/",
        "slogans/SLG-001/",
        "alerts/ALT-001/",
        "quiz/QIZ-001/",
    }
    assert found.sheets == (POSTER, "SHT-001-SCM-002")


def test_a_new_and_a_vanished_record_are_one_change_each() -> None:
    form = mini_texts()["standards/forms/FRM-001.yml"].replace("FRM-001", "FRM-002")
    changed, found = compare(Edit("standards/forms/FRM-002.yml", "", form), removed("campaigns/sheets/SHT-003.yml"))
    assert changed == [("FRM-002", "整条", None, "新增"), ("SHT-003", "整条", "原有", None)]
    assert "forms/FRM-002/" in found.pages


def test_what_a_vanished_sheet_leaves_behind_is_touched() -> None:
    _, found = compare(removed("campaigns/sheets/SHT-001.yml"))
    assert found.sheets == (POSTER, "SHT-001-SCM-002")
    assert found.public_pages == ("campaigns/CMP-001/", "sheets/SHT-001/")
    assert "sheets/SHT-001/" in found.pages


def test_what_pointed_at_a_vanished_record_is_touched() -> None:
    _, found = compare(removed("standards/forms/FRM-001.yml"))
    assert {"forms/FRM-001/", "processes/PRC-001/"} <= set(found.pages)


def test_a_record_that_is_no_longer_public_touches_its_public_page() -> None:
    _, found = compare(replace(SCAM, "visibility: public\n", ""))
    assert "scams/SCM-001/" in found.public_pages
    assert POSTER in found.sheets


def test_the_checklist_changes_with_its_items() -> None:
    assert compare(replace("standards/sixs/SXS-002.yml", "text: 地面不湿滑", "text: 地面干燥"))[1].sheets == (
        "SHT-003",
    )
    assert compare(replace("standards/sixs/SXS-002.yml", "text: 灯具已擦净", "text: 灯具干净"))[1].sheets == ()


def test_the_card_changes_with_its_process() -> None:
    found = compare(replace("standards/processes/PRC-001.yml", "      - 说不清用途", "      - 不说用途"))[1]  # fmt: skip
    assert found.sheets == ("SHT-002-PRC-001",)


def test_the_command_compares_with_a_revision(mini: Path, biaogan: Callable[..., Told]) -> None:
    git(mini, "init", "-q")
    git(mini, "add", ".")
    git(mini, "commit", "-qm", "first")
    assert biaogan("diff", root=mini).out.strip() == "内容没有变化。"
    path = mini / SCAM
    path.write_text(path.read_text("utf-8").replace("不许告诉家人。", "别告诉家人。"), "utf-8")
    told = biaogan("diff", "HEAD", root=mini)
    assert told.status == 0
    assert "SCM-001 冒充警察 · says.3：不许告诉家人。 → 别告诉家人。" in told.out
    assert "牵动的印刷品（1）：\n  SHT-001-SCM-001" in told.out
    told = biaogan("diff", "gone", root=mini)
    assert told.status == 1
    assert "S001 读不到版本 gone" in told.err
