"""Any field of any record as something a template can show, so that a new kind needs no code and next to no template."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic.fields import FieldInfo

from biaogan.days import chinese_day
from biaogan.model import Record
from biaogan.model.fields import Based, Entry
from biaogan.model.walk import reference
from biaogan.render.handbook.view import View

Shape = Literal["text", "texts", "links", "amounts", "entries"]
HEADER = frozenset(Record.model_fields)  # the page's head, basis and related lists show these


@dataclass(frozen=True, slots=True)
class Shown:
    """One field: its Chinese label and a value of the given shape (a text, texts, links, amounts or nested entries)."""

    name: str
    label: str
    shape: Shape
    value: Any


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """A nested entry: its id (empty where it has none), its fields, and itself where it has a basis of its own."""

    id: str
    fields: tuple[Shown, ...]
    based: Based | None


def shown_fields(view: View, record: Record, handled: Collection[str]) -> tuple[Shown, ...]:
    """Every filled field of the record that neither the page's frame nor the kind's template shows."""
    return _fields(view, record, HEADER | set(handled))


def _fields(view: View, entry: Entry, skip: Collection[str]) -> tuple[Shown, ...]:
    found = []
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if name not in skip and value is not None and value != ():
            found.append(_shown(view, name, info, value))
    return tuple(found)


def _shown(view: View, name: str, info: FieldInfo, value: Any) -> Shown:
    label = info.title or name
    target = reference(info)
    values = value if isinstance(value, tuple) else (value,)
    if isinstance(values[0], Entry):
        return Shown(name, label, "entries", tuple(_entry(view, v) for v in values))
    if target is not None and target.register == "amounts":
        return Shown(name, label, "amounts", tuple(a for a in map(view.amount, values) if a is not None))
    if target is not None and not target.register:
        return Shown(name, label, "links", view.links(values))
    texts = tuple(_text(v) for v in values)
    return Shown(name, label, "texts", texts) if isinstance(value, tuple) else Shown(name, label, "text", texts[0])


def _entry(view: View, entry: Entry) -> ShownEntry:
    based = entry if isinstance(entry, Based) else None
    skip = {"id", *(Based.model_fields if based else ())}
    return ShownEntry(str(getattr(entry, "id", "")), _fields(view, entry, skip), based)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return chinese_day(value) if isinstance(value, date) else str(value)
