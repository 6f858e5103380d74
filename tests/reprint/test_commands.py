"""From release to the wall and back, at the command line: release, printed, reprint, removed."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from biaogan.ledger.manifest import Known, runs_of
from biaogan.ledger.read import PrintRun, Revision, read_ledger
from biaogan.source import WorkTree, read
from tests.conftest import Told
from tests.support import places, without_marks
from tests.test_golden import compare

Command = Callable[..., Told]
KEY = "SHT-001-SCM-001"


@pytest.fixture
def city(mini: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bank after a busy month: two new revisions, one withdrawn sheet, several print runs."""

    def on(day: str, *arguments: str) -> None:
        monkeypatch.setenv("BIAOGAN_AS_OF", day)
        told = biaogan(*arguments, root=mini)
        assert told.status == 0, told.err

    on("2026-11-01", "release")
    on("2026-11-02", "printed", KEY, "--branch", "BR-002", "--quantity", "30", "--campaign", "CMP-001")
    on("2026-11-02", "printed", "SHT-001-SCM-002", "--branch", "BR-002", "--quantity", "30")
    on("2026-11-02", "printed", "SHT-002-PRC-001", "--branch", "BR-001", "--quantity", "4")
    on("2026-11-02", "printed", "SHT-003", "--branch", "BR-002", "--quantity", "3")
    _change(mini / "standards/scams/SCM-001.yml", "  - 马上挂断", "  - 立刻挂断")
    on("2026-11-10", "release", "--why", "“马上”说得不够急")
    _change(mini / "standards/processes/PRC-001.yml", "say: 您这笔钱是做什么用的？", "say: 您这笔钱准备做什么用？")
    on("2026-11-12", "release")
    on("2026-11-12", "printed", KEY, "--branch", "BR-002", "--quantity", "10")
    on("2026-11-15", "withdraw", "SHT-003", "--fate", "merged", "--to", "SHT-002", "--reason", "并进柜面卡")
    (mini / "campaigns/sheets/SHT-003.yml").unlink()
    monkeypatch.setenv("BIAOGAN_AS_OF", "2026-11-22")
    return mini


def _change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_what_reprint_says(city: Path, biaogan: Command, accept: bool) -> None:
    told = biaogan("reprint", root=city)
    assert (told.status, told.err) == (0, "")
    compare("reprint.txt", told.out, accept)


def test_reprint_for_programs(city: Path, biaogan: Command) -> None:
    told = biaogan("reprint", "--format", "json", root=city)
    found = {sheet["sheet"]: sheet for sheet in json.loads(told.out)}
    assert list(found) == [KEY, "SHT-001-SCM-002", "SHT-002-PRC-001", "SHT-003"]
    poster = found[KEY]
    assert poster["reasons"][-1] == {"revision": 3, "since": "2026-11-10", "why": "“马上”说得不够急"}
    assert [(c["since_revision"], c["known"]) for c in poster["changes"]] == [(1, False), (2, True)]
    (change,) = poster["changes"][1]["changed"]
    assert (change["owner"], change["before"], change["after"]) == ("SCM-001", ["马上挂断"], ["立刻挂断"])
    states = [(p["branch"], p["revision"], p["state"], p["order"], p["by"]) for p in poster["papers"]]
    assert states == [
        ("BR-001", 1, "replaced", 20, "2026-11-08"),
        ("BR-002", 2, "replaced", 20, "2026-11-17"),
        ("BR-002", 3, "current", 0, None),
    ]
    assert found["SHT-002-PRC-001"]["reasons"] == [{"revision": 2, "since": "2026-11-12", "why": None}]
    assert not found["SHT-003"]["made"]


