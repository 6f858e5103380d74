"""What a page paints: its content stream read into fills, strokes, runs of text and images, with colour and place."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from pikepdf import Dictionary, Name, Object, Page, PdfInlineImage, parse_content_stream

from biaogan.press.geometry import IDENTITY, WHOLE, Box, Matrix, Point, around, flatten, meet, moved, times
from biaogan.press.runs import advance

CMYK = "DeviceCMYK"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour as the operators gave it. space: name of the colour space; parts: 0 to 1."""

    space: str = "DeviceGray"  # what a page starts with
    parts: tuple[float, ...] = (0.0,)


@dataclass(frozen=True, slots=True)
class Paint:
    """One thing painted. box: place in points, clipped; rings: outlines of a fill; size: of a text, in points."""

    kind: str  # fill, stroke, text, image, shading
    colour: Colour
    box: Box
    rings: tuple[tuple[Point, ...], ...] = ()
    size: float = 0.0


@dataclass(frozen=True, slots=True)
class State:
    """The graphics state, as far as a preflight needs it."""

    matrix: Matrix = IDENTITY
    clip: Box = WHOLE
    fill: Colour = Colour()
    stroke: Colour = Colour()
    width: float = 1.0
    font: str = ""
    size: float = 0.0


@dataclass(slots=True)
class Reader:
    """Walks one content stream, forms included. `blends` collects what is transparent or overprinted."""

    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    rings: list[list[Point]] = field(default_factory=list)
    clipping: bool = False
    text: Matrix = IDENTITY
    line: Matrix = IDENTITY
    blends: list[str] = field(default_factory=list)

    def read(self, stream: Page | Object, resources: Any) -> Iterator[Paint]:
        """Everything painted, bottom first."""
        for instruction in parse_content_stream(stream):
            name = str(instruction.operator)
            values = list(instruction.operands)
            if name in PATHS:
                PATHS[name](self.rings, [float(v) for v in values])
            elif name in PAINTERS:
                yield from self._painted(PAINTERS[name])
            elif name in TEXTS:
                yield from self._text(name, values, resources)
            elif name in ("Do", "sh", "INLINE IMAGE"):
                yield from self._placed(name, values, resources)
            else:
                self._set(name, values, resources)

    def _set(self, name: str, values: list[Any], resources: Any) -> None:
        state = self.state
        if name == "q":
            self.stack.append(state)
        elif name == "Q":
            self.state = self.stack.pop()
        elif name == "cm":
            self.state = replace(state, matrix=times(_matrix(values), state.matrix))
        elif name == "w":
            self.state = replace(state, width=float(values[0]))
        elif name in ("W", "W*"):
            self.clipping = True
        elif name == "gs":
            self._blend(resources.ExtGState[values[0]])
        elif name.lower() in COLOURS:
            self._colour(name, values, resources)

    def _colour(self, name: str, values: list[Any], resources: Any) -> None:
        """Small letters set the paint of fills, capitals that of strokes."""
        kind = name.lower()
        before = self.state.fill if name.islower() else self.state.stroke
        if kind == "cs":
            colour = Colour(_space(values[0], resources), ())
        else:
            colour = Colour(COLOURS[kind] or before.space, tuple(float(v) for v in values if not isinstance(v, Name)))
        self.state = replace(self.state, fill=colour) if name.islower() else replace(self.state, stroke=colour)

    def _blend(self, group: Any) -> None:
        for key, plain in (
            ("/ca", 1),
            ("/CA", 1),
            ("/BM", "/Normal"),
            ("/SMask", "/None"),
            ("/OP", False),
            ("/op", False),
        ):
            if key in group and group[key] != plain:
                self.blends.append(key)

    def _painted(self, what: str) -> Iterator[Paint]:
        state = self.state
        rings = tuple(tuple(moved(point, state.matrix) for point in ring) for ring in self.rings if len(ring) > 1)
        if rings:
            box = around(point for ring in rings for point in ring)
            if "f" in what:
                yield Paint("fill", state.fill, meet(box, state.clip), rings)
            if "s" in what:
                half = state.width * _scale(state.matrix) / 2
                grown = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
                yield Paint("stroke", state.stroke, meet(grown, state.clip))
            if self.clipping:
                self.state = replace(state, clip=meet(box, state.clip))
        self.rings, self.clipping = [], False

    def _text(self, name: str, values: list[Any], resources: Any) -> Iterator[Paint]:
        if name == "BT":
            self.text = self.line = IDENTITY
        elif name == "Tf":
            self.state = replace(self.state, font=str(values[0]), size=float(values[1]))
        elif name == "Tm":
            self.text = self.line = _matrix(values)
        elif name in ("Td", "TD"):
            self.text = self.line = times((1, 0, 0, 1, float(values[0]), float(values[1])), self.line)
        elif name in ("Tj", "TJ"):
            state = self.state
            long = advance(values[0], resources.Font[state.font]) * state.size
            matrix = times(self.text, state.matrix)
            corners = (
                (0.0, -0.12 * state.size),
                (long, -0.12 * state.size),
                (long, 0.88 * state.size),
                (0.0, 0.88 * state.size),
            )
            box = around(moved(corner, matrix) for corner in corners)
            yield Paint("text", state.fill, meet(box, state.clip), (), state.size * _scale(matrix))
            self.text = times((1, 0, 0, 1, long, 0), self.text)

    def _placed(self, name: str, values: list[Any], resources: Any) -> Iterator[Paint]:
        box = meet(
            around(moved(corner, self.state.matrix) for corner in ((0, 0), (1, 0), (0, 1), (1, 1))), self.state.clip
        )
        if name == "sh":
            yield Paint(
                "shading", Colour(_space(resources.Shading[values[0]].ColorSpace, resources), ()), self.state.clip
            )
        elif name == "INLINE IMAGE":
            image: PdfInlineImage = values[0]
            yield Paint("image", Colour(str(image.colorspace).lstrip("/"), ()), box)
        elif (placed := resources.XObject[values[0]]).get("/Subtype") == Name.Form:
            self.stack.append(self.state)
            matrix = _matrix(list(placed.get("/Matrix", IDENTITY)))
            self.state = replace(self.state, matrix=times(matrix, self.state.matrix))
            yield from self.read(placed, placed.get("/Resources", resources))
            self.state = self.stack.pop()
        else:
            yield Paint("image", Colour(_space(placed.get("/ColorSpace"), resources), ()), box)


