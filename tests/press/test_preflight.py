"""The preflight must reject: each case spoils one thing in a good sheet, and its own reason must come out, alone."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Encryption, Name, Pdf, Permissions

from biaogan.press.codes import CODES
from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.materials import Materials
from biaogan.press.pool import run_jobs
from biaogan.press.preflight import inspect_pdf, preflight
from biaogan.press.reader.paints import paints
from biaogan.problems import Problem
from tests.press.faults import DIE, DRAWN, SHEET, SHOWN, SMALL_TEXT, SQUARE, Case
from tests.press.proof import FAN, GROUND, SIDE, WORDS, fan, house, leaflet, proof, proof_job
from tests.press.sample import job
from tests.press.spoiling import (
    Spoil,
    content,
    form,
    good,
    intent_of,
    note,
    on_page,
    on_root,
    painted,
    picture,
    resource,
    shading_pattern,
    spoiled,
    tiles,
)


@pytest.mark.parametrize("fault", SHEET, ids=lambda fault: fault.name)
def test_a_spoiled_sheet_is_rejected_for_its_fault(fault: Case) -> None:
    _only(fault, inspect_pdf(spoiled(good(), *fault.spoils), "x.pdf"))


@pytest.mark.parametrize("fault", DIE, ids=lambda fault: fault.name)
def test_a_spoiled_die_line_is_rejected_for_its_fault(fault: Case) -> None:
    _only(fault, inspect_pdf(spoiled(fan(), *fault.spoils), "x.pdf"))


def _only(fault: Case, problems: list[Problem]) -> None:
    """Exactly this finding and no other: a check that answers to everything would say nothing."""
    assert [problem.code for problem in problems] == [fault.code], [str(problem) for problem in problems]
    assert fault.says in problems[0].message
    assert problems[0].remedy


@pytest.mark.parametrize(("code", "says", "drawn"), [row[1:] for row in DRAWN], ids=[row[0] for row in DRAWN])
def test_a_careless_template_is_rejected_for_its_fault(code: str, says: str, drawn: str) -> None:
    ground = "" if code == "P012" else GROUND
    _only(Case("", code, says, ()), inspect_pdf(proof(ground + drawn + "\n" + WORDS), "x.pdf"))


def test_the_good_ones_are_good() -> None:
    for made in (good("poster"), good("counter-card"), good("checklist"), proof(GROUND + WORDS), leaflet(), fan()):
        assert inspect_pdf(made, "x.pdf") == []
        assert inspect_pdf(spoiled(made), "x.pdf") == []  # saved once more by another program


@pytest.mark.parametrize(
    "operators",
    [
        "0 0 0 1 k " + SQUARE,
        "0 0 0 0.4 k " + SMALL_TEXT.format(x=300),
        "0 0 0 0 k " + SMALL_TEXT.format(x=300),
        "0 0 0 0.4 k " + SMALL_TEXT.format(x=46),
        "0 0 0 1 K 0.2 w 200 200 m 300 200 l S",
        "0.75 0.75 0.75 0.75 k " + SQUARE,
        "/DeviceCMYK cs 0 0 0 1 sc " + SQUARE,
        "q q Q Q 0 0 0 1 k 200 200 m 250 200 l 250 250 l h f*",
        "0 0 0 1 k 0 0 0.1 w BT /f0 20 Tf 1 0 0 1 300 300 Tm [(\\000\\001) 20 (\\(\\))] TJ T* (a(b)c) ' ET",
        "% a note with ) ( in it\n0 0 0 1 k " + SQUARE,
    ],
)
def test_harmless_additions_are_no_fault(operators: str) -> None:
    assert inspect_pdf(spoiled(good(), painted(operators)), "x.pdf") == []


@pytest.mark.parametrize(
    "spoils",
    [
        (resource("Pattern", "P9", shading_pattern("/DeviceCMYK", (0, 0, 0, 0), (0, 1, 1, 0))), painted("/Pattern cs /P9 scn " + SQUARE)),
        (resource("Pattern", "P9", tiles(b"0 0 0 1 k 0 0 2 2 re f")), painted("/Pattern cs /P9 scn " + SQUARE)),
        (resource("XObject", "X9", picture(Name.DeviceCMYK, 4, 200)), painted(SHOWN)),
        (resource("XObject", "X9", form(b"0 0 0 1 k 0 0 10 10 re f")), painted("1 0 0 1 200 200 cm /X9 Do")),
        (note("PrinterMark", 300, 300),),
        (note("Text", 5, 0),),
        (on_page(Rotate=360, UserUnit=1),),
        (painted("0 0 0 1 k 0 400 m 0 450 20 450 20 400 c f"),),  # its control points stand in the bleed, it does not
        (on_root(OpenAction=Array([0, Name.Fit])),),
    ],
)  # fmt: skip
def test_what_looks_like_a_fault_and_is_none(spoils: tuple[Spoil, ...]) -> None:
    assert inspect_pdf(spoiled(good(), *spoils), "x.pdf") == []


def test_every_page_is_examined_and_named() -> None:
    problems = inspect_pdf(spoiled(leaflet(), painted("1 0 0 rg " + SQUARE, page=1)), "x.pdf", (210, 297))
    assert [(p.code, p.message) for p in problems] == [("P014", "第 2 页用了 DeviceRGB")]
    problems = inspect_pdf(leaflet(), "x.pdf", (148, 210))
    assert [p.message[:9] for p in problems] == ["第 1 页成品尺寸", "第 2 页成品尺寸"]


@pytest.mark.parametrize(("text", "found"), [("防骗", ["P020"]), ("防”", []), ("防。", []), ("防“", ["P020"])])
def test_the_blank_half_of_a_mark_may_hang_over(text: str, found: list[str]) -> None:
    """Typst sets a full line so; the square of the last mark then ends beyond the margin, its ink does not."""
    body = f'#at(210mm - 40pt - 3mm, 100mm, text(size: 20pt, "{text}"))\n'
    assert [p.code for p in inspect_pdf(proof(GROUND + body + WORDS), "x.pdf")] == found


@pytest.mark.parametrize(("text", "found"), [("防骗", ["P020"]), ("“骗", []), ("”骗", ["P020"])])
def test_so_may_the_blank_half_at_the_start(text: str, found: list[str]) -> None:
    body = f'#at(3mm, 100mm, text(size: 20pt, "{text}"))\n'
    assert [p.code for p in inspect_pdf(proof(GROUND + body + WORDS), "x.pdf")] == found


def test_the_wrong_size_is_rejected() -> None:
    (problem,) = inspect_pdf(good(), "x.pdf", (210, 297))
    assert (problem.code, problem.message) == ("P010", "成品尺寸是 297.00×420.00 毫米，应为 210×297")


def test_a_die_line_is_where_it_has_to_be_and_nowhere_else() -> None:
    assert inspect_pdf(fan(), "x.pdf", (SIDE, SIDE), die_line=True) == []
    (problem,) = inspect_pdf(fan(), "x.pdf", die_line=False)
    assert (problem.code, problem.message) == ("P023", "这一件不该有刀线")
    (problem,) = inspect_pdf(good(), "x.pdf", die_line=True)
    assert (problem.code, problem.message) == ("P023", "没有刀线")


def test_an_unfinished_sheet_is_not_for_the_press() -> None:
    """The office variant, and the press variant as Typst leaves it: its die line does not overprint yet."""
    office = {problem.code for problem in inspect_pdf(compile_job(job("poster", "office"), Materials()), "x.pdf")}
    assert office >= {"P010", "P014", "P017", "P033"}
    raw = {problem.code for problem in inspect_pdf(compile_job(proof_job(WORDS), house()), "x.pdf")}
    assert raw == {"P010", "P017", "P033"}


def test_a_locked_file_is_reported() -> None:
    for user, says in (("", "文件加了密"), ("secret", "要密码才能打开")):
        locked = spoiled(good(), encryption=Encryption(owner="owner", user=user, allow=Permissions(extract=False)))
        (problem,) = [p for p in inspect_pdf(locked, "x.pdf") if p.code != "P033"]  # this cipher is newer than PDF 1.6
        assert (problem.code, problem.message) == ("P028", says)


def test_a_later_pdf_is_reported() -> None:
    (problem,) = inspect_pdf(spoiled(good(), force_version="2.0"), "x.pdf")
    assert (problem.code, problem.message) == ("P033", "是 PDF 2.0，PDF/X-4 是 1.6")


def test_a_file_without_an_id_is_reported() -> None:
    data = good()
    at = data.rindex(b"/ID")
    assert [p.message for p in inspect_pdf(data[:at] + b"/Ib" + data[at + 3 :], "x.pdf")] == ["没有文件标识（ID）"]


def test_a_file_that_is_no_pdf_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    for data in (b"", b"no pdf", good()[:2000]):
        path.write_bytes(data)
        (problem,) = preflight(path)
        assert problem.code == "P022"
        assert "打不开" in problem.message
    path.write_bytes(good())
    assert preflight(path) == []


def test_damage_is_reported_and_never_raised() -> None:
    """Bytes changed at random in a page's content and in whole files: a finding or none, but no traceback."""
    dice = random.Random(1)  # noqa: S311 - the same damage on every run
    with Pdf.open(io.BytesIO(good("counter-card"))) as pdf:
        written = pdf.pages[0].Contents.read_bytes()
    seen = set()
    for _ in range(60):
        damaged = bytearray(written)
        for _ in range(dice.randint(1, 3)):
            damaged[dice.randrange(len(damaged))] = dice.choice(b"0123456789.-qQfSmlcknBETJdo/()<>[] %")
        seen |= {p.code for p in inspect_pdf(spoiled(good("counter-card"), content(bytes(damaged))), "x.pdf")}
        whole = bytearray(good("counter-card"))
        for _ in range(dice.randint(1, 20)):
            whole[dice.randrange(len(whole))] = dice.randrange(256)
        seen |= {p.code for p in inspect_pdf(bytes(whole), "x.pdf")}
    assert "P037" in seen
    assert seen <= set(CODES)


