"""Reads finished files back, with other libraries than those that made them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pypdfium2
import zxingcpp
from PIL import Image

from biaogan.press.preflight import CODE
from biaogan.press.reader.paints import paints

INVISIBLE = re.compile(r"[\s\u200b\ufeff\ufffe\x02]+")


def squeezed(text: str) -> str:
    """Text without spaces, line ends and break opportunities."""
    return INVISIBLE.sub("", text)


def text_of(pdf: bytes) -> str:
    """All text of a PDF, squeezed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return squeezed("".join(page.get_textpage().get_text_range() for page in document))


def picture(pdf: bytes, dpi: float, number: int = 0) -> Image.Image:
    """One page of a PDF (the first is 0), its media box, as a picture."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number]
        page.set_cropbox(*page.get_mediabox())
        image: Image.Image = page.render(scale=dpi / 72).to_pil()
        return image


def code_pictures(pdf: bytes, dpi: float) -> Iterator[Image.Image]:
    """Each code of a PDF with its quiet zone, cut out: of a banner the whole would be a picture of a gigabyte."""
    with pikepdf.open(io.BytesIO(pdf)) as opened_, pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(opened_.pages):
            for paint in (p for p in paints(page)[0] if len(p.rings) > CODE):
                sheet = document[number]
                left, bottom, right, top = sheet.get_mediabox()
                sheet.set_cropbox(left, bottom, right, top)
                rim = (paint.box[2] - paint.box[0]) * 0.12
                inner = (paint.box[0] - left, paint.box[1] - bottom, right - paint.box[2], top - paint.box[3])
                yield sheet.render(scale=dpi / 72, crop=tuple(side - rim for side in inner)).to_pil()


def codes(image: Image.Image) -> list[str]:
    """Texts of the QR codes in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(image)]


def opened(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png))


def strings(value: Any) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)