def paints(page: Page) -> tuple[list[Paint], list[str]]:
    """Everything a page paints, bottom first, and the names of transparency or overprint settings in use."""
    reader = Reader()
    found = list(reader.read(page, page.obj.get("/Resources", Dictionary())))
    return found, reader.blends


def _space(value: Any, resources: Any) -> str:
    """Name of a colour space; the family for one with parameters, as ICCBased."""
    if value is None:
        return "unknown"
    if value._type_name == "name":
        named = resources.get("/ColorSpace", Dictionary())
        return _space(named[value], resources) if value in named else str(value).lstrip("/")
    return str(value[0]).lstrip("/")


def _matrix(values: list[Any]) -> Matrix:
    a, b, c, d, e, f = (float(v) for v in values)
    return (a, b, c, d, e, f)


def _scale(matrix: Matrix) -> float:
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def _rectangle(rings: list[list[Point]], v: list[float]) -> None:
    x, y, w, h = v
    rings.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)])


COLOURS = {"k": CMYK, "g": "DeviceGray", "rg": "DeviceRGB", "cs": "", "sc": "", "scn": ""}
PAINTERS = {"f": "f", "F": "f", "f*": "f", "S": "s", "s": "s", "B": "fs", "B*": "fs", "b": "fs", "b*": "fs", "n": ""}
TEXTS = frozenset({"BT", "Tf", "Tm", "Td", "TD", "Tj", "TJ"})
PATHS: dict[str, Callable[[list[list[Point]], list[float]], None]] = {
    "m": lambda rings, v: rings.append([(v[0], v[1])]),
    "l": lambda rings, v: rings[-1].append((v[0], v[1])),
    "c": lambda rings, v: rings[-1].extend(flatten(rings[-1][-1], (v[0], v[1]), (v[2], v[3]), (v[4], v[5]))),
    "v": lambda rings, v: rings[-1].extend(flatten(rings[-1][-1], rings[-1][-1], (v[0], v[1]), (v[2], v[3]))),
    "y": lambda rings, v: rings[-1].extend(flatten(rings[-1][-1], (v[0], v[1]), (v[2], v[3]), (v[2], v[3]))),
    "h": lambda rings, _: rings[-1].append(rings[-1][0]),
    "re": _rectangle,
}
