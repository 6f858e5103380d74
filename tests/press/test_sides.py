"""Pieces with several sides: their picture has the announced shape, their files the names that printers need."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import page
import pytest

from biaogan.layouts import BY_NAME, LAYOUTS
from biaogan.layouts.declaration import Declaration, declared
from biaogan.layouts.picture import picture_mm
from biaogan.layouts.subjects import staff_around
from biaogan.model.registers import Branch
from biaogan.press.compile import compile_job
from biaogan.press.preflight import inspect_pdf
from biaogan.press.shared import shared
from biaogan.render.sheets.files import variants_of
from biaogan.render.sheets.selection import ALL, Selection
from biaogan.render.sheets.sides import office_files, picture_of, turned_over
from tests.press.folding import glyphs_of
from tests.press.pieces import HOUSE, compiled, job, piece, sheet_of, shown
from tests.press.reading import opened
from tests.real import prepared

FOLDED = ("flyer-tri", "flyer-bi", "handout", "booklet", "fan", "table-tent")


@pytest.mark.parametrize("layout", [layout.name for layout in LAYOUTS])
def test_a_picture_has_the_shape_that_pages_keep_room_for(layout: str) -> None:
    width, height = picture_of(piece(layout))
    image = opened(compiled(job(layout, "preview")))
    assert image.width / image.height == pytest.approx(width / height, rel=0.004)


@pytest.mark.parametrize("layout", FOLDED)
def test_a_declaration_says_how_many_sides_there_are(layout: str) -> None:
    sides = declared(layout).get("sides") or len(shown(piece(layout))["pages"])
    assert len(glyphs_of(compiled(job(layout, "office")))) == sides


@pytest.mark.parametrize("layout", FOLDED)
def test_files_for_a_branchs_printer_are_accessible_and_the_same_again(layout: str) -> None:
    for variant in variants_of(piece(layout))[2:-1]:
        made = compile_job(job(layout, variant, branch=False), HOUSE)
        assert page.is_pdf_compliant_bytes(made, profile="ua1"), variant
        assert compile_job(job(layout, variant, branch=False), HOUSE) == made


def test_files_for_both_ways_of_turning_the_paper_are_offered() -> None:
    names = {layout: [name for _, name in office_files(piece(layout))] for layout in FOLDED}
    assert names == {
        "flyer-tri": ["办公版（翻长边）"],
        "flyer-bi": ["办公版（翻长边）"],
        "handout": ["办公版（翻短边）"],
        "booklet": ["拼版（翻短边）", "拼版（翻长边）"],
        "fan": [],
        "table-tent": [],
    }
    assert [turned_over(piece(layout)) for layout in FOLDED] == ["短边", "短边", "长边", "", "", ""]
    for layout in FOLDED:
        made = variants_of(piece(layout))
        assert len(office_files(piece(layout))) == len(made) - 3
        assert len({job(layout, variant, branch=False).output for variant in made}) == len(made)


@pytest.mark.parametrize("layout", [name for name in FOLDED if name != "handout"])
def test_a_piece_without_its_subjects_is_reported_and_not_raised(layout: str) -> None:
    """checks/fit.py tells the editor by `min_items` what is missing; the content itself must stand."""
    whole = prepared()
    one = next(one for one in LAYOUTS if one.name == layout)
    bare: dict[str, Any] = {**one.content(sheet_of(piece(layout)), (), staff_around(whole.book, whole.index))}
    short = {path: len(bare[path]) for path in one.declared["min_items"]}
    assert short
    assert all(count < one.declared["min_items"][path] for path, count in short.items())


def test_a_picture_grows_by_whole_rows() -> None:
    flat: Declaration = {**declared("poster")}
    several: Declaration = {**flat, "preview": {"columns": 2, "wide": 1}, "sides": 3}
    width, height = picture_mm(several, (100.0, 100.0), 0)
    gap, side = 2.2, (100 - 3 * 2.2) / 2
    assert width == 100.0
    assert height == pytest.approx(2 * side + 3 * gap)
    assert picture_mm(flat, (10.0, 20.0), 0) == (10.0, 20.0)


def test_a_run_for_branches_makes_every_file_for_its_own_paper() -> None:
    """A booklet's sheets are twice as wide as its pages: no file may be made from the data of another."""
    whole = prepared()
    branch = whole.book.register(Branch)[0]
    made = {one.variant: one for one in Selection((piece("booklet"),), (branch,), ALL).jobs(whole.book.bank)}
    assert list(made) == ["press", "office", "turned", "spreads", "preview"]
    assert {variant: one.width_mm for variant, one in made.items()} == {
        "press": 296,
        "office": 148,
        "turned": 296,
        "spreads": 296,
        "preview": 148,
    }
    sides = len(shown(piece("booklet"))["pages"])
    pages = {v: len(glyphs_of(compiled(made[v]))) for v in ("press", "office", "turned", "spreads")}
    assert pages == {"press": sides // 2, "office": sides, "turned": sides // 2, "spreads": sides // 2}
    assert branch.name in "".join(g.char for g in glyphs_of(compiled(made["office"]))[-1])
    assert Selection((piece("checklist"),), (branch,), ("turned",)).count() == 0


@pytest.mark.parametrize("layout", ["booklet", "flyer-tri", "handout"])
def test_a_shared_pdf_holds_every_side_of_every_copy(layout: str, tmp_path: Path) -> None:
    whole, target = prepared(), tmp_path / "all.pdf"
    branches = tuple(whole.book.register(Branch)[:2])
    made = Selection((piece(layout),), branches).jobs(whole.book.bank)
    assert shared(made, target, HOUSE, workers=1) == 2
    assert inspect_pdf(target.read_bytes(), "all.pdf") == []
    texts = ["".join(g.char for g in side) for side in glyphs_of(target.read_bytes())]
    own = len(texts) // 2
    on = BY_NAME[layout].declared["imprint_page"]
    for number, branch in enumerate(branches):
        assert [n for n, text in enumerate(texts) if branch.name in text] == [number * own + on]
    assert [text for n, text in enumerate(texts[:own]) if n != on] == [
        text for n, text in enumerate(texts[own:]) if n != on
    ]