def test_a_shared_form_is_judged_on_every_page() -> None:
    """Pages may share one form: where it stands is judged page by page."""

    def share(pdf: Pdf) -> None:
        shared = form(b"0 0 0 1 k 0 0 10 10 re f")(pdf)
        for sheet, x in zip(pdf.pages, (200, 15), strict=True):
            sheet.resources.XObject = Dictionary(X9=shared)
            sheet.contents_add(f"/Artifact BMC q 1 0 0 1 {x} 200 cm /X9 Do Q EMC".encode())

    problems = inspect_pdf(spoiled(leaflet(), share), "x.pdf")
    assert [(p.code, p.message) for p in problems] == [("P011", "第 2 页有东西跨过出血边")]


def test_every_fault_is_its_own() -> None:
    faults = [*SHEET, *DIE]
    assert len({fault.name for fault in faults}) == len(faults)
    assert len({(fault.code, fault.says) for fault in faults}) >= 30


def test_every_code_is_explained_and_every_rule_of_the_preflight_is_tried() -> None:
    tried = {fault.code for fault in (*SHEET, *DIE)} | {row[1] for row in DRAWN} | {"P028"}
    assert tried == {code for code in CODES if code >= "P010"}
    assert all(title and why for title, why in CODES.values())


def test_finishing_gives_the_same_bytes_and_keeps_what_typst_wrote() -> None:
    for body, height in ((GROUND + WORDS, 297.0), (FAN, SIDE)):
        one = proof_job(body, height=height)
        raw = compile_job(one, house())
        first, second = (finish(raw, house().profile.read_bytes(), day(one)) for _ in range(2))
        assert first == second
        with pikepdf.open(io.BytesIO(first)) as pdf:
            assert intent_of(pdf).DestOutputProfile.read_bytes() == house().profile.read_bytes()
            assert pdf.pdf_version == "1.6"
        report = page.validate_pdf_bytes(first, profile="ua1")
        assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_a_run_holds_each_layout_to_its_declaration(tmp_path: Path) -> None:
    """A layout declared with a die line must draw it, one without must not; in the office variant it may be cut by hand."""
    jobs = [
        proof_job(FAN, height=SIDE, layout="fan"),
        proof_job(FAN, height=SIDE, layout="proof"),
        proof_job(GROUND + WORDS, layout="fan"),
        proof_job(FAN, "office", height=SIDE, layout="fan"),
    ]
    named = [replace(one, output=f"{n}.pdf") for n, one in enumerate(jobs)]
    made = list(run_jobs(named, tmp_path / "out", tmp_path / "cache", 1, materials=house()))
    assert [[(p.code, p.message) for p in one.problems] for one in made] == [
        [],
        [("P023", "这一件不该有刀线")],
        [("P023", "没有刀线")],
        [],
    ]
    with pikepdf.open(tmp_path / "out" / "3.pdf") as pdf:
        assert {p.colour.space for p in paints(pdf.pages[0])[0]} == {"ICCBased"}
