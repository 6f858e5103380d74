"""`biaogan print`: what it chooses, what it makes again and what not, and that a run cut short goes on."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from biaogan.build import prepare
from biaogan.whole import clear_parts
from tests.conftest import Told
from tests.support import ROOT, TODAY

Command = Callable[..., Told]
COUNTS = re.compile(r"做了 (\d+) 件，沿用 (\d+) 件，失败 (\d+) 件")
POSTER = "SHT-001-SCM-001"


def counts(told: str) -> tuple[int, ...]:
    """Made, reused, failed, as the summary says."""
    found = COUNTS.search(told)
    assert found, told
    return tuple(int(number) for number in found.groups())


def files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def branches(count: int) -> str:
    """A list of so many branches as CSV."""
    rows = [f"BR-{n:03d},第{n}支行,样例市样例路{n}号,0000-{n:07d},9:00至17:00" for n in range(1, count + 1)]
    return "\n".join(["编号,名称,地址,电话,营业时间", *rows, ""])


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file lies at each path: another inode or date is another file."""
    found = {str(p.relative_to(folder)): p.stat() for p in folder.rglob("*") if p.is_file()}
    return {path: (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}


# --- what is chosen ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([POSTER, "--variant", "office"], {f"{POSTER}.pdf"}),
        ([POSTER, "--variant", "press", "--branch", "木桥支行"], {f"{POSTER}_BR-002_press.pdf"}),
        ([POSTER, "--variant", "office", "--branch", "BR-001"], {f"{POSTER}_BR-001.pdf"}),
        ([POSTER], {f"{POSTER}_press.pdf", f"{POSTER}.pdf", f"{POSTER}.png"}),
        (["SHT-003"], {"SHT-003_press.pdf", "SHT-003.pdf", "SHT-003.png"}),
        (["checklist", "--all-branches"], {"SHT-003_BR-001_press.pdf", "SHT-003_BR-002_press.pdf"}),
        (["每日检查表", "--branch", "BR-001"], {"SHT-003_BR-001_press.pdf"}),
        (["柜面卡", "--campaign", "CMP-001", "--branch", "BR-001"], {"SHT-002-PRC-001_BR-001_press.pdf"}),
        (
            ["--campaign", "CMP-001", "--variant", "preview"],
            {f"{POSTER}.png", "SHT-001-SCM-002.png", "SHT-002-PRC-001.png"},
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_is_asked_for_is_made_and_nothing_else(
    arguments: list[str], expected: set[str], mini: Path, tmp_path: Path, biaogan: Command
) -> None:
    told = biaogan("print", *arguments, "--workers", "1", "--out", str(tmp_path / "o"), root=mini)
    assert told.status == 0, told.err
    assert {path.name for path in (tmp_path / "o/staff/print").rglob("*.p*")} == expected
    assert counts(told.out) == (len(expected), 0, 0)


def test_a_sheet_the_branch_prints_itself_comes_as_its_office_file(
    mini: Path, tmp_path: Path, biaogan: Command
) -> None:
    sheet = mini / "campaigns/sheets/SHT-003.yml"
    sheet.write_text(sheet.read_text("utf-8") + "printing: 自印\n", "utf-8")
    told = biaogan("print", "SHT-003", "--branch", "BR-001", "--workers", "1", "--out", str(tmp_path), root=mini)
    assert told.status == 0, told.err
    assert [path.name for path in tmp_path.glob("staff/print/*/*")] == ["SHT-003_BR-001.pdf"]


WRONG = [
    (["SHT-009", "poster"], ["没有印刷品“SHT-009”。是不是想写 SHT-00"]),
    (["SHT-001", "--branch", "BR-003", "--branch", "石桥分行"], ["没有网点“BR-003”", "是不是想写 石桥支行？"]),
    (["--campaign", "CMP-002", "--kit"], ["没有活动 CMP-002。是不是想写 CMP-001？", "--kit 是给网点的"]),
    (["--kit", "--all-branches"], ["要用 --campaign 写明活动编号"]),
    (["--kit", "--campaign", "CMP-001", "--all-branches", "--variant", "press"], ["不写 --variant"]),
    (["SHT-003", "--campaign", "CMP-001"], ["没有可做的印刷品"]),
    (["--out", "site/public/print"], ["不能放进公众网站的文件夹"]),
    (["--workers", "0"], ["至少 1"]),
    (["--variant", "flow"], ["只能是 press、office、turned、spreads、preview 之一"]),
]


@pytest.mark.parametrize(("arguments", "said"), WRONG, ids=[" ".join(row[0]) for row in WRONG])
def test_a_wrong_choice_is_told_at_once_and_nothing_is_made(
    arguments: list[str], said: list[str], mini: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(mini)  # what is typed is meant from here
    told = biaogan("print", *arguments, root=mini)
    assert (told.status, told.out) == (2, "")
    assert all(part in told.err for part in said), told.err
    assert not (mini / "site").exists()


def test_one_pdf_for_all_branches_comes_with_a_table_of_its_pages(mini: Path, tmp_path: Path, biaogan: Command) -> None:
    (mini / "list.csv").write_text(branches(7), "utf-8-sig")
    arguments = ("--branches-csv", str(mini / "list.csv"), "--shared", "--out", str(tmp_path))
    told = biaogan("print", POSTER, "--campaign", "CMP-001", *arguments, root=mini)
    assert (told.status, counts(told.out)) == (0, (1, 0, 0)), told.err
    (pdf,) = tmp_path.rglob("*.pdf")
    assert pdf.name == f"{POSTER}_7个网点_press.pdf"
    with pypdfium2.PdfDocument(pdf) as document:
        pages = ["".join(page.get_textpage().get_text_range().split()) for page in document]
    rows = list(csv.DictReader(pdf.with_name(f"{pdf.stem}_页码.csv").read_text("utf-8-sig").splitlines()))
    assert [(row["从第几页"], row["到第几页"], row["数量"]) for row in rows] == [
        (str(n), str(n), "1") for n in range(1, 8)
    ]
    assert len(pages) == 7
    for page, row in zip(pages, rows, strict=True):
        assert row["网点"] in page
        assert row["电话"] in page
    (listed,) = json.loads((tmp_path / "manifest.json").read_bytes())["files"]
    assert (listed["branch"], listed["pages"]) == ("all", 7)


def test_one_pdf_for_all_goes_with_press_files_only(mini: Path, biaogan: Command) -> None:
    told = biaogan("print", "--shared", "--kit", "--cluster", "tcp://h:1", "--variant", "office", root=mini)
    assert told.status == 2
    for part in ("--shared 是给许多网点的", "不和 --kit 一起用", "不和 --cluster 一起用", "--variant 只能写 press"):
        assert part in told.err


# --- the manifest ----------------------------------------------------------------------------------------------------


def test_the_manifest_tells_every_file_as_it_lies_there(mini: Path, tmp_path: Path, biaogan: Command) -> None:
    out = tmp_path / "o"
    assert biaogan("print", "SHT-001", "SHT-003", "--workers", "1", "--out", str(out), root=mini).status == 0
    first = (out / "manifest.json").read_bytes()
    rows = json.loads(first)["files"]
    revisions = {piece.key: piece.revision for piece in prepare(mini, TODAY).pieces}
    assert len(set(revisions.values())) > 1
    assert [row["file"] for row in rows] == sorted(path for path in files(out) if path != "manifest.json")
    for row in rows:
        data = (out / row["file"]).read_bytes()
        assert (row["sha256"], row["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
        assert row["file"].startswith(f"staff/print/{row['sheet']}/")
        assert (row["revision"], row["branch"], row["pages"]) == (revisions[row["sheet"]], "bank", 1)
    assert {row["variant"] for row in rows} == {"press", "office", "preview"}
    assert biaogan("print", "SHT-001", "SHT-003", "--workers", "1", "--out", str(out), root=mini).status == 0
    assert (out / "manifest.json").read_bytes() == first


def test_files_of_an_older_run_are_pointed_out(mini: Path, tmp_path: Path, biaogan: Command) -> None:
    assert "以前做的文件" not in biaogan("print", "SHT-003", "--workers", "1", "--out", str(tmp_path), root=mini).out
    assert "另有 3 个以前做的文件" in biaogan("print", POSTER, "--workers", "1", "--out", str(tmp_path), root=mini).out


def test_what_is_not_released_is_pointed_out(mini: Path, tmp_path: Path, biaogan: Command) -> None:
    assert (
        "送印前先运行 biaogan release：" + POSTER
        in biaogan("print", POSTER, "--workers", "1", "--out", str(tmp_path), root=mini).out
    )
    assert biaogan("release", root=mini).status == 0
    assert "biaogan release" not in biaogan("print", POSTER, "--workers", "1", "--out", str(tmp_path), root=mini).out


# --- made once -------------------------------------------------------------------------------------------------------


def test_after_one_branch_changed_only_its_sheets_are_made_again(mini: Path, tmp_path: Path, biaogan: Command) -> None:
    def printed() -> tuple[int, ...]:
        told = biaogan("print", "--all-branches", "--workers", "1", "--out", str(tmp_path / "o"), root=mini)
        assert told.status == 0, told.err
        return counts(told.out)

    total = 2 * 4  # branches by pieces
    assert printed() == (total, 0, 0)
    before, old = stamps(tmp_path / "o"), json.loads((tmp_path / "o/manifest.json").read_bytes())["files"]
    register = mini / "standards/registers/branches.yml"
    register.write_text(register.read_text("utf-8").replace("0000-0000002", "0000-0000009"), "utf-8")
    assert printed() == (4, total - 4, 0)
    after, new = stamps(tmp_path / "o"), json.loads((tmp_path / "o/manifest.json").read_bytes())["files"]
    changed = {path for path in before if before[path] != after[path]} - {"manifest.json"}
    posters = {f"staff/print/SHT-001-{scam}/SHT-001-{scam}_BR-002_press.pdf" for scam in ("SCM-001", "SCM-002")}
    assert changed == posters  # they show the telephone; card and checklist came out as they were and keep their date
    assert {row["file"] for row in new if row not in old} == posters
    assert printed() == (0, total, 0)


def test_a_broken_sheet_is_told_and_the_others_are_made(
    mini: Path, tmp_path: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A template cannot break in a sound book, so the disk does: a folder stands where a file should go."""
    (tmp_path / f"o/staff/print/{POSTER}/{POSTER}_BR-001_press.pdf").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    told = biaogan("print", "SHT-001", "--all-branches", "--workers", "1", "--out", str(tmp_path / "o"), root=mini)
    assert told.status == 1
    assert counts(told.out) == (3, 0, 1)
    assert f"{POSTER}_BR-001_press.pdf:1:1 P003 {POSTER}（BR-001）：没有印成" in told.err


# --- cut short -------------------------------------------------------------------------------------------------------

# a test run in the background is deaf to Ctrl+C, and so would be what it starts
PROGRAM = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); from biaogan.cli import main; sys.exit(main())"
RUN = 60  # branches: enough that a kill after a few leaves most of them to do


def started(root: Path, out: Path) -> subprocess.Popen[str]:
    """A print run in a session of its own, so that a signal reaches its workers too, as from a terminal."""
    (root / "branches.csv").write_text(branches(RUN), "utf-8")
    command = [sys.executable, "-c", PROGRAM, "--root", str(root), "print", POSTER, "--workers", "2"]
    command += ["--branches-csv", str(root / "branches.csv"), "--out", str(out)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True, start_new_session=True)


def cut(run: subprocess.Popen[str], out: Path, sent: signal.Signals) -> tuple[str, str]:
    """Sends a signal to the run and its workers once a few files are there; what it said."""
    folder = out / "staff/print" / POSTER
    while run.poll() is None and len(list(folder.glob("*.pdf"))) < 6:
        time.sleep(0.005)
    os.killpg(run.pid, sent)
    return run.communicate()


def test_a_killed_run_goes_on_where_it_was_and_comes_out_the_same(mini: Path, tmp_path: Path) -> None:
    undisturbed, out = tmp_path / "undisturbed", tmp_path / "o"
    run = started(mini, out)
    cut(run, out, signal.SIGKILL)
    assert run.returncode == -signal.SIGKILL
    done = files(out)
    finished = {path: data for path, data in done.items() if not path.endswith(".part")}
    assert 0 < len(finished) < RUN
    assert "manifest.json" not in done
    left = out / f"staff/print/{POSTER}/.x.pdf.{run.pid}.part"  # as a kill in the middle of a file leaves it
    left.write_bytes(b"%PDF")
    kept = stamps(mini / ".cache/press")
    told, _ = started(mini, out).communicate()
    made, reused, failed = counts(told)
    assert (made + reused, failed) == (RUN, 0)
    assert reused >= len(finished)
    after = stamps(mini / ".cache/press")
    ready = {path: stamp for path, stamp in kept.items() if not path.endswith(".part")}
    # what the cache held at the kill, the sheet without imprint besides, is exactly what was not made again
    assert len(ready) - 1 == reused
    # the same files: their dates are those of the last use, by which the cache is swept
    assert {path: after[path][0] for path in ready} == {path: inode for path, (inode, _) in ready.items()}
    (mini / ".cache").rename(tmp_path / "old-cache")
    told, _ = started(mini, undisturbed).communicate()
    assert counts(told) == (RUN, 0, 0)
    assert files(out) == files(undisturbed)
    assert {path: files(out)[path] for path in finished} == finished


def test_an_interrupted_run_leaves_whole_files_only_and_says_how_to_go_on(mini: Path, tmp_path: Path) -> None:
    out = tmp_path / "o"
    run = started(mini, out)
    _, err = cut(run, out, signal.SIGINT)
    assert run.returncode == 130, err
    assert re.search(r"已中断。做好的 \d+ 件都是完整的；同样的命令再运行一次，就从这里接着做。", err)
    assert "Traceback" not in err
    done = files(out)
    assert done
    assert all(path.endswith(".pdf") and data.rstrip().endswith(b"%%EOF") for path, data in done.items())
    told, _ = started(mini, out).communicate()
    made, reused, failed = counts(told)
    assert (made + reused, failed) == (RUN, 0)
    assert reused >= len(done)


def test_only_parts_of_ended_processes_are_cleared_away(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    kept = [tmp_path / f".a.pdf.{os.getppid()}.part", tmp_path / "b.pdf", tmp_path / ".note.part"]
    for path in (*kept, tmp_path / f".a.pdf.{ended.pid}.part"):
        path.write_bytes(b"x")
    assert clear_parts(tmp_path) == 1
    assert sorted(tmp_path.iterdir()) == sorted(kept)
