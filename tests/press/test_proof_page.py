"""The handbook's page on the preflight says what the program does, and the command says all of it on one screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from biaogan.press.codes import CODES
from biaogan.press.preflight.edges import KEEP_MM, STEP
from biaogan.press.preflight.frames import BLEED_MM
from biaogan.press.preflight.inks import AFAR, FINE, FINE_AFAR, MOST_INK, SMALL, THIN
from biaogan.press.reader.colour import CUT
from biaogan.press.reader.geometry import MM
from tests.conftest import Told
from tests.press.proof import fan, leaflet
from tests.press.spoiling import good, painted, spoiled
from tests.support import ROOT

PAGE = (ROOT / "docs" / "preflight.md").read_text("utf-8")
ROW = re.compile(r"^\| (P\d{3}) \| (.+?) \| (.+?) \|$", re.MULTILINE)
Command = Callable[..., Told]


def test_the_page_lists_every_rule_by_its_title() -> None:
    assert {code: title for code, title, _ in ROW.findall(PAGE)} == {
        code: title for code, (title, _) in CODES.items() if code >= "P010"
    }


def test_the_page_gives_the_numbers_of_the_program() -> None:
    says = {code: demand for code, _, demand in ROW.findall(PAGE)}
    assert f"外扩 {BLEED_MM:.3f} 毫米" in says["P010"]
    assert f"每 {STEP / MM:.0f} 毫米" in says["P012"]
    assert f"{SMALL:.0f} 点以下" in says["P015"]
    assert f"{MOST_INK:.0%}" in says["P016"]
    assert f"至少 {KEEP_MM:.0f} 毫米" in says["P020"]
    assert f"{KEEP_MM:.0f} 毫米" in CODES["P020"][1]
    assert f"{THIN:g} 点" in says["P026"]
    assert f"{FINE:.0f} 像素" in says["P027"]
    assert f"长过 {AFAR / MM / 1000:.0f} 米的至少 {FINE_AFAR:.0f}" in says["P027"]
    assert CUT in PAGE


def test_the_page_claims_no_certificate() -> None:
    assert "只由我们自己的印前检查从结构上查过，没有用过有认证的检验程序" in PAGE
    assert "page-validation" in PAGE


def _written(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    return str(folder / name)


def test_a_good_file_is_summed_up(tmp_path: Path, biaogan: Command) -> None:
    told = biaogan("preflight", _written(tmp_path, "海报.pdf", good()))
    assert told.status == 0
    assert told.err == ""
    lines = told.out.splitlines()
    assert lines[0].endswith("海报.pdf：可以送印")
    shown = dict(line.split(maxsplit=1) for line in lines[1:])
    assert shown["成品尺寸"] == "297 × 420 毫米"
    assert shown["页数"] == "1 页"
    assert shown["出血"].startswith("3.000 毫米，角线")
    assert re.fullmatch(r"NotoSansSC\S*，已嵌入", shown["字体"])
    assert shown["颜色"] == "只有 CMYK"
    assert re.fullmatch(r"[12]\d\d%", shown["最大墨量"])
    assert shown["专色"] == "没有"
    assert re.fullmatch(r"\d+\.\d 点", shown["最小的字"])
    assert shown["最细的线"] == "0.25 点"
    assert shown["图片"] == "没有"
    assert shown["输出意图"] == "FOGRA39，声明为 PDF/X-4"
    assert shown["标签"] == "有，语言 zh-CN，标题 没有“安全账户”，挂电话！"
    assert len(lines) <= 24


def test_files_are_told_one_by_one_and_any_fault_ends_with_one(tmp_path: Path, biaogan: Command) -> None:
    bad = spoiled(leaflet(), painted("1 0 0 rg 200 200 50 50 re f", page=1))
    told = biaogan(
        "preflight",
        _written(tmp_path, "fan.pdf", fan()),
        _written(tmp_path, "bad.pdf", bad),
        _written(tmp_path, "torn.pdf", good()[:999]),
    )
    assert told.status == 1
    cut, faulty, torn, total = told.out.split("\n\n")
    assert "专色　　　CutContour" in cut
    assert "bad.pdf：不能送印，1 处问题" in faulty
    assert "2 页" in faulty
    assert "颜色　　　有 CMYK 以外的颜色：DeviceRGB" in faulty
    assert "  P014  第 2 页用了 DeviceRGB — " in faulty
    assert re.search(r"torn.pdf：不能送印，1 处问题\n  P022  打不开", torn)
    assert total == "共 2 处问题。要知道一条规则为什么存在：biaogan explain P014\n"


def test_an_office_file_is_summed_up_too(tmp_path: Path, biaogan: Command) -> None:
    from biaogan.press.compile import compile_job
    from biaogan.press.materials import Materials
    from tests.press.sample import job

    told = biaogan("preflight", _written(tmp_path, "office.pdf", compile_job(job("poster", "office"), Materials())))
    assert told.status == 1
    assert "成品尺寸　没有成品框" in told.out
    assert "最大墨量　没有 CMYK 颜色" in told.out
    assert "输出意图　没有\n" in told.out