@pytest.mark.parametrize(
    ("arguments", "sheets"),
    [
        (("--branch", "BR-001"), [KEY, "SHT-002-PRC-001"]),
        (("--branch", "BR-001", "--branch", "BR-002"), [KEY, "SHT-001-SCM-002", "SHT-002-PRC-001", "SHT-003"]),
        (("--campaign", "CMP-001"), [KEY, "SHT-001-SCM-002", "SHT-002-PRC-001"]),
        (("--campaign", "CMP-001", "--branch", "BR-001"), [KEY, "SHT-002-PRC-001"]),
    ],
    ids=["branch", "branches", "campaign", "both"],
)
def test_reprint_of_some(city: Path, biaogan: Command, arguments: tuple[str, ...], sheets: list[str]) -> None:
    told = biaogan("reprint", "--format", "json", *arguments, root=city)
    assert [sheet["sheet"] for sheet in json.loads(told.out)] == sheets


def test_nothing_to_reprint_is_said(mini: Path, biaogan: Command) -> None:
    told = biaogan("reprint", root=mini)
    assert told.status == 0
    assert told.out.startswith("没有要重印的，登记过的都还有效。\n")
    (mini / "standards/ledger/prints.yml").unlink()
    told = biaogan("reprint", root=mini)
    assert told.status == 0
    assert "没有登记过印刷，没有要重印的" in told.out


@pytest.mark.parametrize("arguments", [("--branch", "BR-009"), ("--campaign", "CMP-009"), ("--campaign", "SCM-001")])
def test_reprint_of_what_is_not_there_is_a_wrong_call(mini: Path, biaogan: Command, arguments: tuple[str, str]) -> None:
    told = biaogan("reprint", *arguments, root=mini)
    assert told.status == 2
    assert arguments[1] in told.err


def test_a_reason_and_the_words_are_remembered_without_git(city: Path) -> None:
    documents = [d for d in (read(*file)[0] for file in WorkTree(city).files()) if d and "/ledger/" in d.path]
    ledger, problems = read_ledger(documents)
    assert problems == []
    found = [r for r in ledger.revisions if r.sheet == KEY]
    assert [(r.edition, r.why, r.texts is None) for r in found] == [
        ("", "", True),
        ("public", "", False),
        ("public", "“马上”说得不够急", False),
    ]
    assert found[2].texts == {"SCM-001:do_now.0": "立刻挂断"}


def test_what_came_off_the_wall_is_off_the_list(city: Path, biaogan: Command) -> None:
    told = biaogan("removed", KEY, "--branch", "BR-002", root=city)
    assert told.out.strip() == f"已登记：BR-002 撤下了 {KEY} 第 2 版。"
    told = biaogan("reprint", "--branch", "BR-002", "--format", "json", root=city)
    poster = next(sheet for sheet in json.loads(told.out) if sheet["sheet"] == KEY)
    assert [p["revision"] for p in poster["papers"]] == [3]
    again = biaogan("removed", KEY, "--branch", "BR-002", root=city)
    assert again.status == 2
    assert "没有要撤下的" in again.err
    assert biaogan("removed", KEY, "--branch", "BR-002", "--revision", "3", root=city).status == 0
    assert biaogan("check", root=city).status == 0


def test_takedown_writes_a_list_for_each_branch_or_says_there_is_none(city: Path, biaogan: Command) -> None:
    told = biaogan("takedown", "--out", str(city / "lists"), root=city)
    assert (told.status, told.err) == (0, "")
    assert {f.name for f in (city / "lists").iterdir()} == {
        "BR-001.pdf", "BR-002.pdf", "takedown.csv", "takedown.ics", "takedown.json", "takedown.xlsx",
    }  # fmt: skip
    told = biaogan("takedown", "--out", str(city / "one"), "--branch", "BR-002", root=city)
    assert "做好 1 个网点的撤下清单" in told.out
    assert not (city / "one/BR-001.pdf").exists()
    rows = json.loads((city / "one/takedown.json").read_text("utf-8"))
    assert {row["网点编号"] for row in rows} == {"BR-002"}
    assert (city / "one/takedown.ics").read_text("utf-8").count("BEGIN:VEVENT") == len(rows) == 2
    assert biaogan("takedown", "--branch", "BR-009", root=city).status == 2


