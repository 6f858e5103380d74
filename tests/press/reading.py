"""Reads finished files back, with other libraries than those that made them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import pypdfium2
import zxingcpp
from PIL import Image

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
