"""The preflight must reject: each case spoils one thing in a good sheet and names the code that has to answer."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from biaogan.press.codes import CODES
from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.house import House
from biaogan.press.preflight import examine, preflight
from tests.press.sample import job

Spoil = Callable[[Pdf], object]


@cache
def good(layout: str = "poster") -> bytes:
    one = job(layout, "press")
    return finish(compile_job(one, House()), House().profile.read_bytes(), day(one))


def spoiled(spoil: Spoil) -> bytes:
    with Pdf.open(io.BytesIO(good())) as pdf:
        spoil(pdf)
        out = io.BytesIO()
        pdf.save(out)
        return out.getvalue()


def painted(operators: str) -> Spoil:
    def add(pdf: Pdf) -> None:
        pdf.pages[0].contents_add(f"q {operators} Q".encode())

    return add


def boxed(name: str, by: float) -> Spoil:
    def move(pdf: Pdf) -> None:
        box = [float(v) for v in pdf.pages[0].obj[name]]
        pdf.pages[0].obj[name] = Array([box[0] - by, box[1] - by, box[2] + by, box[3] + by])

    return move


def without_marks(pdf: Pdf) -> None:
    kept = [i for i in pikepdf.parse_content_stream(pdf.pages[0]) if str(i.operator) not in ("S", "K")]
    pdf.pages[0].Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def without_font_file(pdf: Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        descriptor = font.DescendantFonts[0].FontDescriptor
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]


def see_through(pdf: Pdf) -> None:
    pdf.pages[0].Resources.ExtGState = Dictionary(G9=Dictionary(ca=0.5))
    painted("/G9 gs 0 0 0 1 k 200 200 50 50 re f")(pdf)


def with_picture(pdf: Pdf) -> None:
    picture = pdf.make_stream(
        bytes(3),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=1,
        Height=1,
        ColorSpace=Name.DeviceRGB,
        BitsPerComponent=8,
    )
    pdf.pages[0].Resources.XObject = Dictionary(I9=picture)
    painted("50 0 0 50 200 200 cm /I9 Do")(pdf)


def with_grey_form(pdf: Pdf) -> None:
    form = pdf.make_stream(b"0.5 g 0 0 10 10 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 10, 10]))
    pdf.pages[0].Resources.XObject = Dictionary(F9=form)
    painted("1 0 0 1 200 200 cm /F9 Do")(pdf)


def profile(data: bytes) -> Spoil:
    def put(pdf: Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(data)

    return put


def deleted(key: str, where: Callable[[Pdf], pikepdf.Object]) -> Spoil:
    def drop(pdf: Pdf) -> None:
        del where(pdf)[key]

    return drop


SMALL_TEXT = "BT /f0 8 Tf 1 0 0 1 {x} 300 Tm <0001> Tj ET"
MANY = " ".join(f"{200 + n % 20 * 2} {200 + n // 20 * 2} 1 1 re" for n in range(200))

CASES: list[tuple[str, str, Spoil]] = [
    ("no trim", "P010", deleted("/TrimBox", lambda pdf: pdf.pages[0].obj)),
    ("no bleed", "P010", deleted("/BleedBox", lambda pdf: pdf.pages[0].obj)),
    ("bleed 1 mm short", "P010", boxed("/BleedBox", -2.8346)),
    ("bleed beyond media", "P010", boxed("/MediaBox", -25)),
    ("no marks", "P011", without_marks),
    ("mark into the bleed", "P011", painted("0 0 0 1 K 0.3 w 10 60 m 30 60 l S")),
    ("white left bleed", "P012", painted("0 0 0 0 k 22.7 200 8 700 re f")),
    ("font not embedded", "P013", without_font_file),
    ("rgb fill", "P014", painted("1 0 0 rg 200 200 50 50 re f")),
    ("grey stroke", "P014", painted("0.5 G 200 200 m 300 300 l S")),
    ("grey by default", "P014", painted("0 g 200 200 50 50 re f")),
    ("rgb by colour space", "P014", painted("/DeviceRGB cs 1 0 0 sc 200 200 50 50 re f")),
    ("rgb picture", "P014", with_picture),
    ("rgb inline picture", "P014", painted("50 0 0 50 200 200 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI")),
    ("grey inside a form", "P014", with_grey_form),
    ("small text in colour", "P015", painted("1 0.7 0 0.2 k " + SMALL_TEXT.format(x=300))),
    ("small text in rich black", "P015", painted("0.5 0.5 0.5 1 k " + SMALL_TEXT.format(x=300))),
    ("too much ink", "P016", painted("0.9 0.9 0.9 0.9 k 200 200 50 50 re f")),
    ("no intent", "P017", deleted("/OutputIntents", lambda pdf: pdf.Root)),
    ("no profile", "P017", deleted("/DestOutputProfile", lambda pdf: pdf.Root.OutputIntents[0])),
    ("rgb profile", "P017", profile(bytes(12) + b"mntrRGB " + bytes(16) + b"acsp")),
    ("no PDF/X key", "P017", deleted("/GTS_PDFXVersion", lambda pdf: pdf.docinfo)),
    ("no trapped key", "P017", deleted("/Trapped", lambda pdf: pdf.docinfo)),
    ("no tags", "P018", deleted("/StructTreeRoot", lambda pdf: pdf.Root)),
    ("no language", "P018", deleted("/Lang", lambda pdf: pdf.Root)),
    ("no metadata", "P018", deleted("/Metadata", lambda pdf: pdf.Root)),
    ("see-through", "P019", see_through),
    ("text at the knife", "P020", painted("0 0 0 1 k " + SMALL_TEXT.format(x=34))),
    ("code in four inks", "P021", painted(f"0.5 0.5 0.5 1 k {MANY} f")),
    ("two pages", "P022", lambda pdf: pdf.pages.append(pdf.pages[0])),
]


@pytest.mark.parametrize(("code", "spoil"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_spoiled_sheet_is_rejected_for_its_fault(code: str, spoil: Spoil) -> None:
    assert code in {problem.code for problem in examine(spoiled(spoil), "x.pdf")}


@pytest.mark.parametrize("layout", ["poster", "counter-card", "checklist"])
def test_a_good_sheet_saved_again_stays_good(layout: str) -> None:
    with Pdf.open(io.BytesIO(good(layout))) as pdf:
        out = io.BytesIO()
        pdf.save(out)
    assert examine(out.getvalue(), "x.pdf") == []


def test_harmless_additions_are_no_fault() -> None:
    for operators in (
        "0 0 0 1 k 200 200 50 50 re f",
        "0 0 0 0.4 k " + SMALL_TEXT.format(x=300),
        "0 0 0 0 k " + SMALL_TEXT.format(x=300),
    ):
        assert examine(spoiled(painted(operators)), "x.pdf") == []


def test_the_wrong_size_is_rejected() -> None:
    assert [p.code for p in examine(good(), "x.pdf", (210, 297))] == ["P010"]


def test_an_office_sheet_is_not_for_the_press() -> None:
    codes = {problem.code for problem in examine(compile_job(job("poster", "office"), House()), "x.pdf")}
    assert codes >= {"P010", "P017"}


def test_a_file_that_is_no_pdf_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(good()[:2000])
    assert [problem.code for problem in preflight(path)] == ["P022"]
    path.write_bytes(good())
    assert preflight(path) == []


def test_every_code_is_explained_and_every_rule_of_the_preflight_is_tried() -> None:
    assert {code for _, code, _ in CASES} == {code for code in CODES if "P010" <= code <= "P022"}
    assert all(title and why for title, why in CODES.values())
