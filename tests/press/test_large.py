"""Large pieces: a banner of any length, a roll-up whose foot stays empty, and what the shop must be told."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import page
import pikepdf
import pytest

from biaogan.checks.fit import SHORTEST
from biaogan.layouts.declaration import declared
from biaogan.layouts.sizes import ACROBAT_MM, scale_of, trim_of
from biaogan.press.preflight import CODE, inspect_pdf
from biaogan.press.reader.paints import paints
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import staff_jobs
from biaogan.render.sheets.pieces import Piece, StaffPiece
from tests.press.pieces import longest, pressed, sheet_of
from tests.press.reading import code_pictures, codes, text_of
from tests.real import prepared

POINT = 25.4 / 72  # mm
LENGTHS = (
    SHORTEST,
    1500,
    1799,
    1800,
    3999,
    5000,
    5001,
    12000,
    50000,
)  # mm, on both sides of every change of arrangement
CASSETTE = 200  # mm at the foot of a roll-up


def made(key: str, length: int | None = None, **content: Any) -> PrintJob:
    """The press job of a sheet, without branch; a banner at another length, texts of the content replaced."""
    of: Piece = next(p for p in prepared().pieces if p.key == key)
    if length is not None:
        sheet = sheet_of(of).model_copy(update={"length_mm": length})
        subjects = tuple(prepared().index.records[s.id] for s in of.subjects)
        of = StaffPiece(key, sheet, subjects, of.title, of.content, of.texts, of.digest, of.revision, of.draft)
    job = next(staff_jobs(of, prepared().book.bank))
    data = json.loads(job.text)
    data["content"].update(content)
    return replace(job, data=data)


def drawn(made: bytes) -> tuple[list[Any], list[float]]:
    """What the one page paints, and its trim box."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return paints(pdf.pages[0])[0], [float(v) for v in pdf.pages[0].trimbox]


@pytest.mark.parametrize("length", LENGTHS)
def test_a_banner_of_any_length_is_printed(length: int) -> None:
    """With the longest slogan that the check lets through; on a page that Acrobat opens."""
    slogan = longest(declared("banner")["boxes"]["slogan"])
    job = made("SHT-041", length, slogan=slogan)
    pdf = pressed(job)
    assert inspect_pdf(pdf, str(length), (job.width_mm, job.height_mm)) == []
    assert slogan in text_of(pdf)
    assert max(job.width_mm, job.height_mm) <= ACROBAT_MM


def test_the_slogan_grows_with_the_length() -> None:
    def size(length: int) -> float:
        job = made("SHT-042", length)
        found, _ = drawn(pressed(job))
        scale: float = json.loads(job.text)["size"]["scale"]
        largest: float = max(p.size for p in found if p.kind == "text")
        return largest / scale

    sizes = [size(length) for length in (500, 1000, 3000, 6000)]
    assert sizes == sorted(set(sizes))


def test_a_banner_over_five_metres_is_drawn_at_a_tenth_and_says_so() -> None:
    long, short = made("SHT-041"), made("SHT-042")
    assert (long.width_mm, long.height_mm) == (600.0, 70.0)
    assert (short.width_mm, short.height_mm) == (3000.0, 700.0)
    assert long.output == "staff/print/SHT-041/SHT-041_1比10_press.pdf"
    assert short.output == "public/print/SHT-042/SHT-042_press.pdf"
    pdf = pressed(long)
    assert page.is_pdf_compliant_bytes(pdf, profile="ua1")
    assert "SHT-0411:10放大10倍输出成品6000×700毫米出血30毫米" in text_of(pdf)
    assert "1:10" not in text_of(pressed(short))


def test_every_file_of_a_tenth_but_the_picture_says_so() -> None:
    for piece in prepared().pieces:
        for job in staff_jobs(piece, prepared().book.bank):
            tenth = max(trim_of(piece.sheet)) > ACROBAT_MM and job.variant != "preview"
            assert ("_1比10" in job.output) == tenth, job.output
            assert json.loads(job.text)["size"]["scale"] == scale_of(piece.sheet)


@pytest.mark.parametrize("key", ["SHT-041", "SHT-042"])
def test_the_code_of_a_banner_is_six_centimetres_and_read_at_72_dpi_of_the_piece(key: str) -> None:
    job = made(key)
    pdf, scale = pressed(job), json.loads(job.text)["size"]["scale"]
    (code,) = [p for p in drawn(pdf)[0] if len(p.rings) > CODE]
    assert (code.box[2] - code.box[0]) * POINT / scale >= 60
    (picture,) = code_pictures(pdf, 72 / scale)
    assert codes(picture) == [json.loads(job.text)["qr"]["text"]]


def test_nothing_of_the_roll_up_disappears_in_its_cassette() -> None:
    found, (_, bottom, _, top) = drawn(pressed(made("SHT-040")))
    texts = [p for p in found if p.kind == "text" and p.box[1] > bottom]
    assert min((p.box[1] - bottom) * POINT for p in texts) >= CASSETTE
    (code,) = [p for p in found if len(p.rings) > CODE]
    assert (code.box[1] - bottom) * POINT >= CASSETTE
    # what counts stands in the upper two thirds: the name and the numbers are its largest texts
    large = sorted(texts, key=lambda p: p.size)[-3:]
    assert all(p.box[1] - bottom >= (top - bottom) / 3 for p in large)


def test_the_poster_of_rules_carries_ten_and_the_numbers() -> None:
    shown = text_of(pressed(made("SHT-014")))
    assert shown.count("都是诈骗") == 11  # ten rules and the headline
    assert "凡是警察来电要钱的，都是诈骗" in shown
    assert "96110" in shown
