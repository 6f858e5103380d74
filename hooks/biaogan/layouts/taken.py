"""Texts that a layout takes from records, each with the field it came from.

The content of a sheet is a tree of dicts and lists. Its leaves are `Taken` texts, words of the layout (plain strings),
numbers, flags and None. One tree for two readers: `checks.fit` measures its texts, `render.sheets` prints it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, cast

from biaogan.editions import PublicView
from biaogan.ids import entry_id
from biaogan.model.record import Record
from biaogan.model.registers import Listed
from biaogan.values import Json

Key = tuple[str | int, ...]
Owner: TypeAlias = Record | Listed | PublicView  # what texts are taken from
RECORD = re.compile(r"[A-Z]{3}-[0-9]{3,5}")


@dataclass(frozen=True, slots=True)
class Taken:
    """One text from a record. owner: id of the record or `register:key`; key: path of the field; text: what it says."""

    owner: str
    key: Key
    text: str


Content: TypeAlias = "Taken | str | int | float | Sequence[Content] | Mapping[str, Content] | None"
Tree: TypeAlias = Mapping[str, Content]  # the content of a sheet


def take(record: Owner, *key: str | int) -> Taken:
    """The text at `key` of a record, of a register's entry, or of the public view of either: `take(scam, "says", 0)`."""
    return Taken(owner_of(record), key, str(_at(record, key)))


def take_all(record: Owner, name: str, most: int | None = None) -> list[Taken]:
    """The first `most` texts of a list field, or all of them."""
    return [take(record, name, n) for n in range(len(getattr(record, name)[:most]))]


def maybe(record: Owner, *key: str | int) -> Taken | None:
    """As `take`, or None where the last field is empty."""
    return take(record, *key) if _at(record, key) else None


def _at(record: Owner, key: Key) -> object:
    value: object = record
    for part in key:
        value = cast("Sequence[object]", value)[part] if isinstance(part, int) else getattr(value, part)
    return value


def owner_of(record: Owner) -> str:
    """What `Book.mark` calls a record or an entry: its id, for entries of a register with the register's name before it."""
    if isinstance(record, Listed):
        return entry_id(record.REGISTER, record.key)
    if isinstance(record, Record) or RECORD.fullmatch(record.id):
        return str(record.id)
    return entry_id(record.kind, record.id)


def plain(content: Tree) -> dict[str, Json]:
    """The content as JSON values: every text as the string it is."""
    return {name: _plain(value) for name, value in content.items()}


def _plain(content: Content) -> Json:
    if isinstance(content, Taken):
        return content.text
    if isinstance(content, Mapping):
        return plain(content)
    if content is None or isinstance(content, str | int | float):
        return content
    return [_plain(value) for value in content]


def taken_in(content: Content, path: str = "") -> Iterator[tuple[str, Taken]]:
    """Every taken text with its path in the content, such as `groups[0].items[1].text`, in reading order."""
    if isinstance(content, Taken):
        yield path, content
    elif isinstance(content, Mapping):
        for name, value in content.items():
            yield from taken_in(value, f"{path}.{name}" if path else name)
    elif isinstance(content, list | tuple):
        for position, value in enumerate(content):
            yield from taken_in(value, f"{path}[{position}]")


def lists_in(content: Content, path: str = "") -> Iterator[tuple[str, list[Content]]]:
    """Every list with its path in the content."""
    if isinstance(content, Mapping):
        for name, value in content.items():
            yield from lists_in(value, f"{path}.{name}" if path else name)
    elif isinstance(content, list | tuple):
        yield path, content if isinstance(content, list) else list(content)
        for position, value in enumerate(content):
            yield from lists_in(value, f"{path}[{position}]")


def box_of(path: str) -> str:
    """The box of a layout that a content path goes into: `groups[0].items[1].text` -> `groups[].items[].text`."""
    return re.sub(r"\[\d+\]", "[]", path)