def test_where_nothing_comes_down_takedown_says_so(mini: Path, biaogan: Command) -> None:
    told = biaogan("takedown", "--out", str(mini / "lists"), root=mini)
    assert (told.status, told.out.strip()) == (0, "没有要撤下的，登记过的印刷品都还有效。")
    assert not (mini / "lists").exists()


# --- a kit's manifest -------------------------------------------------------------------------------------------------

KNOWN = Known(
    {"BR-001"}, {"CMP-001"}, (Revision(KEY, 1, "a", date(2026, 11, 1)), Revision(KEY, 2, "b", date(2026, 11, 2)))
)
GOOD = '{"branch": "BR-001", "campaign": "CMP-001", "sheets": [\n  {"key": "SHT-001-SCM-001", "revision": 2, "quantity": 30}\n]}'
KIT = """{
 "campaign": "CMP-001",
 "branch": {"id": "BR-001", "name": "石桥支行"},
 "files": [
  {"file": "海报/a.pdf", "sha256": "00", "bytes": 9, "sheet": "SHT-001-SCM-001", "revision": 2, "quantity": 30, "valid_until": "2027-04-30"},
  {"file": "说明.txt", "sha256": "00", "bytes": 9}
 ],
 "texts": [{"channel": "LED", "text": "验证码，谁要都不给。", "length": 10, "limit": null}]
}
"""
MANIFESTS = [
    ("branch", GOOD.replace('"BR-001"', '«R003»"BR-009"')),
    ("no branch", '«R003»{"sheets": [{"key": "SHT-001-SCM-001", "revision": 2, "quantity": 30}]}'),
    ("campaign", GOOD.replace('"CMP-001"', '«R003»"CMP-009"')),
    ("no sheets", '«R003»{"branch": "BR-001"}'),
    ("empty sheets", '{"branch": "BR-001", "sheets": «R003»[]}'),
    ("sheet", GOOD.replace('"SHT-001-SCM-001"', '«R003»"SHT-009"')),
    ("revision never released", GOOD.replace(": 2,", ": «R003»3,")),
    ("revision", GOOD.replace(": 2,", ': «R003»"二",')),
    ("quantity", GOOD.replace(": 30", ": «R003»0")),
    ("fraction", GOOD.replace(": 30", ": «R003»1.5")),
    ("row", GOOD.replace('{"key": "SHT-001-SCM-001", "revision": 2, "quantity": 30}', '«R003»«R003»«R003»"x"')),
    ("branch of a kit", KIT.replace('"BR-001"', '«R003»"BR-009"')),
    ("kit with a quantity still open", KIT.replace(": 30,", ": «R003»null,")),
    ("kit without a sheet", '«R003»{"branch": {"id": "BR-001"}, "files": [{"file": "a.txt"}]}'),
    ("all at once", GOOD.replace(": 30", ": «R003»-1").replace('"BR-001"', '«R003»"x"').replace(": 2,", ": «R003»x,")),
]  # fmt: skip
TRIGGERED = {"R003"}


@pytest.mark.parametrize("text", [row[1] for row in MANIFESTS], ids=[row[0] for row in MANIFESTS])
def test_a_manifest_that_does_not_fit_is_refused_whole(text: str) -> None:
    texts, expected = without_marks({"kit.json": text})
    document, problems = read("kit.json", texts["kit.json"].encode())
    assert document is not None
    runs, found = runs_of(document, KNOWN, date(2026, 11, 22))
    assert runs == []
    assert places(problems + found) == expected


@pytest.mark.parametrize("text", [GOOD, KIT], ids=["list", "kit"])
@pytest.mark.parametrize("campaign", ["CMP-001", ""])
def test_a_manifest_is_its_runs(text: str, campaign: str) -> None:
    document, _ = read("kit.json", text.replace("CMP-001", campaign).encode())
    assert document is not None
    assert runs_of(document, KNOWN, date(2026, 11, 22)) == (
        [PrintRun(KEY, 2, "BR-001", 30, date(2026, 11, 22), campaign)],
        [],
    )


