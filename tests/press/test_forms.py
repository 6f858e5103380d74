"""Paper forms: every shape prints whatever a form may hold, flows over pages, and leaves room for a pen."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from typing import Any, get_args

import page
import pikepdf
import pypdfium2
import pytest

from biaogan.layouts import BY_NAME
from biaogan.layouts.form import ROWS
from biaogan.layouts.layout import of
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.taken import Tree, plain, taken_in
from biaogan.model.form import Form, Shape
from biaogan.press.preflight import inspect_pdf
from biaogan.press.reader.paints import paints
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import staff_jobs
from biaogan.render.sheets.pieces import Piece
from tests.press.pieces import compiled, filled, job, pressed, sheet_of
from tests.press.reading import opened, squeezed, text_of
from tests.real import prepared

UPRIGHT = [shape for shape in get_args(Shape) if shape != ROWS]
PRINTED = ("form", "register", "zone-checklist", "score-sheet")
MM = 72 / 25.4
LINE = 8.0  # mm between two lines that are written on


def pieces_of(*layouts: str) -> list[Piece]:
    return [p for p in prepared().pieces if p.sheet.layout in layouts]


def office(piece: Piece) -> bytes:
    bank = prepared().book.bank
    return compiled(next(j for j in staff_jobs(piece, bank) if j.variant == "office"))


def content_of(form: Form) -> Tree:
    whole = prepared()
    return BY_NAME["form"].content(sheet_of(pieces_of("form")[0]), (form,), staff_around(whole.book, whole.index))


def with_content(content: Any, variant: Any = "press") -> PrintJob:
    return job("form", variant, content=plain(content))


def test_every_form_of_the_book_is_printed_once() -> None:
    printed = [p.subjects[0].id for p in pieces_of("form", "register") if p.sheet.id in ("SHT-016", "SHT-076")]
    assert sorted(printed) == sorted(form.id for form in prepared().book.of(Form))
    lying = of((p.subjects[0] for p in pieces_of("register")), Form)
    assert {form.shape for form in lying} == {ROWS}


@pytest.mark.parametrize("piece", pieces_of(*PRINTED), ids=lambda piece: piece.key)
def test_a_paper_holds_its_record_and_is_accessible(piece: Piece) -> None:
    made = office(piece)
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]
    shown = text_of(made)
    assert not [text for text in piece.texts.values() if squeezed(text) not in shown]


@pytest.mark.parametrize("shape", UPRIGHT)
def test_every_shape_holds_all_that_the_declaration_allows(shape: str) -> None:
    """Whoever changes a form's shape, or fills it to the brim, gets a paper and no broken page."""
    forms = [form for form in prepared().book.of(Form) if form.shape == shape]
    full = filled("form", content_of(max(forms, key=lambda form: len(form.blanks))))
    one = with_content(full)
    made = pressed(one)
    assert inspect_pdf(made, shape) == []
    shown = text_of(made)
    assert not [path for path, text in taken_in(full) if squeezed(text.text) not in shown]


@pytest.mark.parametrize("shape", UPRIGHT)
@pytest.mark.parametrize("kind", ["文字", "日期", "金额", "勾选", "多行", "签名"])
def test_every_shape_prints_a_form_of_one_blank(shape: str, kind: str) -> None:
    content = plain(content_of(prepared().book.of(Form)[0]))
    content.update(shape=shape, body=[], retention=None)
    content["blanks"] = [{"label": "只有一栏", "kind": kind, "choices": ["好", "不好"] if kind == "勾选" else []}]
    assert "只有一栏" in text_of(compiled(with_content(content, "office")))


def test_marks_stand_on_every_page_and_the_imprint_on_the_first() -> None:
    one = job("score-sheet")
    made = pressed(one)
    imprint = json.loads(one.text)["imprint"]["branch"]
    with pypdfium2.PdfDocument(made) as document:
        texts = [squeezed(sheet.get_textpage().get_text_range()) for sheet in document]
    assert len(texts) > 3
    assert [imprint in text for text in texts] == [True] + [False] * (len(texts) - 1)
    for number, text in enumerate(texts, 1):
        assert f"第{number}页共{len(texts)}页" in text
        assert squeezed(f"{one.key} · 第 {json.loads(one.text)['meta']['revision']} 版") in text
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert all("/BleedBox" in sheet.obj for sheet in pdf.pages)


def test_the_picture_of_a_paper_is_its_first_page() -> None:
    image = opened(compiled(job("score-sheet", "preview")))
    assert image.width / image.height == pytest.approx(210 / 297, rel=0.01)


@pytest.mark.parametrize("piece", pieces_of("form"), ids=lambda piece: piece.key)
def test_lines_to_write_on_are_far_enough_apart(piece: Piece) -> None:
    """Horizontal strokes that stand below one another in the same place: no two nearer than a hand needs."""
    with pikepdf.open(io.BytesIO(office(piece))) as pdf:
        pages = [sorted(set(_rules(sheet))) for sheet in pdf.pages]
        assert any(pages)
        for lines in pages:
            assert not [(a, b) for a, b in pairwise(lines) if a[:2] == b[:2] and b[2] - a[2] < LINE]


def _rules(sheet: pikepdf.Page) -> list[tuple[int, int, float]]:
    """Left, width (whole mm) and height (mm) of the straight horizontal strokes of a page that are longer than 40 mm."""
    found = []
    for paint in paints(sheet)[0]:
        left, bottom, right, top = paint.box
        if paint.kind == "stroke" and top - bottom < 1.5 and (right - left) / MM > 40:
            found.append((round(left / MM), round((right - left) / MM), round((bottom + top) / 2 / MM, 2)))
    return found
