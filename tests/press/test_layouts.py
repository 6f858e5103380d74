"""Every layout, on a real piece: fit to print, accessible, complete, nothing on it that no record says."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import page
import pikepdf
import pypdfium2
import pytest

from biaogan.layouts import BY_NAME, LAYOUTS
from biaogan.layouts.taken import plain, taken_in
from biaogan.model.layout_names import layout_names
from biaogan.model.sheet import Sheet
from biaogan.press.preflight import CODE, inspect_pdf
from biaogan.press.reader.geometry import Box, disjoint
from biaogan.press.reader.paints import paints
from tests.press.pieces import (
    HOUSE,
    compiled,
    dpi_of_codes,
    filled,
    job,
    piece,
    pressed,
    pressed_anew,
    taken,
    words,
)
from tests.press.reading import codes, picture, squeezed, strings, text_of
from tests.real import prepared

NAMES = [layout.name for layout in LAYOUTS]
MM = 72 / 25.4


def test_what_a_sheet_may_name_is_exactly_the_layouts() -> None:
    assert set(layout_names()) == set(NAMES)
    for name in NAMES:
        assert (HOUSE.templates / f"{name}.typ").is_file()


@pytest.mark.parametrize("layout", NAMES)
def test_a_press_sheet_passes_preflight_and_pdf_ua(layout: str) -> None:
    one = job(layout)
    made = pressed(one)
    assert inspect_pdf(made, layout, (one.width_mm, one.height_mm)) == []
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]
    assert pressed_anew(one) == made


@pytest.mark.parametrize("layout", NAMES)
def test_an_office_sheet_is_accessible_and_at_trim_size(layout: str) -> None:
    one = job(layout, "office")
    made = compiled(one)
    assert page.is_pdf_compliant_bytes(made, profile="ua1")
    with pikepdf.open(io.BytesIO(made)) as pdf:
        box = [float(v) / MM for v in pdf.pages[0].mediabox]
        assert box == pytest.approx([0, 0, one.width_mm, one.height_mm], abs=0.01)
        assert {paint.colour.space for paint in paints(pdf.pages[0])[0]} == {"ICCBased"}


@pytest.mark.parametrize("layout", NAMES)
def test_words_and_record_agree_both_ways(layout: str) -> None:
    one = job(layout)
    shown = text_of(pressed(one))
    for path, text in taken_in(taken(piece(layout))):
        assert squeezed(text.text) in shown, (path, text)
    data = json.loads(one.text)
    known = sorted({squeezed(t) for t in (*strings(data), *words(layout), "1")} - {""}, key=len, reverse=True)
    for word in known:
        shown = shown.replace(word, "")
    assert re.sub(r"[·0-9]", "", shown) == ""


@pytest.mark.parametrize("layout", NAMES)
def test_every_taken_text_is_what_the_record_says(layout: str) -> None:
    book = prepared().book
    for path, text in taken_in(taken(piece(layout))):
        if ":" in text.owner:
            register, _, key = text.owner.partition(":")
            value: Any = next(e for e in book.registers[register] if e.key == key)
        else:
            value = prepared().index.records[text.owner]
        for part in text.key:
            value = value[part] if isinstance(part, int) else getattr(value, part)
        assert text.text == str(value), path


@pytest.mark.parametrize("layout", NAMES)
def test_the_code_is_read_back(layout: str) -> None:
    """At 72 dots an inch where it is 20 mm or more, else at 150; K only."""
    one = job(layout)
    made = pressed(one)
    with pikepdf.open(io.BytesIO(made)) as pdf:
        drawn = [p for pdf_page in pdf.pages for p in paints(pdf_page)[0] if len(p.rings) > CODE]
    assert drawn, "no code on the sheet"
    assert {paint.colour.parts for paint in drawn} == {(0, 0, 0, 1)}
    found = {code for n in range(_pages(made)) for code in codes(picture(made, dpi_of_codes(made), n))}
    assert found == {json.loads(one.text)["qr"]["text"]}


@pytest.mark.parametrize("layout", NAMES)
def test_no_text_stands_under_the_code(layout: str) -> None:
    """The code brings its own white ground and is drawn last: what lies under it is there for machines only."""
    one = job(layout, "office")
    made = compiled(one)
    count = len(json.loads(one.text)["qr"]["matrix"])
    for number, (drawn, texts) in enumerate(zip(_codes(made), _texts(made), strict=True)):
        for left, bottom, right, top in drawn:
            rim = 4 * (right - left) / count - 0.2  # its quiet zone, less what rounding may add
            ground = (left - rim, bottom - rim, right + rim, top + rim)
            assert not [text for text, box in texts if not disjoint(box, ground)], (number, layout)


@pytest.mark.parametrize("layout", NAMES)
def test_what_the_declaration_allows_does_fit(layout: str) -> None:
    """checks/fit.py promises editors that a text within its box prints: here all boxes and lists are full at once."""
    content = plain(filled(layout, taken(piece(layout))))
    one = job(layout, content=content)
    assert inspect_pdf(pressed(one), layout) == []


@pytest.mark.parametrize("layout", NAMES)
def test_a_draft_says_so(layout: str) -> None:
    draft = squeezed(BY_NAME[layout].declared["words"]["draft"])
    assert draft in text_of(compiled(job(layout, "office", draft=True)))
    assert draft not in text_of(compiled(job(layout, "office", draft=False)))


@pytest.mark.parametrize("layout", NAMES)
def test_every_size_prints(layout: str) -> None:
    """A layout that offers several sizes is drawn once and scaled: every size passes the preflight."""
    for size in BY_NAME[layout].declared["sizes"]:
        for one in _in_size(layout, size):
            assert inspect_pdf(pressed(one), f"{layout} {size}", (one.width_mm, one.height_mm)) == []


def _in_size(layout: str, size: str) -> list[Any]:
    from biaogan.layouts.sizes import SIZES

    one = job(layout)
    data = json.loads(one.text)
    if data["size"]["name"] == size:
        return []
    width, height = SIZES[size]
    data["size"].update(name=size, width=width, height=height)
    return [replace(one, data=data, width_mm=width, height_mm=height)]


def _codes(made: bytes) -> list[list[Box]]:
    """Boxes of the codes of every page, in points."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return [[p.box for p in paints(one)[0] if len(p.rings) > CODE] for one in pdf.pages]


def _texts(made: bytes) -> list[list[tuple[str, Box]]]:
    """Every character of every page with its box, in points."""
    out = []
    with pypdfium2.PdfDocument(made) as document:
        for one in document:
            read = one.get_textpage()
            every = [(read.get_text_range(n, 1), read.get_charbox(n)) for n in range(read.count_chars())]
            out.append([(text, box) for text, box in every if text.strip()])
    return out


def _pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)


def test_every_sheet_record_uses_a_size_of_its_layout() -> None:
    for sheet in prepared().book.of(Sheet):
        assert sheet.size in BY_NAME[sheet.layout].declared["sizes"]
