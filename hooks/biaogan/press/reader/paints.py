"""What a page paints: its content stream read into fills, strokes, runs of text and images, with colour and place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pikepdf import Page, Stream

from biaogan.press.reader.graphics import GRAPHICS
from biaogan.press.reader.inking import INKING
from biaogan.press.reader.paint import Paint
from biaogan.press.reader.reader import Handler, Reader
from biaogan.press.reader.scope import Fonts, Scope
from biaogan.press.reader.texts import TEXTS


@dataclass(slots=True)
class Painted:
    """Everything a page paints, bottom first. blends: transparency in use, by its key; untagged: paints that are neither
    tagged nor marked as decoration."""

    paints: list[Paint]
    blends: set[str]
    untagged: int


def painted(page: Page, fonts: Fonts | None = None) -> Painted:
    """Reads a page. fonts: those known from other pages of the document. Raises UnreadableError."""
    reader = Reader(HANDLERS)
    reader.read(_content(page.obj.get("/Contents")), Scope(page.resources, {} if fonts is None else fonts))
    return Painted(reader.found, reader.blends, reader.untagged)


def paints(page: Page) -> tuple[list[Paint], list[str]]:
    """Everything a page paints, bottom first, and the keys of transparency in use."""
    read = painted(page)
    return read.paints, sorted(read.blends)


def _content(contents: Any) -> bytes:
    if contents is None:
        return b""
    return contents.read_bytes() if isinstance(contents, Stream) else b"\n".join(part.read_bytes() for part in contents)


HANDLERS: dict[str, Handler] = {**GRAPHICS, **INKING, **TEXTS}
