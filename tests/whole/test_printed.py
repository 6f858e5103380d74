"""Every sheet of the built site, read back: nothing on it but the record, nothing of the record missing, fit to print."""

from __future__ import annotations

import hashlib
import io
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import page
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from biaogan.build import Prepared, imprinted, print_jobs
from biaogan.layouts import BY_NAME
from biaogan.layouts.sizes import scale_of
from biaogan.model.registers import Branch
from biaogan.press.preflight import inspect_pdf
from biaogan.press.reader.paints import paints
from biaogan.render.addresses import revision_address
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.sides import picture_of
from tests.press.reading import code_pictures, picture, squeezed, strings, text_of
from tests.whole.builds import Project

MM = 72 / 25.4
BIG_CODE = ("poster", "checklist")  # seen even on a preview of 800 pixels
RUN = re.compile(r"[^\s\u200b\ufeff\ufffe\x02]+")


@pytest.fixture(scope="module")
def sheets(project: Project, prepared: Prepared) -> list[tuple[PrintJob, bytes]]:
    """Every PDF of both trees with the job that asked for it; a file that is another one to the byte only once."""
    jobs = [job for job in print_jobs(prepared) if job.output.endswith(".pdf")]
    assert len(jobs) >= 10
    found: dict[tuple[str, bytes], tuple[PrintJob, bytes]] = {}
    for job in jobs:
        data = (project.site / job.output).read_bytes()
        found.setdefault((job.text, hashlib.sha256(data).digest()), (job, data))
    return list(found.values())


def piece_of(prepared: Prepared, job: PrintJob) -> Piece:
    return next(piece for piece in prepared.pieces if piece.key == job.key)


def branch_of(prepared: Prepared, job: PrintJob) -> Branch | None:
    return next((branch for branch in prepared.book.register(Branch) if branch.id == job.imprint), None)


def from_the_record(prepared: Prepared, piece: Piece) -> Iterator[str]:
    """The texts that the layout takes, read from the record itself and not from the job."""
    for field in piece.texts:
        owner, _, path = field.rpartition(":")
        yield str(value_at(entry_of(prepared, owner), path))


def entry_of(prepared: Prepared, owner: str) -> Any:
    """The record, or the entry of a register, that a text belongs to."""
    register, _, key = owner.rpartition(":")
    if not register:
        return prepared.index.records[owner]
    return next(entry for entry in prepared.book.registers[register] if entry.key == key)


def value_at(entry: Any, path: str) -> Any:
    for part in path.split("."):
        entry = entry[int(part)] if part.isdigit() else getattr(entry, part)
    return entry


def constants(job: PrintJob) -> Iterator[str]:
    """What the layout adds to its content itself: days of the week, who signs, a note, the numbers of a booklet's pages."""
    data = json.loads(job.text)
    content, scale = data["content"], data["size"]["scale"]
    yield from strings(content)
    yield from (data["imprint"][name] or "" for name in BY_NAME[job.template].declared.get("imprint_also", ()))
    if scale != 1:  # the true size, for the shop
        yield from (str(round(side / scale)) for side in (job.width_mm, job.height_mm))
    yield from (str(number) for number, _ in enumerate(content.get("pages", ()), 1))


def imprint(prepared: Prepared, job: PrintJob, piece: Piece) -> Iterator[str]:
    """The bank, the branch of this file, and which revision it is."""
    branch = branch_of(prepared, job)
    yield prepared.book.bank.name
    if branch is not None:
        yield branch.name
        if BY_NAME[piece.sheet.layout].declared["imprint_parts"] == 4:
            yield from (branch.address, branch.phone, branch.hours)
    yield from (piece.key, str(piece.revision), str(piece.valid_until))


def words(piece: Piece) -> Iterator[str]:
    """The words of the layout itself."""
    layout = BY_NAME[piece.sheet.layout].declared
    yield from (text for name, text in layout["words"].items() if name != "draft" or piece.draft)
    yield from layout["numerals"]
    yield "·"


def tiled(run: str, texts: frozenset[str], lines: str) -> bool:
    """True where a run is part of one text, or made of whole texts with at most a cut one at each end.

    lines: all texts one after the other, each between line ends, to look up parts in.
    """
    if run in lines:
        return True
    ends = {0} | {n for n in range(1, len(run)) if any(text.endswith(run[:n]) for text in texts)}
    for at in range(1, len(run) + 1):
        if any(at - len(text) in ends and run.startswith(text, at - len(text)) for text in texts):
            ends.add(at)
    return len(run) in ends or any(any(text.startswith(run[at:]) for text in texts) for at in ends if at)


def test_nothing_stands_on_a_sheet_but_what_was_declared(
    sheets: list[tuple[PrintJob, bytes]], prepared: Prepared
) -> None:
    for job, data in sheets:
        piece = piece_of(prepared, job)
        texts = {*from_the_record(prepared, piece), *constants(job), *imprint(prepared, job, piece), *words(piece)}
        known = frozenset(squeezed(text) for text in texts)
        lines = "\n".join(known)
        runs = RUN.findall(visible_text(data))
        assert len(runs) > 10
        strange = [run for run in runs if not tiled(squeezed(run), known, lines)]
        assert not strange, (job.output, strange)


