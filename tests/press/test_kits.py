"""Kits: what a branch gets for a campaign, that the order adds up, and that equal runs give equal bytes."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from biaogan.build import prepare
from biaogan.exports.order import colour
from biaogan.press.made import inks_of
from biaogan.render.sheets.selection import Selection
from biaogan.render.sheets.wishes import wishes
from tests.conftest import Told
from tests.real import prepared
from tests.support import MINI, ROOT, TODAY
from tests.workbooks import Sheets

Command = Callable[..., Told]
BOOK = "印刷订单_CMP-001_BR-001.xlsx"
INSIDE = [
    "manifest.json",
    BOOK,
    "文案/LED.txt",
    "文案/朋友圈.txt",
    "文案/字数检查.txt",
    "清单.txt",
    "自印/SHT-003_BR-001.pdf",
    "送印/SHT-001-SCM-001_BR-001_press.pdf",
    "送印/SHT-001-SCM-002_BR-001_press.pdf",
    "送印/SHT-002-PRC-001_BR-001_press.pdf",
]


def furnish(bank: Path) -> Path:
    """Gives the campaign of a copy of the mini bank everything a kit can hold."""
    path = bank / "campaigns/campaigns/CMP-001.yml"
    text = path.read_text("utf-8").replace("quantity: 2\n", "quantity: 5\n")
    text = text.replace("texts:\n", "  - sheet: SHT-003\n    quantity: 4\n    place: 大堂经理文件夹\ntexts:\n")
    text = text.replace("count:\n", "  - channel: 朋友圈\n    text: 告诉爸妈：验证码，谁要都不给。\ncount:\n")
    path.write_text(text, "utf-8")
    sheet = bank / "campaigns/sheets/SHT-003.yml"
    sheet.write_text(sheet.read_text("utf-8") + "printing: 自印\n", "utf-8")
    return bank


def packed(bank: Path, out: Path) -> subprocess.CompletedProcess[str]:
    """Runs `print --kit` for all branches."""
    command = [sys.executable, "-m", "biaogan.cli", "--root", str(bank), "--as-of", str(TODAY), "print", "--kit"]
    command += ["--campaign", "CMP-001", "--all-branches", "--workers", "1", "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


@pytest.fixture
def bank(mini: Path) -> Path:
    return furnish(mini)


@pytest.fixture(scope="module")
def kits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the kits, made once: no test may change it."""
    folder = tmp_path_factory.mktemp("kits")
    done = packed(furnish(Path(shutil.copytree(MINI, folder / "mini"))), folder / "o")
    assert done.returncode == 0, done.stderr
    return folder / "o/staff/kits"


def content(kit: Path, name: str) -> bytes:
    with zipfile.ZipFile(kit) as archive:
        return archive.read(name)


def text(kit: Path, name: str) -> str:
    return content(kit, name).decode("utf-8-sig")


def test_a_kit_holds_everything_and_says_so(kits: Path) -> None:
    assert sorted(path.name for path in kits.iterdir()) == [
        "CMP-001_BR-001.zip",
        "CMP-001_BR-002.zip",
        "印刷汇总_CMP-001.xlsx",
    ]
    kit = kits / "CMP-001_BR-001.zip"
    with zipfile.ZipFile(kit) as archive:
        assert archive.testzip() is None
        assert sorted(archive.namelist()) == sorted(INSIDE)
        assert archive.namelist() == sorted(archive.namelist())
        assert {(info.date_time, info.compress_type) for info in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), zipfile.ZIP_STORED)
        }
    told = json.loads(content(kit, "manifest.json"))
    assert (told["campaign"], told["branch"]["id"], told["branch"]["phone"]) == ("CMP-001", "BR-001", "0000-0000001")
    assert [file["file"] for file in told["files"]] == [name for name in sorted(INSIDE) if name != "manifest.json"]
    for file in told["files"]:
        data = content(kit, file["file"])
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    quantities = {file["sheet"]: file["quantity"] for file in told["files"] if "sheet" in file}
    assert quantities == {"SHT-001-SCM-001": 3, "SHT-001-SCM-002": 2, "SHT-002-PRC-001": 3, "SHT-003": 4}
    listed = text(kit, "清单.txt")
    assert all(name in listed for name in INSIDE if name.endswith(".pdf"))
    assert "小桥银行 石桥支行" in listed
    assert "2026-11-24 周二　核实海报上的号码。" in listed


def test_the_printed_files_in_a_kit_are_those_of_the_run(kits: Path) -> None:
    folder = kits.parent / "print"
    for branch in ("BR-001", "BR-002"):
        with zipfile.ZipFile(kits / f"CMP-001_{branch}.zip") as archive:
            names = [name for name in archive.namelist() if name.endswith(".pdf")]
            assert len(names) == 4
            for name in names:
                file = name.rpartition("/")[2]
                assert f"_{branch}" in file
                assert archive.read(name) == next(folder.rglob(file)).read_bytes()


