"""Imposition of a saddle-stitched booklet: which two pages stand side by side on each side of each printer's sheet.

Sheets lie inside one another and are folded and stitched in the middle. An inner sheet is pushed outwards by the paper
around it, and the trim then takes more from it: its pages move towards the spine by as much (creep).
"""

from __future__ import annotations

from dataclasses import dataclass

from biaogan.layouts.booklet import FOLDED


@dataclass(frozen=True, slots=True)
class Spread:
    """One side of a printer's sheet. left, right: page numbers from 1; shift_mm: how far both move towards the spine."""

    left: int
    right: int
    shift_mm: float


def imposed(pages: int, paper_mm: float) -> tuple[Spread, ...]:
    """The sides of all sheets, front and back in turn, the outermost sheet first.

    pages: of the booklet, a multiple of four; paper_mm: thickness of the paper. Backs are upright beside fronts: the
    sheet is turned over its short edge.
    """
    if pages < FOLDED or pages % FOLDED:
        raise ValueError(f"a saddle-stitched booklet has a multiple of {FOLDED} pages, not {pages}")
    sides: list[Spread] = []
    for sheet in range(pages // FOLDED):
        shift = round(sheet * paper_mm, 4)
        first, last = 2 * sheet + 1, pages - 2 * sheet
        sides += [Spread(last, first, shift), Spread(first + 1, last - 1, shift)]
    return tuple(sides)
