"""Small pictures: thumbnails of every shape of sheet, and the pictures that are passed on by telephone."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from biaogan.layouts.picture import FLAT, THUMB, thumb_px
from biaogan.press.cache import Cache, key_of
from biaogan.press.compile import compile_job
from biaogan.press.pool import make
from biaogan.press.raster import packed, preview_of, shrunk
from biaogan.render.sheets.job import PrintJob, Variant
from biaogan.render.sheets.jobs import public_job, staff_job
from biaogan.render.sheets.pieces import Piece, PublicPiece
from biaogan.render.sheets.sides import picture_of
from tests.press.pieces import HOUSE, piece
from tests.press.reading import codes, opened
from tests.real import prepared

BARE = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}  # what a PNG cannot do without: no text, no dates, no resolution
THUMB_BYTES, SHARE_BYTES = 12_000, 150_000


def chunks(png: bytes) -> list[bytes]:
    """The names of a PNG's chunks, in order."""
    found, place = [], 8
    while place < len(png):
        (length,) = struct.unpack(">I", png[place : place + 4])
        found.append(png[place + 4 : place + 8])
        place += length + 12
    return found


def of(made: Piece, variant: Variant) -> PrintJob:
    """The bank's own file of a piece, as it is published."""
    if isinstance(made, PublicPiece):
        return public_job(made, prepared().public.bank, variant)
    return staff_job(made, prepared().book.bank, None, variant)


@pytest.mark.parametrize("layout", ["poster", "handout", "banner", "roll-up", "checklist", "share"])
def test_a_thumbnail_is_small_bare_and_as_large_as_announced(layout: str, tmp_path: Path) -> None:
    made = piece(layout)
    job = of(made, "thumb")
    first = make(job, tmp_path / "a", tmp_path / "cache", HOUSE)
    assert first.path
    data = first.path.read_bytes()
    assert len(data) <= THUMB_BYTES
    assert set(chunks(data)) == BARE
    image = opened(data)
    assert image.size == thumb_px(*picture_of(made))
    wide, high = FLAT if layout == "banner" else THUMB
    assert image.width <= wide
    assert image.height <= high
    assert image.width == wide or image.height == high
    assert len(image.convert("RGB").getcolors() or []) > 4, "a field of one colour is no picture"
    preview = of(made, "preview")
    assert Cache(tmp_path / "cache").has(key_of(preview, HOUSE)), "the picture itself was not kept"
    assert make(preview, tmp_path / "a", tmp_path / "cache", HOUSE).cached
    assert make(job, tmp_path / "b", tmp_path / "other", HOUSE).path
    assert (tmp_path / "b" / job.output).read_bytes() == data


def test_a_thumbnail_is_made_from_the_very_picture_that_is_published() -> None:
    thumb, preview = of(piece("poster"), "thumb"), of(piece("poster"), "preview")
    assert preview_of(thumb).data == preview.data
    assert key_of(preview_of(thumb), HOUSE) == key_of(preview, HOUSE)
    assert key_of(thumb, HOUSE) != key_of(preview, HOUSE)


def test_a_thumbnail_looks_like_its_picture() -> None:
    """Mean difference of the two in squares: colours are neither mixed up nor lost."""
    whole = compile_job(of(piece("poster"), "preview"), HOUSE)
    small = opened(shrunk(whole, (160, 226))).convert("RGB").resize((16, 23)).tobytes()
    large = opened(whole).convert("RGB").resize((16, 23)).tobytes()
    assert sum(abs(a - b) for a, b in zip(small, large, strict=True)) / len(small) / 255 < 0.04


@pytest.mark.parametrize("which", [max, min])
@pytest.mark.parametrize("layout", ["share", "share-campaign"])
def test_a_share_picture_is_light_bare_and_its_code_is_read_from_it(layout: str, which: Callable[..., Piece]) -> None:
    every = [p for p in prepared().public_sheets if p.sheet.layout == layout]
    made = which(every, key=lambda p: sum(map(len, p.texts.values())))
    job = of(made, "preview")
    data = compile_job(job, HOUSE)
    assert len(data) <= SHARE_BYTES
    assert set(chunks(data)) == BARE
    image = opened(data)
    assert image.size == (1080, 1620)
    target = prepared().public.bank.public_base + f"q/{made.key}-r{made.revision}/"
    assert codes(image.convert("RGB")) == [target]
    # as WeChat hands it on: scaled to a telephone's width and back into JPEG's colours
    assert codes(image.convert("RGB").resize((540, 810))) == [target]
    assert compile_job(job, HOUSE) == data


def test_every_public_scam_and_campaign_has_its_share_picture() -> None:
    public = prepared().public
    found = {p.subjects[0].id for p in prepared().public_sheets if p.sheet.purpose == "转发"}
    assert found == {record.id for kind in ("scam", "campaign") for record in public.of(kind)}


def test_a_palette_of_enough_colours_changes_nothing() -> None:
    image = opened(compile_job(of(piece("share"), "preview"), HOUSE))
    out = BytesIO()
    image.convert("RGB").save(out, "PNG")
    assert opened(packed(out.getvalue(), 64)).convert("RGB").tobytes() == image.convert("RGB").tobytes()
