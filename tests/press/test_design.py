"""The design system holds: readable from where a sheet is read, one palette in two colour spaces, layouts told apart."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from PIL import Image, ImageCms

from biaogan.checks.contrast import LEAST_SHAPE, LEAST_TEXT, SHAPES, TEXT, WHITE
from biaogan.layouts import LAYOUTS, Layout
from biaogan.layouts.sizes import SIZES, scale_of
from biaogan.model.bank import Palette
from biaogan.model.colours import contrast
from biaogan.press.compile import compile_job
from biaogan.press.preflight import inspect_pdf
from biaogan.press.reader.geometry import inside
from biaogan.press.reader.paints import paints
from biaogan.render.sheets.jobs import staff_jobs
from tests.press.pieces import HOUSE, piece, pressed
from tests.press.reading import opened
from tests.real import prepared

POINT = 25.4 / 72  # mm
CHARACTER = 0.9  # em: the height of a Chinese character in its square
HEADLINES = {"title", "headline", "rule", "slogan", "theme", "number"}
FAR, NEAR = 200, 300  # reading distance in character heights: a headline, everything else
LEAST_PT = 6.0  # of anything that is printed, the revision line included
THUMBNAIL = 120  # pixels wide
APART, APART_IN_GREY = 0.15, 0.08  # mean difference of two thumbnails, 0 to 1


def sized(layout: Layout) -> Iterator[tuple[str, float]]:
    """Every size of a layout with the factor from its drawing to the finished piece."""
    wide, high = layout.declared.get("design", (0, 0))
    for size in layout.declared["sizes"]:
        width, height = SIZES[size]
        yield size, width / wide if wide else height / high if high else 1.0


BOXES = [
    pytest.param(layout, factor, path, id=f"{layout.name}-{size}-{path}")
    for layout in LAYOUTS
    for size, factor in sized(layout)
    for path in layout.declared["boxes"]
]


@pytest.mark.parametrize(("layout", "factor", "path"), BOXES)
def test_every_box_is_readable_from_its_distance_even_at_its_floor(layout: Layout, factor: float, path: str) -> None:
    box = layout.declared["boxes"][path]
    metres = box.get("read_m", layout.declared["read_m"])
    headline = path.replace("[]", "").rpartition(".")[2] in HEADLINES
    height = box["floor_pt"] * POINT * CHARACTER * factor
    assert height >= metres * 1000 / (FAR if headline else NEAR), f"{height:.1f} mm from {metres} m"
    assert box["floor_pt"] * factor >= LEAST_PT


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_no_printed_text_is_smaller_than_six_points(layout: Layout) -> None:
    """On the finished piece: a page drawn at a tenth counts ten times. What stands outside the trim is the shop's."""
    of = piece(layout.name)
    scale = scale_of(of.sheet)
    job = next(staff_jobs(of, prepared().book.bank))
    with pikepdf.open(io.BytesIO(pressed(job))) as pdf:
        found = [
            paint.size / scale
            for page in pdf.pages
            for paint in paints(page)[0]
            if paint.kind == "text" and inside(paint.box, tuple(map(float, page.obj.TrimBox)))  # type: ignore[arg-type]  # four numbers
        ]
    assert found
    smallest = min(factor for _, factor in sized(layout))
    drawn = next(factor for size, factor in sized(layout) if size == of.sheet.size)
    assert min(found) * smallest / drawn >= LEAST_PT


# ---- colours -----------------------------------------------------------------------------------------------------


@cache
def printed() -> dict[str, str]:
    """The bank's colours as FOGRA39 coated paper shows them on a screen: what the CMYK side looks like."""
    profile, screen = ImageCms.ImageCmsProfile(str(HOUSE.profile)), ImageCms.createProfile("sRGB")
    intent, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
    convert = ImageCms.buildTransform(profile, screen, "CMYK", "RGB", renderingIntent=intent, flags=flags)
    out = {WHITE: "#ffffff"}
    for name in Palette.model_fields:
        inks = getattr(prepared().book.bank.palette, name).cmyk
        patch = ImageCms.applyTransform(Image.new("CMYK", (1, 1), tuple(round(v * 2.55) for v in inks)), convert)
        assert patch is not None
        pixel = patch.getpixel((0, 0))
        assert isinstance(pixel, tuple)
        out[name] = "#{:02x}{:02x}{:02x}".format(*pixel)
    return out


