"""The operators of the graphics state, of paths and of what is placed whole: forms and pictures."""

from __future__ import annotations

from math import hypot
from typing import Any

from pikepdf import Dictionary, Name

from biaogan.press.reader.colour import CMYK, InkColour, darkest, darkest_pixel, space_of
from biaogan.press.reader.geometry import IDENTITY, around, grown, meet, moved, scale, six, times
from biaogan.press.reader.operators import Literal, UnreadableError
from biaogan.press.reader.outline import Outline
from biaogan.press.reader.paint import Paint
from biaogan.press.reader.reader import Handler, Reader

UNIT = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
# what each key of a graphics state may be without any transparency
PLAIN: dict[str, tuple[Any, ...]] = {
    "/ca": (1,),
    "/CA": (1,),
    "/BM": (Name.Normal, Name.Compatible),
    "/SMask": (Name("/None"),),
    "/TR": (),
    "/TR2": (Name.Default,),
}


def _save(reader: Reader, _values: list[Any]) -> None:
    reader.stack.append(reader.state)
    reader.state = reader.state.copy()


def _restore(reader: Reader, _values: list[Any]) -> None:
    if len(reader.stack) <= reader.floor:
        raise UnreadableError("q 和 Q 没有配对")
    reader.state = reader.stack.pop()


def _transform(reader: Reader, values: list[Any]) -> None:
    reader.state.matrix = times(six(values), reader.state.matrix)


def _width(reader: Reader, values: list[Any]) -> None:
    reader.state.width = values[0]


def _clip(reader: Reader, _values: list[Any]) -> None:
    reader.clipping = True


def _open_mark(reader: Reader, _values: list[Any]) -> None:
    reader.marked += 1


def _close_mark(reader: Reader, _values: list[Any]) -> None:
    reader.marked -= 1


def _settings(reader: Reader, values: list[Any]) -> None:
    """An entry of ExtGState: overprint goes into the state, transparency is reported."""
    group, state = reader.scope.named("ExtGState", values[0]), reader.state
    for key, plain in PLAIN.items():
        if key in group and group[key] not in plain:
            reader.blends.add(key)
    if "/OP" in group:
        state.over_stroke = state.over_fill = bool(group.OP)
    if "/op" in group:
        state.over_fill = bool(group.op)
    state.over_mode = int(group.get("/OPM", state.over_mode))
    state.width = float(group.get("/LW", state.width))


def _paints(fill: bool, stroke: bool, even: bool = False) -> Handler:
    def paint(reader: Reader, _values: list[Any]) -> None:
        path, clips, state = reader.path, reader.clipping, reader.state
        reader.path, reader.clipping = [], False
        if not path:
            return
        outline = Outline(b"".join(path), state.matrix, even)
        box = outline.box()
        if fill:
            reader.add(Paint("fill", state.fill, meet(box, state.clip), outline, 0.0, state.over_fill))
        if stroke:
            wide = state.width * scale(state.matrix)
            spot = bool(state.stroke.spot)
            over = state.over_stroke and (state.over_mode == 1 or not spot)
            reader.add(Paint("stroke", state.stroke, meet(grown(box, wide / 2), state.clip), outline, wide, over))
        if clips:
            state.clip = meet(outline.tight() if b"c" in outline.raw else box, state.clip)

    return paint


def _place(reader: Reader, values: list[Any]) -> None:
    placed, state = reader.scope.named("XObject", values[0]), reader.state
    if placed.get("/Subtype") == Name.Form:
        if placed.get("/Group", Dictionary()).get("/CS", Name("/DeviceCMYK")) != Name("/DeviceCMYK"):
            reader.blends.add("/CS")
        matrix = six(placed.get("/Matrix", IDENTITY))
        left, low, right, high = (float(v) for v in placed.BBox)
        through = times(matrix, state.matrix)
        corners = [moved(corner, through) for corner in ((left, low), (right, low), (right, high), (left, high))]
        reader.inner(placed, matrix, around(corners))
    elif placed.get("/Subtype") == Name.Image:
        if "/SMask" in placed or placed.get("/SMaskInData", 0) != 0:
            reader.blends.add("/SMask")
        if placed.get("/ImageMask", False):
            colour = state.fill
        else:
            space = space_of(placed.get("/ColorSpace"), reader.scope.spaces)
            colour = space._replace(parts=darkest_pixel(placed) if space.space == CMYK else ())
        _picture(reader, colour, int(placed.Width), int(placed.Height))
    else:
        raise UnreadableError("有 PostScript 程序")


def _inline(reader: Reader, values: list[Any]) -> None:
    keys = dict(zip(values[::2], values[1::2], strict=False))
    space = keys.get("CS", keys.get("ColorSpace"))
    if keys.get("IM", keys.get("ImageMask")) is True:
        colour = reader.state.fill
    else:
        colour = reader.scope.space(space) if isinstance(space, Literal) else InkColour("unknown", ())
    _picture(reader, colour, _number(keys, "W", "Width"), _number(keys, "H", "Height"))


def _number(keys: dict[str, Any], *names: str) -> float:
    return next(float(keys[name]) for name in names if name in keys)


def _picture(reader: Reader, colour: InkColour, wide: float, high: float) -> None:
    a, b, c, d, _, _ = matrix = reader.state.matrix
    fine = min(72 * wide / (hypot(a, b) or 1e-9), 72 * high / (hypot(c, d) or 1e-9))
    box = meet(around([moved(corner, matrix) for corner in UNIT]), reader.state.clip)
    reader.add(Paint("image", colour, box, None, fine, reader.state.over_fill))


def _shade(reader: Reader, values: list[Any]) -> None:
    colour = darkest(reader.scope.named("Shading", values[0]), reader.scope.spaces)
    reader.add(Paint("shading", colour, reader.state.clip, None, 0.0, reader.state.over_fill))


GRAPHICS: dict[str, Handler] = {
    "q": _save,
    "Q": _restore,
    "cm": _transform,
    "w": _width,
    "W": _clip,
    "W*": _clip,
    "gs": _settings,
    "BMC": _open_mark,
    "BDC": _open_mark,
    "EMC": _close_mark,
    "n": _paints(False, False),
    "f": _paints(True, False),
    "F": _paints(True, False),
    "f*": _paints(True, False, True),
    "S": _paints(False, True),
    "s": _paints(False, True),
    "B": _paints(True, True),
    "B*": _paints(True, True, True),
    "b": _paints(True, True),
    "b*": _paints(True, True, True),
    "Do": _place,
    "sh": _shade,
    "INLINE IMAGE": _inline,
}