def test_a_kit_is_recorded_in_one_go_and_once_a_day(mini: Path, biaogan: Command, tmp_path: Path) -> None:
    biaogan("release", root=mini)
    kit = tmp_path / "kit.json"
    rows = [{"key": KEY, "revision": 2, "quantity": 30}, {"key": "SHT-003", "revision": 1, "quantity": 2}]
    kit.write_text(json.dumps({"branch": "BR-002", "campaign": "CMP-001", "sheets": rows, "made": None}), "utf-8")
    told = biaogan("printed", "--manifest", str(kit), root=mini)
    assert told.out.strip() == "已登记：BR-002 收到 2 种印刷品，共 32 份。"
    before = (mini / "standards/ledger/prints.yml").read_bytes()
    again = biaogan("printed", "--manifest", str(kit), root=mini)
    assert (again.status, "今天已经登记过" in again.err) == (2, True)
    assert (mini / "standards/ledger/prints.yml").read_bytes() == before
    rows.append({"key": KEY, "revision": 9, "quantity": 1})
    kit.write_text(json.dumps({"branch": "BR-002", "sheets": rows}), "utf-8")
    refused = biaogan("printed", "--manifest", str(kit), root=mini)
    assert refused.status == 1
    assert "kit.json:1:" in refused.err
    assert "R003 SHT-001-SCM-001 没有发布过第 9 版" in refused.err
    assert (mini / "standards/ledger/prints.yml").read_bytes() == before
    assert biaogan("check", root=mini).status == 0


def test_a_kit_as_it_was_sent_is_recorded(mini: Path, biaogan: Command, tmp_path: Path) -> None:
    biaogan("release", root=mini)
    sent = tmp_path / "石桥支行.zip"
    with zipfile.ZipFile(sent, "w") as kit:
        kit.writestr("石桥支行/说明.txt", "x")
        kit.writestr("石桥支行/manifest.json", KIT)
    told = biaogan("printed", "--manifest", str(sent), root=mini)
    assert told.out.strip() == "已登记：BR-001 收到 1 种印刷品，共 30 份。"
    with zipfile.ZipFile(sent, "w") as kit:
        kit.writestr("石桥支行/说明.txt", "x")
    assert biaogan("printed", "--manifest", str(sent), root=mini).status == 1


def test_the_kit_that_print_makes_is_recorded_as_it_is(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    made = biaogan(
        "print",
        "--campaign",
        "CMP-001",
        "--branch",
        "BR-002",
        "--kit",
        "--workers",
        "1",
        "--out",
        str(mini / "out"),
        root=mini,
    )
    assert made.status == 0, made.err
    (kit,) = (mini / "out").rglob("*.zip")
    told = biaogan("printed", "--manifest", str(kit), root=mini)
    assert (told.status, told.err) == (0, "")
    sheets = json.loads(biaogan("reprint", "--branch", "BR-002", "--format", "json", root=mini).out)
    assert {s["sheet"]: [p["campaigns"] for p in s["papers"]] for s in sheets} == {
        KEY: [["CMP-001"]], "SHT-001-SCM-002": [["CMP-001"]], "SHT-002-PRC-001": [["CMP-001"]],
    }  # fmt: skip


@pytest.mark.parametrize(
    "arguments", [(), (KEY,), (KEY, "--branch", "BR-001"), (KEY, "--manifest", "{kit}"), ("--branch", "BR-001", "--manifest", "{kit}")]
)  # fmt: skip
def test_half_a_print_run_is_a_wrong_call(
    mini: Path, biaogan: Command, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    kit = tmp_path / "kit.json"
    kit.write_text(GOOD, "utf-8")
    told = biaogan("printed", *(a.format(kit=kit) for a in arguments), root=mini)
    assert told.status == 2
    assert "--manifest" in told.err
