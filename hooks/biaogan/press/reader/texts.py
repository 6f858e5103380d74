"""The text operators: where a run of text stands, how high it is, and whether it is painted at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from biaogan.press.reader.geometry import IDENTITY, meet, scale, six, times
from biaogan.press.reader.operators import UnreadableError
from biaogan.press.reader.paint import HIDDEN, Paint
from biaogan.press.reader.reader import Handler, Reader
from biaogan.press.reader.run import Run

FILLED, STROKED = (0, 2, 4, 6), (1, 2, 5, 6)


def _begin(reader: Reader, _values: list[Any]) -> None:
    reader.text = reader.line = IDENTITY


def _font(reader: Reader, values: list[Any]) -> None:
    reader.state.font, reader.state.size = values


def _matrix(reader: Reader, values: list[Any]) -> None:
    reader.text = reader.line = six(values)


def _move(reader: Reader, values: list[Any]) -> None:
    x, y = values
    reader.text = reader.line = times((1, 0, 0, 1, x, y), reader.line)


def _move_leading(reader: Reader, values: list[Any]) -> None:
    reader.state.leading = -values[1]
    _move(reader, values)


def _next_line(reader: Reader, _values: list[Any]) -> None:
    _move(reader, [0.0, -reader.state.leading])


def _show(reader: Reader, values: list[Any]) -> None:
    state = reader.state
    pieces = values[0] if isinstance(values[0], list) else [values[0]]
    if not state.font:
        raise UnreadableError("文字没有字体")
    font = reader.scope.font(state.font)
    long = font.advance(pieces, state.size, state.between, state.at_space) * state.stretch
    matrix = times(reader.text, state.matrix)
    run = Run(font, pieces, long, state.size, state.rise, matrix)
    box = meet(run.box(), state.clip)
    size = abs(state.size) * scale(matrix)
    if state.mode in FILLED:
        reader.add(Paint("text", state.fill, box, run, size, state.over_fill))
    if state.mode in STROKED:
        reader.add(Paint("text", state.stroke, box, run, size, state.over_stroke))
    if state.mode in (3, 7):
        reader.add(Paint(HIDDEN, state.fill, box, run, size))
    reader.text = times((1, 0, 0, 1, long, 0), reader.text)


def _show_next(reader: Reader, values: list[Any]) -> None:
    _next_line(reader, values)
    _show(reader, values)


def _show_spaced(reader: Reader, values: list[Any]) -> None:
    reader.state.at_space, reader.state.between = values[0], values[1]
    _show_next(reader, values[2:])


def _sets(field: str, unit: float = 1.0, kind: type = float) -> Callable[[Reader, list[Any]], None]:
    def put(reader: Reader, values: list[Any]) -> None:
        setattr(reader.state, field, kind(values[0] * unit))

    return put


TEXTS: dict[str, Handler] = {
    "BT": _begin,
    "Tf": _font,
    "Tm": _matrix,
    "Td": _move,
    "TD": _move_leading,
    "T*": _next_line,
    "TL": _sets("leading"),
    "Tc": _sets("between"),
    "Tw": _sets("at_space"),
    "Tz": _sets("stretch", 0.01),
    "Ts": _sets("rise"),
    "Tr": _sets("mode", 1, int),
    "Tj": _show,
    "TJ": _show,
    "'": _show_next,
    '"': _show_spaced,
}
