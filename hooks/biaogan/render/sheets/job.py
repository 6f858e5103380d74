"""What the press is asked to do: a template, its data, and where the result goes. Pure data, no clock, no disk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

Variant = Literal["press", "office", "turned", "spreads", "preview", "thumb", "flow"]


@dataclass(frozen=True, slots=True)
class PrintJob:
    """One file to make.

    key: sheet and subject, `SHT-001-SCM-003`; imprint: branch id or `bank`; variant: press (CMYK, bleed, marks),
    office (RGB at trim size), turned (office for printers that turn the paper over the other edge), spreads (office with a
    booklet's pages imposed), preview (PNG), thumb (the preview made small, for lists), flow (SVG); template: name of a file in templates/print without `.typ`;
    data: canonical JSON, the template's only input; width_mm, height_mm: trim size; output: path below the tree.
    """

    key: str
    imprint: str
    variant: Variant
    template: str
    data: str
    width_mm: float
    height_mm: float
    output: str


def canonical(data: dict[str, Any]) -> str:
    """JSON with sorted keys and no spare spaces, so that equal data always has equal bytes (and hash)."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
