"""What a finished file is: its hash, pages and size, and the inks it needs. Read from the file, never from what was asked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from pikepdf import Pdf

from biaogan.press.reader.colour import CMYK
from biaogan.press.reader.paints import paints

INKS = ("C", "M", "Y", "K")
HAIR = 1e-6


@dataclass(frozen=True, slots=True)
class Made:
    """sha256: hex digest; pages: of a PDF, 1 for a picture; size: bytes."""

    sha256: str
    pages: int
    size: int


def made_of(path: Path) -> Made:
    """What a file that the press has made is."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if path.suffix != ".pdf":
        return Made(digest, 1, len(data))
    with Pdf.open(BytesIO(data)) as pdf:
        return Made(digest, len(pdf.pages), len(data))


def inks_of(path: Path) -> tuple[str, ...]:
    """The plates a press PDF needs: of C, M, Y, K those that are used, then the names of spot or foreign spaces."""
    used: set[str] = set()
    others: set[str] = set()
    with Pdf.open(path) as pdf:
        for page in pdf.pages:
            found, _ = paints(page)
            for paint in found:
                if paint.colour.space == CMYK:
                    used |= {ink for ink, part in zip(INKS, paint.colour.parts, strict=False) if part > HAIR}
                else:
                    others |= set(paint.colour.spot) or {paint.colour.space}
    return (*(ink for ink in INKS if ink in used), *sorted(others))
