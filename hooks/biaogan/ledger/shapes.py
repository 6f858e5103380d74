"""One row of the ledger as the dataclass it belongs to: by the types of the fields, and strictly."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _number(value: Any) -> int:
    return int(_text(value))


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError("not a list of texts")
    return tuple(map(_text, value))


def _words(value: Any) -> dict[str, str]:
    if not isinstance(value, dict):
        raise TypeError("not a table of texts")
    return {_text(key): _text(text) for key, text in value.items()}


def _day(value: Any) -> date:
    return date.fromisoformat(_text(value))


READERS: Mapping[str, Callable[[Any], Any]] = {
    "str": _text,
    "date": _day,
    "int": _number,
    "tuple[str, ...]": _texts,
    "Mapping[str, str] | None": _words,
}
ABSENT: Mapping[str, Any] = {"staff": "", "public": "", "to": []}  # empty values that the writer leaves out


def shaped(shape: type[Any], row: dict[str, Any]) -> Any:
    """The row as `shape`, a dataclass. Raises TypeError or ValueError where it does not fit."""
    kinds = {field.name: str(field.type) for field in dataclasses.fields(shape)}
    values = {**{name: ABSENT[name] for name in kinds if name in ABSENT}, **row}
    if not values.keys() <= kinds.keys():
        raise TypeError("an unknown field")
    return shape(**{name: READERS[kinds[name]](value) for name, value in values.items()})
