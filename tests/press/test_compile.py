"""The sheets themselves: what is on them, in which colours, and what they do with text that is hostile or too long."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import page
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biaogan.layouts import BY_NAME
from biaogan.places import ICONS, PRINT_TEMPLATES
from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.icons import TARGET, convert
from biaogan.press.materials import Materials
from biaogan.press.preflight import CODE, inspect_pdf
from biaogan.press.reader.paints import paints
from biaogan.problems import BiaoganError
from tests.press.pieces import pressed as pressed_once
from tests.press.reading import codes, opened, picture, squeezed, strings, text_of
from tests.press.sample import CONTENT, SIZE_OF, SIZES, TEXT, data, job

HOUSE = Materials()
SHEETS = ("poster", "counter-card", "checklist")
WITH_CODE = ("poster", "checklist")
LAYOUTS = {name: layout.declared for name, layout in BY_NAME.items()}
HOSTILE = (
    "#set text(red)",
    "*粗* _斜_ `码`",
    "<b>不</b>&amp;",
    "{{7*7}}",
    "$x^2$",
    "\\u{6b}",
    "//注 /*释*/",
    "@ref <tag>",
    "= 题",
    "#panic()",
)


def pressed(layout: str, **content: Any) -> bytes:
    return pressed_once(job(layout, "press", **content))


@pytest.mark.parametrize("layout", SHEETS)
def test_a_press_sheet_passes_preflight_and_pdf_ua(layout: str) -> None:
    made = pressed(layout)
    assert inspect_pdf(made, layout, SIZES[SIZE_OF[layout]]) == []
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


@pytest.mark.parametrize("layout", SHEETS)
def test_the_boxes_are_the_trade_s(layout: str) -> None:
    with pikepdf.open(io.BytesIO(pressed(layout))) as pdf:
        media, bleed, trim = (
            [float(v) * 25.4 / 72 for v in pdf.pages[0].obj[f"/{key}Box"]] for key in ("Media", "Bleed", "Trim")
        )
    width, height = SIZES[SIZE_OF[layout]]
    assert trim[2] - trim[0] == pytest.approx(width, abs=0.001)
    assert trim[3] - trim[1] == pytest.approx(height, abs=0.001)
    assert [t - b for t, b in zip(trim, bleed, strict=True)] == pytest.approx([3, 3, -3, -3], abs=0.0001)
    assert [t - m for t, m in zip(trim, media, strict=True)] == pytest.approx([11, 11, -11, -11], abs=0.001)


@pytest.mark.parametrize("layout", SHEETS)
def test_an_office_sheet_is_rgb_at_trim_size_without_marks(layout: str) -> None:
    made = compile_job(job(layout, "office"), HOUSE)
    assert page.is_pdf_compliant_bytes(made, profile="ua1")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        width, height = SIZES[SIZE_OF[layout]]
        box = [float(v) * 25.4 / 72 for v in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, width, height], abs=0.001)
        found, blends = paints(pdf.pages[0])
    assert {paint.colour.space for paint in found} == {"ICCBased"}
    assert blends == []
    assert len(made) < 150_000


@pytest.mark.parametrize("layout", SHEETS)
def test_only_the_house_s_font_is_used_and_embedded(layout: str) -> None:
    with pikepdf.open(io.BytesIO(pressed(layout))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            assert "NotoSansSC" in str(font.BaseFont)
            assert {"/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())


@pytest.mark.parametrize("layout", WITH_CODE)
def test_the_code_is_read_back_from_150_dpi(layout: str) -> None:
    assert codes(picture(pressed(layout), 150)) == [TEXT]
    assert codes(picture(compile_job(job(layout, "office"), HOUSE), 150)) == [TEXT]


def test_the_code_is_at_least_20_mm_and_black_only() -> None:
    for layout in WITH_CODE:
        with pikepdf.open(io.BytesIO(pressed(layout))) as pdf:
            found, _ = paints(pdf.pages[0])
        drawn = [paint for paint in found if len(paint.rings) > CODE]
        assert [paint.colour.parts for paint in drawn] == [(0, 0, 0, 1)]
        assert all((paint.box[2] - paint.box[0]) * 25.4 / 72 >= 20 for paint in drawn)


def test_a_code_too_dense_to_read_is_refused() -> None:
    dense = data("checklist")
    dense["qr"]["matrix"] = ["10" * 40] * 81
    with pytest.raises(BiaoganError, match="二维码"):
        compile_job(job("checklist", data_=dense), HOUSE)


@pytest.mark.parametrize("layout", SHEETS)
def test_every_word_comes_from_the_data_or_the_declared_words(layout: str) -> None:
    given_ = data(layout)
    known = [
        squeezed(text)
        for text in (*strings(given_), *strings(LAYOUTS[layout]["words"]), *LAYOUTS[layout]["numerals"], "1")
    ]
    left = text_of(pressed(layout))
    for text in sorted({k for k in known if k}, key=len, reverse=True):
        left = left.replace(text, "")
    assert left.replace("·", "") == ""


@pytest.mark.parametrize("layout", SHEETS)
def test_every_text_of_the_data_is_on_the_sheet(layout: str) -> None:
    shown = text_of(pressed(layout))
    content = {k: v for k, v in CONTENT[layout].items() if k != "icon"}
    ids = {"SXS"}
    for text in strings(content):
        if text[:3] not in ids:
            assert squeezed(text) in shown, text


def test_hostile_text_stays_text() -> None:
    shown = text_of(pressed("poster", says=list(HOSTILE[:4]), signs=list(HOSTILE[4:8]), actions=list(HOSTILE[8:])))
    for text in HOSTILE:
        assert squeezed(text) in shown


@pytest.mark.parametrize(
    ("layout", "change", "path"),
    [
        ("poster", {"headline": "长" * 40}, "headline"),
        ("poster", {"says": ["短", "长" * 90]}, "says[1]"),
        ("poster", {"rule": "x" * 300}, "rule"),
        ("poster", {"hotlines": [{"label": "报警", "number": "1" * 40}]}, "hotlines.number[0]"),
        ("counter-card", {"stop": ["长" * 90]}, "stop[0]"),
        ("counter-card", {"title": "长" * 30}, "title"),
        ("checklist", {"signers": ["长" * 30]}, "signers[0]"),
    ],
)
def test_text_too_long_names_its_field(layout: str, change: dict[str, Any], path: str) -> None:
    with pytest.raises(BiaoganError) as caught:
        compile_job(job(layout, **change), HOUSE)
    (problem,) = caught.value.problems
    assert problem.code == "P001"
    assert f"（{path}）" in problem.message


def test_a_missing_glyph_is_named() -> None:
    with pytest.raises(BiaoganError) as caught:
        compile_job(job("poster", kind="骗𠮷子☐"), HOUSE)
    (problem,) = caught.value.problems
    assert problem.code == "P002"
    assert "𠮷" in problem.message


def test_an_unknown_icon_is_named() -> None:
    with pytest.raises(BiaoganError, match="no-such-icon"):
        compile_job(job("poster", icon="no-such-icon"), HOUSE)


def test_every_icon_and_scene_prints() -> None:
    for name in ("phone-alert", "cart-off", "school", "hand-coin"):
        assert inspect_pdf(pressed("poster", icon=name), name) == []


def test_a_draft_says_so() -> None:
    for layout in SHEETS:
        draft = data(layout)
        draft["meta"]["draft"] = True
        assert squeezed(LAYOUTS[layout]["words"]["draft"]) in text_of(compile_job(job(layout, data_=draft), HOUSE))


def test_a_sheet_without_branch_or_hotlines_still_prints() -> None:
    for layout in SHEETS:
        bare = data(layout)
        bare["imprint"].update(branch=None, address=None, phone=None, hours=None)
        if layout == "poster":
            bare["content"].update(hotlines=[], slogan=None)
        one = job(layout, data_=bare)
        assert inspect_pdf(finish(compile_job(one, HOUSE), HOUSE.profile.read_bytes(), day(one)), layout) == []


def _full(box: str, layout: str) -> str:
    """The longest Chinese text that a box declares to hold."""
    spec = LAYOUTS[layout]["boxes"][box]
    per_line = int(spec["width_mm"] * 0.97 / (spec["floor_pt"] * 25.4 / 72))
    return "国" * (per_line * int(spec["max_lines"]))


def test_what_the_declarations_allow_does_fit() -> None:
    """checks/fit.py promises editors that a text within its box prints: here all boxes are full at once."""
    poster = {
        "kind": _full("kind", "poster"),
        "headline": _full("headline", "poster"),
        "rule": _full("rule", "poster"),
        **{key: [_full(f"{key}[]", "poster")] * 4 for key in ("says", "signs", "actions")},
        "slogan": _full("slogan", "poster"),
    }
    assert inspect_pdf(pressed("poster", **poster), "poster") == []
    item = {
        "text": _full("groups[].items[].text", "counter-card"),
        "say": _full("groups[].items[].say", "counter-card"),
    }
    label = _full("groups[].label", "counter-card")
    card = {
        "title": _full("title", "counter-card"),
        "groups": [{"label": label, "items": [item] * count} for count in (3, 2, 2)],
        **{key: [_full(f"{key}[]", "counter-card")] * 4 for key in ("stop", "then")},
        "note": _full("note", "counter-card"),
    }
    assert inspect_pdf(pressed("counter-card", **card), "counter-card") == []
    row = {"id": "SXS-001-01", "text": _full("zones[].items[].text", "checklist"), "word": "整理"}
    zones = [{"name": _full("zones[].name", "checklist"), "items": [row] * count} for count in (14, 10, 8, 4, 2, 2)]
    assert inspect_pdf(pressed("checklist", title=_full("title", "checklist"), zones=zones), "checklist") == []


@settings(max_examples=25)
@given(
    st.lists(
        st.text(st.sampled_from("转账诈骗，。！？“”（）《》aZ09 #$*_<>{}\\/@-、：…"), min_size=1, max_size=60),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_prints_or_is_reported(lines: list[str]) -> None:
    try:
        made = compile_job(job("poster", "office", says=lines), HOUSE)
    except BiaoganError as error:
        reported = {problem.code for problem in error.problems}
    else:
        reported = set() if all(squeezed(line) in text_of(made) for line in lines) else {"lost"}
    assert reported <= {"P001"}


def test_the_preview_is_a_png_800_wide() -> None:
    assert abs(opened(compile_job(job("poster", "preview"), HOUSE)).width - 800) <= 1


def test_the_flow_is_one_svg_without_background() -> None:
    made = compile_job(job("process-flow", "flow"), HOUSE).decode()
    assert made.startswith("<svg")
    assert 'width="538.58' in made
    assert "<image" not in made
    assert "http" not in made.replace("http://www.w3.org/", "")
    assert not re.search(r"\d\.\d{4,}", made)
    assert len(made) < 250_000


@pytest.mark.parametrize("layout", [*SHEETS, "process-flow"])
def test_the_same_job_gives_the_same_bytes(layout: str) -> None:
    one = job(layout, "flow" if layout == "process-flow" else "press")
    assert compile_job(one, HOUSE) == compile_job(one, HOUSE)
    if layout != "process-flow":
        assert pressed(layout) == pressed(layout)


def test_the_icons_are_those_of_the_svg_files() -> None:
    assert TARGET.read_text(encoding="utf-8") == convert(ICONS)
    names = set(json.loads(TARGET.read_text(encoding="utf-8")))
    used = {name for scene in LAYOUTS["poster"]["scenes"].values() for name in scene} | set(
        json.loads((PRINT_TEMPLATES / "layouts" / "checklist.json").read_text("utf-8"))["zone_icons"].values()
    )
    assert used <= names