def test_short_texts_come_bare_and_with_the_result_of_the_check(kits: Path) -> None:
    kit = kits / "CMP-001_BR-001.zip"
    assert content(kit, "文案/LED.txt") == "\ufeff验证码，谁要都不给。\r\n".encode()
    assert text(kit, "文案/字数检查.txt").split("\r\n") == [
        "【LED】一条最多 30 个字",
        "1. 10 个字，合格：验证码，谁要都不给。",
        "",
        "【朋友圈】没有规定上限",
        "1. 15 个字，没有上限：告诉爸妈：验证码，谁要都不给。",
        "",
        "",
    ]


def test_a_shop_can_work_from_the_order(kits: Path) -> None:
    book = Sheets(content(kits / "CMP-001_BR-001.zip", BOOK))
    assert book.names == ["印刷订单", "网点自印", "日程", "短文案"]
    order = book.rows("印刷订单")
    assert order[0] == ["印刷订单"]
    assert order[1][:2] == ["订单号", "CMP-001 / BR-001"]
    assert order[2] == ["网点", "小桥银行 石桥支行", "送到", "样例市石桥路1号"]
    assert order[3] == ["电话", "0000-0000001", "营业时间", "周一至周五 9:00至17:00"]
    heads = [
        "序号",
        "编号",
        "名称",
        "版次",
        "成品尺寸",
        "面数",
        "纸张",
        "工艺",
        "色彩",
        "数量",
        "印面合计",
        "摆放位置",
        "有效至",
        "文件名",
        "备注",
    ]
    assert order[5] == heads
    first = dict(zip([head for head in heads if head != "工艺"], [v for v in order[6] if v != ""], strict=False))
    assert first["编号"] == "SHT-001-SCM-001"
    assert first["成品尺寸"] == "A3\n297×420毫米"
    assert (first["面数"], first["数量"], first["印面合计"]) == (1, 3, 3)
    assert first["色彩"] == "四色\nC+M+Y+K"
    assert first["摆放位置"] == "大厅出入口"
    assert first["文件名"] == "送印/SHT-001-SCM-001_BR-001_press.pdf"
    assert order[9] == ["共 3 种", "合计", 8, 8]
    cells = {value for row in order for value in row}
    assert any("仅员工" in str(value) and "草稿" in str(value) for value in cells)
    assert not any("SHT-003" in str(value) for value in cells)
    assert any("自印/SHT-003_BR-001.pdf" in row for row in book.rows("网点自印"))
    assert book.rows("日程")[2:] == [
        ["2026-11-24", "周二", "开始前 7 天", "核实海报上的号码。", "网点负责人", ""],
        ["2026-12-01", "周二", "第 1 天", "贴好海报。", "柜员", ""],
    ]


def test_every_formula_carries_the_value_it_computes(kits: Path) -> None:
    books = [content(kits / "CMP-001_BR-001.zip", BOOK), (kits / "印刷汇总_CMP-001.xlsx").read_bytes()]
    count = 0
    for book in (Sheets(data, literals=(">0", "超过 ", " 个字", "合格", "没有上限")) for data in books):
        for cell, cached in book.cached.items():
            assert book.value(cell) == cached, f"{cell} {book.formulas[cell]}"
            count += 1
    assert count > 20


def test_the_order_of_the_run_adds_up_by_sheet_and_by_branch(kits: Path) -> None:
    book = Sheets((kits / "印刷汇总_CMP-001.xlsx").read_bytes())
    by_branch = book.rows("按网点")
    assert by_branch[0][4:] == [
        "SHT-001-SCM-001\n防骗海报：冒充警察",
        "SHT-001-SCM-002\n防骗海报：冒充子女",
        "SHT-002-PRC-001\n柜面卡：转账先问",
        "SHT-003\n每日巡检表",
        "合计",
    ]
    assert by_branch[1] == ["BR-001", "石桥支行", "样例市石桥路1号", "0000-0000001", 3, 2, 3, 4, 12]
    assert by_branch[3] == ["共 2 个网点", 6, 4, 6, 8, 24]
    totals = [row for row in book.rows("按印刷品") if str(row[1:2]).startswith("['SHT-")]
    assert [(row[1], row[9], row[10], row[11]) for row in totals][3] == ("SHT-003", "网点自印", 2, 8)
    assert book.rows("按印刷品")[-1] == ["共 4 种", "合计", 24]


def test_equal_runs_give_equal_kits(kits: Path, bank: Path, tmp_path: Path) -> None:
    assert packed(bank, tmp_path / "o").returncode == 0
    again = tmp_path / "o/staff/kits"
    assert {p.name: p.read_bytes() for p in again.iterdir()} == {p.name: p.read_bytes() for p in kits.iterdir()}