@pytest.mark.parametrize("name", Palette.model_fields)
def test_the_two_sides_of_a_colour_look_the_same(name: str) -> None:
    screen = getattr(prepared().book.bank.palette, name).rgb
    pairs = [(int(screen[n : n + 2], 16), int(printed()[name][n : n + 2], 16)) for n in (1, 3, 5)]
    assert max(abs(one - other) for one, other in pairs) <= 4, (screen, printed()[name])


@pytest.mark.parametrize(("least", "table"), [(LEAST_TEXT, TEXT), (LEAST_SHAPE, SHAPES)])
def test_contrast_holds_on_paper_too(least: float, table: dict[str, tuple[str, ...]]) -> None:
    for one, others in table.items():
        for other in others:
            assert contrast(printed()[one], printed()[other]) >= least, (one, other)


# ---- layouts -----------------------------------------------------------------------------------------------------

THREE = {"A4": ("SHT-030", "SHT-032", "SHT-035"), "A3": ("SHT-001", "SHT-033", "SHT-036"), "A2": ("SHT-031", "SHT-034", "SHT-037")}  # fmt: skip


@cache
def thumbnail(key: str) -> Image.Image:
    """The preview of a piece as small as a list of sheets shows it."""
    of = next(p for p in prepared().pieces if p.key == key)
    made = staff_jobs(of, prepared().book.bank)
    image = opened(compile_job(next(j for j in made if j.variant == "preview"), HOUSE)).convert("RGB")
    return image.resize((THUMBNAIL, round(THUMBNAIL * image.height / image.width)))


def apart(one: str, other: str, mode: str = "RGB") -> float:
    """Mean difference of two thumbnails, 0 to 1, looked at in squares of ten pixels: masses, not letters."""
    grid = (12, 17)
    a, b = (thumbnail(key).convert(mode).resize(grid, Image.Resampling.BOX).tobytes() for key in (one, other))
    return sum(abs(x - y) for x, y in zip(a, b, strict=True)) / len(a) / 255


@pytest.mark.parametrize("size", THREE)
def test_the_three_posters_of_a_size_are_told_apart_at_120_pixels(size: str) -> None:
    keys = [f"{sheet}-SCM-001" for sheet in THREE[size]]
    for one, other in itertools.combinations(keys, 2):
        assert apart(one, other) >= APART
        assert apart(one, other, "L") >= APART_IN_GREY


def test_the_threshold_means_something() -> None:
    """Posters of one layout stay below a third of it, so it is the layout that is told apart, not the scam."""
    for sheet in THREE["A3"]:
        assert apart(f"{sheet}-SCM-001", f"{sheet}-SCM-008") < APART / 3


def test_every_poster_size_has_its_three_layouts() -> None:
    sheets = {p.sheet.id: p.sheet for p in prepared().pieces}
    for size, ids in THREE.items():
        assert {sheets[one].size for one in ids} == {size}
        assert {sheets[one].layout for one in ids} == {"poster", "poster-bold", "poster-talk"}


# ---- another bank ------------------------------------------------------------------------------------------------

OTHER = {"primary": ([95, 40, 85, 40], "#0b5a3c"), "danger": ([15, 100, 70, 5], "#c9203c"), "accent": ([0, 22, 100, 0], "#ffc80a")}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_another_bank_changes_its_colours_and_nothing_else(layout: Layout) -> None:
    """Its palette alone makes a sheet that is fit to print, with none of this bank's colours left in it."""
    of = piece(layout.name)
    job = next(staff_jobs(of, prepared().book.bank))
    data = json.loads(job.text)
    for name, (inks, screen) in OTHER.items():
        data["palette"][name] = {"cmyk": inks, "rgb": screen}
    made = pressed(replace(job, data=data))
    assert inspect_pdf(made, layout.name) == []
    ours = {tuple(getattr(prepared().book.bank.palette, name).cmyk) for name in OTHER}
    with pikepdf.open(io.BytesIO(made)) as pdf:
        used = {tuple(round(part * 100) for part in p.colour.parts) for page in pdf.pages for p in paints(page)[0]}
    assert not ours & used
    assert {tuple(inks) for inks, _ in OTHER.values()} & used