def test_every_declared_text_stands_on_the_sheet_whole(
    sheets: list[tuple[PrintJob, bytes]], prepared: Prepared
) -> None:
    for job, data in sheets:
        piece = piece_of(prepared, job)
        wanted = [*from_the_record(prepared, piece), *imprint(prepared, job, piece)]
        found = text_of(data)
        missing = [text for text in wanted if squeezed(text) not in found]
        assert not missing, (job.output, missing)


def visible_text(data: bytes) -> str:
    """The text of all pages, with the line ends of the layout."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(str(one.get_textpage().get_text_range()) for one in document)


def pages(data: bytes) -> int:
    with pypdfium2.PdfDocument(data) as document:
        return len(document)


def test_another_branch_is_on_no_sheet(sheets: list[tuple[PrintJob, bytes]], prepared: Prepared) -> None:
    branches = prepared.book.register(Branch)
    assert len(branches) > 1
    for job, data in sheets:
        others = [b for b in branches if b.id != job.imprint]
        found = text_of(data)
        assert not [b.id for b in others if squeezed(b.phone) in found or squeezed(b.address) in found], job.output


def test_boxes_fonts_and_inks(sheets: list[tuple[PrintJob, bytes]]) -> None:
    for job, data in sheets:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            obj = pdf.pages[0].obj
            trim = [float(v) for v in obj.get("/TrimBox", obj["/MediaBox"])]
            size = ((trim[2] - trim[0]) / MM, (trim[3] - trim[1]) / MM)
            assert size == pytest.approx((job.width_mm, job.height_mm), abs=0.01), job.output
            spaces = {paint.colour.space for paint in paints(pdf.pages[0])[0]}
            if job.variant == "press":
                bleed = [float(v) for v in obj["/BleedBox"]]
                gaps = [(b - t) / MM for b, t in zip(bleed, trim, strict=True)]
                assert gaps == pytest.approx([-3, -3, 3, 3], abs=0.001), job.output
                cut = {"Separation"} if BY_NAME[job.template].declared.get("die_line") else set()
                assert spaces == {"DeviceCMYK"} | cut, job.output
            assert list(bare_fonts(pdf)) == [], job.output


def bare_fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Fonts, wherever in the file, without their outlines."""
    for thing in pdf.objects:
        descriptor = isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor
        if descriptor and not any(f"/{key}" in thing for key in ("FontFile", "FontFile2", "FontFile3")):
            yield str(thing.get("/FontName"))


def test_press_sheets_pass_our_preflight(sheets: list[tuple[PrintJob, bytes]]) -> None:
    found = [
        str(problem)
        for job, data in sheets
        if job.variant == "press"
        for problem in inspect_pdf(data, job.output, (job.width_mm, job.height_mm))
    ]
    assert not found, "\n".join(found)


def test_sheets_are_pdf_ua_1(sheets: list[tuple[PrintJob, bytes]]) -> None:
    for job, data in sheets:
        report = page.validate_pdf_bytes(data, profile="ua1")
        assert report.is_compliant, (job.output, [failure.rule_id for failure in report.failures])


def test_the_code_leads_to_this_revision_and_names_the_branch(
    sheets: list[tuple[PrintJob, bytes]], prepared: Prepared
) -> None:
    """Photographed from the whole sheet, as with a telephone: 100 dots an inch. Of a banner, the code alone at 72."""
    bank, seen = prepared.book.bank, set()
    for job, data in sheets:
        piece = piece_of(prepared, job)
        base = bank.public_base if piece.EDITION == "public" else bank.staff_base
        branch = branch_of(prepared, job)
        wanted = base + revision_address(piece.key, piece.revision) + (f"?b={branch.id}" if branch else "")
        scale = scale_of(piece.sheet)
        seen_from = (
            (picture(data, 100, n) for n in range(pages(data))) if scale == 1 else code_pictures(data, 72 / scale)
        )
        found = {code.text for photo in seen_from for code in zxingcpp.read_barcodes(photo)}
        assert found == {wanted}, job.output
        assert not urlsplit(wanted).fragment
        seen.add((piece.sheet.layout, job.imprint))
    wanted_imprints = {
        (p.sheet.layout, name) for p in prepared.pieces for name in ("bank", *(b.id for b in imprinted(prepared, p)))
    }
    assert seen == wanted_imprints


def test_previews_are_the_size_of_the_sheet_and_show_the_same_code(project: Project, prepared: Prepared) -> None:
    for job in print_jobs(prepared):
        if job.variant != "preview":
            continue
        image = Image.open(project.site / job.output)
        width, height = picture_of(piece_of(prepared, job))
        assert image.width / image.height == pytest.approx(width / height, rel=0.01)
        if piece_of(prepared, job).sheet.layout in BIG_CODE:
            (code,) = zxingcpp.read_barcodes(image.convert("L").resize((image.width * 2, image.height * 2)))
            assert code.text == json.loads(job.text)["qr"]["text"]


@pytest.mark.parametrize(
    ("run", "good"),
    [
        ("不要转账", True),
        ("不要转", True),
        ("要转账马上挂断", True),
        ("马上挂断不要转账", True),
        ("马上挂断不要", True),
        ("转账要不", False),
        ("不要转账吧", False),
        ("挂断转账", False),
        ("马上挂断随便写的字", False),
    ],
)
def test_runs_are_told_apart(run: str, good: bool) -> None:
    texts = ("不要转账", "马上挂断")
    assert tiled(run, frozenset(texts), "\n".join(texts)) is good
