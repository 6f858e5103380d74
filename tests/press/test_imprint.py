"""The imprint stamped on a base is what the sheet drawn as a whole is, for every layout; a shared PDF is each of them."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from PIL import ImageChops

from biaogan.layouts import LAYOUTS
from biaogan.press.compile import compile_job
from biaogan.press.imprint import base_of, layer_of, stamp
from biaogan.press.pool import make
from biaogan.press.preflight import inspect_pdf
from biaogan.press.shared import shared
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import qr_matrix
from tests.press.pieces import HOUSE, dpi_of_codes, job, pressed
from tests.press.reading import codes, picture, squeezed, text_of

NAMES = [layout.name for layout in LAYOUTS]
COPIES = 11  # more than one chunk


@pytest.mark.parametrize("layout", NAMES)
def test_a_stamped_sheet_is_the_sheet_drawn_as_a_whole(layout: str) -> None:
    one = job(layout)
    whole = pressed(one)
    made = stamp(pressed(base_of(one)), compile_job(layer_of([one]), HOUSE), one.imprint_page)
    assert made == stamp(pressed(base_of(one)), compile_job(layer_of([one]), HOUSE), one.imprint_page)
    assert sorted(text_of(made)) == sorted(text_of(whole))
    for number in range(_pages(made)):
        assert ImageChops.difference(picture(made, 60, number), picture(whole, 60, number)).getbbox() is None
    assert inspect_pdf(made, layout, (one.width_mm, one.height_mm)) == []
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


@pytest.mark.parametrize("layout", NAMES)
def test_the_base_holds_nothing_of_a_branch(layout: str) -> None:
    one = job(layout)
    base = pressed(base_of(one))
    imprint = json.loads(one.text)["imprint"]
    assert not [value for name, value in imprint.items() if name != "bank" and squeezed(value) in text_of(base)]
    dpi = dpi_of_codes(pressed(one))
    assert not [code for number in range(_pages(base)) for code in codes(picture(base, dpi, number))]


def test_branches_share_a_base(tmp_path: Path) -> None:
    """Two branches leave three files in the cache: the base and the two."""
    for one in copies(2):
        assert make(one, tmp_path / "out", tmp_path / "cache", HOUSE).problems == ()
    assert len(list((tmp_path / "cache").glob("??/*"))) == 3


def copies(count: int) -> list[PrintJob]:
    """One sheet for many branches."""
    first = job("poster")
    data = json.loads(first.text)
    made = []
    for n in range(count):
        text = f"{data['qr']['text'].rpartition('?')[0]}?b=BR-{n:05d}"
        imprint = {**data["imprint"], "branch": f"第{n}支行", "phone": f"0000-{n:07d}"}
        changed = {**data, "imprint": imprint, "qr": {"text": text, "matrix": qr_matrix(text)}}
        made.append(replace(first, imprint=f"BR-{n:05d}", output=f"{n}.pdf", data=changed))
    return made


def test_a_shared_pdf_is_every_copy_in_order(tmp_path: Path) -> None:
    seen: list[int] = []
    wanted = copies(COPIES)
    assert shared(iter(wanted), tmp_path / "one.pdf", HOUSE, workers=1, progress=seen.append) == COPIES
    assert seen[-1] == COPIES
    made = (tmp_path / "one.pdf").read_bytes()
    with pypdfium2.PdfDocument(made) as document:
        texts = [squeezed(one.get_textpage().get_text_range()) for one in document]
    assert len(texts) == COPIES
    for number, one in enumerate(wanted):
        alone = stamp(pressed(base_of(one)), compile_job(layer_of([one]), HOUSE), one.imprint_page)
        assert sorted(texts[number]) == sorted(text_of(alone))
        assert ImageChops.difference(picture(made, 60, number), picture(alone, 60)).getbbox() is None
    assert codes(picture(made, 100, 7)) == [json.loads(wanted[7].text)["qr"]["text"]]
    report = page.validate_pdf_bytes(made, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]


def test_a_shared_pdf_is_the_same_from_two_processes_and_small(tmp_path: Path) -> None:
    wanted = copies(COPIES)
    for workers in (1, 2):
        shared(iter(wanted), tmp_path / f"{workers}.pdf", HOUSE, workers=workers)
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()
    alone = len(stamp(pressed(base_of(wanted[0])), compile_job(layer_of(wanted[:1]), HOUSE), 0))
    assert (tmp_path / "1.pdf").stat().st_size < alone + COPIES * 12_000


def _pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as pdf:
        return len(pdf.pages)
