"""Pictures of few colours: small files for telephones, of equal bytes for equal pictures, and with nothing in them but pixels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from PIL import Image

from biaogan.render.sheets.job import PrintJob

COLOURS = 16  # of a thumbnail: flat fields and soft edges of letters, half the bytes of 64


def preview_of(job: PrintJob) -> PrintJob:
    """The job of the picture that a thumbnail is made from."""
    return replace(job, variant="preview", thumb=None, data={**job.data, "variant": "preview"})


def shrunk(png: bytes, size: Sequence[int]) -> bytes:
    """A picture as PNG of `size` pixels (width, height) and few colours. Means of squares: letters turn soft, not ragged."""
    return packed(png, COLOURS, (size[0], size[1]))


def packed(png: bytes, colours: int, size: tuple[int, int] | None = None) -> bytes:
    """The picture with a palette of so many colours, 256 at most; dots of mixed colours would cost more than they give."""
    with Image.open(BytesIO(png)) as read:
        image = read.convert("RGB")
    if size:
        image = image.resize(size, Image.Resampling.BOX)
    out = BytesIO()
    image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