def test_a_branch_with_a_missing_file_gets_no_kit_and_keeps_its_old_one(kits: Path, tmp_path: Path) -> None:
    """A kit with a hole would be found out at the branch."""
    bank = Path(shutil.copytree(kits.parents[2] / "mini", tmp_path / "mini"))
    out = Path(shutil.copytree(kits.parents[1], tmp_path / "o"))
    register = bank / "standards/registers/branches.yml"
    register.write_text(register.read_text("utf-8").replace("9:00至1", "8:00至1"), "utf-8")
    spoilt = out / "staff/print/SHT-001-SCM-001/SHT-001-SCM-001_BR-001_press.pdf"
    spoilt.unlink()
    spoilt.mkdir()
    done = packed(bank, out)
    assert done.returncode == 1
    assert "提醒：1 个网点有文件没做成，没有打包：BR-001" in done.stdout
    assert "活动包（1 个网点）" in done.stdout
    kept, anew = "CMP-001_BR-001.zip", "CMP-001_BR-002.zip"
    assert (out / "staff/kits" / kept).read_bytes() == (kits / kept).read_bytes()
    assert (out / "staff/kits" / anew).read_bytes() != (kits / anew).read_bytes()
    assert "8:00至1" in text(out / "staff/kits" / anew, "清单.txt")


def test_without_a_kit_the_run_still_gets_its_order(bank: Path, tmp_path: Path, biaogan: Command) -> None:
    arguments = ("--campaign", "CMP-001", "--branch", "BR-002", "--workers", "1", "--out", str(tmp_path / "o"))
    told = biaogan("print", *arguments, root=bank)
    assert told.status == 0
    assert "汇总订单" in told.out
    assert [path.name for path in (tmp_path / "o/staff/kits").iterdir()] == ["印刷汇总_CMP-001.xlsx"]


# --- quantities ----------------------------------------------------------------------------------------------------


def test_quantities_come_from_the_campaign_and_are_shared_by_its_own_scams() -> None:
    whole = prepared()
    campaigns = {record.id: record for record in whole.book.records if record.KIND == "campaign"}
    wished = wishes(campaigns["CMP-001"], whole.pieces)  # type: ignore[arg-type]  # chosen by kind above
    posters = [(w.piece.key, w.quantity) for w in wished if w.piece.sheet.id == "SHT-001"]
    assert posters == [(f"SHT-001-SCM-00{n}", 2) for n in range(1, 7)]
    uneven = wishes(campaigns["CMP-004"], whole.pieces)  # type: ignore[arg-type]
    assert [w.quantity for w in uneven if w.piece.sheet.id == "SHT-001"] == [2, 2, 1, 1]
    for campaign in campaigns.values():
        for material in campaign.materials:  # type: ignore[attr-defined]
            own = [w for w in wishes(campaign, whole.pieces) if w.piece.sheet.id == material.sheet]  # type: ignore[arg-type]
            assert sum(w.quantity for w in own) == material.quantity, campaign.id


def test_what_names_a_campaign_without_being_among_its_materials_comes_as_the_sheet_suggests(bank: Path) -> None:
    path = bank / "campaigns/campaigns/CMP-001.yml"
    path.write_text(path.read_text("utf-8").replace("sheet: SHT-001\n", "sheet: SHT-003\n"), "utf-8")
    sheet = bank / "campaigns/sheets/SHT-001.yml"
    sheet.write_text(sheet.read_text("utf-8") + "quantity: 7\n", "utf-8")
    prepared = prepare(bank, TODAY)
    campaign = next(r for r in prepared.book.records if r.KIND == "campaign")
    found = {w.piece.key: (w.quantity, w.place) for w in wishes(campaign, prepared.pieces)}  # type: ignore[arg-type]
    assert found["SHT-003"] == (9, "大厅出入口；大堂经理文件夹")
    assert found["SHT-001-SCM-001"] == (7, "贴在大厅")


def test_a_selection_counts_what_it_makes(bank: Path) -> None:
    prepared = prepare(bank, TODAY)
    branches = prepared.book.registers["branches"]
    for chosen in (
        Selection(prepared.pieces),
        Selection(prepared.pieces, branches),  # type: ignore[arg-type]
        Selection(prepared.pieces, branches, ("press", "office", "preview")),  # type: ignore[arg-type]
    ):
        jobs = list(chosen.jobs(prepared.book.bank))
        assert len(jobs) == chosen.count() == len({job.output for job in jobs})


def test_colours_are_said_as_printers_say_them(kits: Path) -> None:
    assert [colour(inks) for inks in (("K",), ("C", "K"), ("C", "M", "Y", "K", "刀版"), ())] == [
        "单色\nK",
        "双色\nC+K",
        "五色\nC+M+Y+K+刀版",
        "",
    ]
    poster = next((kits.parent / "print/SHT-001-SCM-001").glob("*_press.pdf"))
    assert inks_of(poster) == ("C", "M", "Y", "K")
