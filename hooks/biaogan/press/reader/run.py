"""A run of text: the box of its line, and the narrower one of its ink."""

from __future__ import annotations

from typing import Any, NamedTuple

from biaogan.press.reader.font import Font
from biaogan.press.reader.geometry import Box, Matrix, around, moved

ABOVE, BELOW = 0.88, 0.12  # of the size: the box of a line


class Run(NamedTuple):
    """A shown string. pieces: as the operator gave them; long, size, rise: in text units, which `matrix` puts on the page."""

    font: Font
    pieces: list[Any]
    long: float
    size: float
    rise: float
    matrix: Matrix

    def box(self) -> Box:
        """The box of the line."""
        return self._between(0.0, self.long)

    def tight(self) -> Box:
        """Without the blank halves of punctuation at its ends: Typst lets them hang over the edge of a full line."""
        shown = [piece for piece in self.pieces if isinstance(piece, bytes) and len(piece) > 1]
        if not shown or not self.font.two:
            return self.box()
        half = self.size / 2
        first, last = shown[0][0] << 8 | shown[0][1], shown[-1][-2] << 8 | shown[-1][-1]
        start = half if self.font.side(first) > 0 else 0.0
        return self._between(start, self.long - half if self.font.side(last) < 0 else self.long)

    def _between(self, start: float, end: float) -> Box:
        low, high = self.rise - BELOW * self.size, self.rise + ABOVE * self.size
        return around([moved(corner, self.matrix) for corner in ((start, low), (end, low), (end, high), (start, high))])
