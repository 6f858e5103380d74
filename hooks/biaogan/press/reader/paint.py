"""One thing that a page paints, and the graphics state under which it is painted."""

from __future__ import annotations

from typing import NamedTuple

from biaogan.press.reader.colour import InkColour
from biaogan.press.reader.geometry import IDENTITY, WHOLE, Box, Matrix, Point, Ring, meet
from biaogan.press.reader.outline import Outline
from biaogan.press.reader.run import Run

HIDDEN = "hidden"  # text that is in the file but not on the paper


class Paint(NamedTuple):
    """One thing painted.

    box: place in points, clipped, and with curves perhaps a little large. size: of a text its height and of a stroke
    its width, in points; of an image its pixels an inch. over: it overprints, with the mode die lines need.
    """

    kind: str  # fill, stroke, text, hidden, image, shading
    colour: InkColour
    box: Box
    shape: Outline | Run | None = None
    size: float = 0.0
    over: bool = False

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Corners of a fill or stroke."""
        return self.outline.rings if self.outline else ()

    @property
    def outline(self) -> Outline | None:
        """The path of a fill or stroke."""
        return self.shape if isinstance(self.shape, Outline) else None

    def tight(self) -> Box:
        """The box without what curves only seem to need, and without blank halves of punctuation."""
        return meet(self.shape.tight(), self.box) if self.shape and self.kind != "stroke" else self.box

    def covers(self, point: Point) -> bool:
        """True where it lies over the point."""
        left, low, right, high = self.box
        here = left <= point[0] <= right and low <= point[1] <= high
        return here and (self.outline is None or self.outline.covers(point))


class GraphicsState:
    """The graphics state, as far as a preflight needs it. Lengths of text are in text units."""

    def __init__(self) -> None:
        self.matrix: Matrix = IDENTITY
        self.clip: Box = WHOLE
        self.fill = self.stroke = InkColour()
        self.width = 1.0
        self.over_fill = self.over_stroke = False  # overprint, and its mode
        self.over_mode = 0
        self.font, self.size, self.mode = "", 0.0, 0  # mode: fill, stroke, both or nothing of a text
        self.between = self.at_space = self.leading = self.rise = 0.0
        self.stretch = 1.0

    def copy(self) -> GraphicsState:
        """The same state, to be changed apart."""
        other = GraphicsState.__new__(GraphicsState)
        other.__dict__.update(self.__dict__)
        return other
