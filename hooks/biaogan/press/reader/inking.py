"""The colour operators: small letters set the colour of fills and text, capitals that of strokes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from biaogan.press.reader.colour import CMYK, InkColour, darkest
from biaogan.press.reader.operators import Literal, UnreadableError
from biaogan.press.reader.reader import Handler, Reader


def _device(space: str, count: int, stroking: bool) -> Callable[[Reader, list[Any]], None]:
    field = "stroke" if stroking else "fill"

    def put(reader: Reader, values: list[Any]) -> None:
        if len(values) != count:
            raise UnreadableError(f"颜色应有 {count} 个数")
        setattr(reader.state, field, InkColour(space, tuple(values)))

    return put


def _space(stroking: bool) -> Callable[[Reader, list[Any]], None]:
    field = "stroke" if stroking else "fill"

    def put(reader: Reader, values: list[Any]) -> None:
        setattr(reader.state, field, reader.scope.space(values[0]))

    return put


def _colour(stroking: bool) -> Callable[[Reader, list[Any]], None]:
    field = "stroke" if stroking else "fill"

    def put(reader: Reader, values: list[Any]) -> None:
        before: InkColour = getattr(reader.state, field)
        parts = tuple(v for v in values if not isinstance(v, Literal))
        if len(parts) == len(values):
            setattr(reader.state, field, before._replace(parts=parts))
            return
        pattern = reader.scope.named("Pattern", values[-1])
        if pattern.PatternType == 2:
            colour = reader.scope.once("shading", values[-1], lambda _: darkest(pattern.Shading, reader.scope.spaces))
        else:
            colour = before._replace(parts=parts) if parts else InkColour("Pattern", (), (), str(values[-1]))
        setattr(reader.state, field, colour)

    return put


INKING: dict[str, Handler] = {
    "k": _device(CMYK, 4, False),
    "K": _device(CMYK, 4, True),
    "g": _device("DeviceGray", 1, False),
    "G": _device("DeviceGray", 1, True),
    "rg": _device("DeviceRGB", 3, False),
    "RG": _device("DeviceRGB", 3, True),
    "cs": _space(False),
    "CS": _space(True),
    "sc": _colour(False),
    "SC": _colour(True),
    "scn": _colour(False),
    "SCN": _colour(True),
}
