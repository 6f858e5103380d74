"""What a press PDF is, apart from what is wrong with it: the summary a print shop would ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from pikepdf import Page, Pdf

from biaogan.press.preflight.contents import fonts_of
from biaogan.press.preflight.frames import Frames, all_frames
from biaogan.press.preflight.standards import intents
from biaogan.press.reader.colour import CUT
from biaogan.press.reader.geometry import MM, disjoint
from biaogan.press.reader.paint import Paint
from biaogan.press.reader.paints import Painted


class PageLeaf(NamedTuple):
    """One page as it was read."""

    page: Page
    frames: Frames | None
    read: Painted

    @property
    def is_cut(self) -> bool:
        """True where a die line is drawn."""
        return any(p.kind == "stroke" and CUT in p.colour.spot for p in self.read.paints)


@dataclass(frozen=True, slots=True)
class Facts:
    """A file in figures. sizes_mm: width and height of the trimmed pages, each once; bleed_mm: least on any side;
    most_ink: 3.0 is 300 %; small_pt, thin_pt, coarse_ppi: the smallest text, line and picture, none where there is none."""

    pages: int
    sizes_mm: tuple[tuple[float, float], ...]
    bleed_mm: float | None
    marks: int
    fonts: tuple[str, ...]
    spaces: tuple[str, ...]
    most_ink: float
    spots: tuple[str, ...]
    small_pt: float | None
    thin_pt: float | None
    coarse_ppi: float | None
    intent: str
    tagged: bool
    language: str
    title: str


def facts(pdf: Pdf, leaves: list[PageLeaf]) -> Facts:
    """The figures of an open file whose pages have been read."""
    found = [p for leaf in leaves for p in leaf.read.paints]
    sides = [
        (disjoint(p.box, (leaf.frames or all_frames(leaf.page)).bleed), p) for leaf in leaves for p in leaf.read.paints
    ]
    shown, marks = [p for outside, p in sides if not outside], [p for outside, p in sides if outside]
    boxes = [leaf.frames for leaf in leaves if leaf.frames]
    wanted = intents(pdf)
    return Facts(
        pages=len(pdf.pages),
        sizes_mm=tuple(dict.fromkeys((round(f.size_mm[0], 2), round(f.size_mm[1], 2)) for f in boxes)),
        bleed_mm=min((_bleed(f) for f in boxes), default=None),
        marks=sum(p.kind == "stroke" for p in marks),
        fonts=tuple(sorted({_name(font) for leaf in leaves for font in fonts_of(leaf.page)})),
        spaces=tuple(sorted({p.colour.space for p in found if not p.colour.spot})),
        most_ink=max((sum(p.colour.parts) for p in shown if p.colour.is_process), default=0.0),
        spots=tuple(sorted({name for p in found for name in p.colour.spot})),
        small_pt=_least(shown, "text"),
        thin_pt=_least(found, "stroke"),
        coarse_ppi=_least(shown, "image"),
        intent=str(wanted[0].get("/OutputConditionIdentifier", "")) if len(wanted) == 1 else "",
        tagged="/StructTreeRoot" in pdf.Root,
        language=str(pdf.Root.get("/Lang", "")),
        title=str(pdf.docinfo.get("/Title", "")),
    )


def _least(paints: list[Paint], kind: str) -> float | None:
    return min((p.size for p in paints if p.kind == kind), default=None)


def _bleed(frames: Frames) -> float:
    return min(abs(a - b) for a, b in zip(frames.bleed, frames.trim, strict=True)) / MM


def _name(font: Any) -> str:
    """Name of a font without the six letters of its subset."""
    return str(font.get("/BaseFont", "?")).lstrip("/").split("+")[-1]
