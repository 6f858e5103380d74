"""What the press is asked to do: a template, its data, and where the result goes. Pure data, no clock, no disk."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from biaogan.values import Json

Variant = Literal["press", "office", "turned", "spreads", "preview", "thumb", "flow"]
PICTURE_PX = 800  # width of a picture, where the layout does not say otherwise


@dataclass(frozen=True)
class PrintJob:
    """One file to make.

    key: sheet and subject, `SHT-001-SCM-003`; imprint: branch id or `bank`; variant: press (CMYK, bleed, marks),
    office (RGB at trim size), turned (office for printers that turn the paper over the other edge), spreads (office with a
    booklet's pages imposed), preview (PNG), thumb (the preview made small, for lists), flow (SVG); template: name of a
    file in templates/print without `.typ`; data: the template's only input; width_mm, height_mm: trim size; output: path
    below the tree.

    What the press itself has to know of the sheet: effective: the day that the file is dated; bank: its name, which stands
    in every imprint; imprint_page: the page with the imprint, from 0; die_line: cut to a shape; picture_px, colours: of a
    picture its width and, where they are few, how many colours; thumb: width and height of a thumbnail in pixels.
    """

    key: str
    imprint: str
    variant: Variant
    template: str
    data: Mapping[str, Json] = field(hash=False)
    width_mm: float
    height_mm: float
    output: str
    effective: date
    bank: str
    imprint_page: int = 0
    die_line: bool = False
    picture_px: int = PICTURE_PX
    colours: int | None = None
    thumb: tuple[int, int] | None = None

    @cached_property
    def text(self) -> str:
        """The data as canonical JSON: what the template reads, and what makes a file another one. Encoded once a job."""
        return canonical(self.data)


def canonical(data: Mapping[str, Json]) -> str:
    """JSON with sorted keys and no spare spaces, so that equal data always has equal bytes (and hash)."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
