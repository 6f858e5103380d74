"""Walks the fields of an entry by their declarations, so that no check needs to know a kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from biaogan.model.fields import Entry, LateChoice, RefTo, is_public


@dataclass(frozen=True, slots=True)
class Leaf:
    """One scalar value: where it stands, how its field is declared, and whether every field on the way is public."""

    key: tuple[str | int, ...]
    info: FieldInfo
    value: Any
    public: bool
    holder: Entry


def leaves(entry: Entry, key: tuple[str | int, ...] = (), *, public: bool = True) -> Iterator[Leaf]:
    """Every scalar below `entry`, depth first, in the order of declaration."""
    for name, info in type(entry).model_fields.items():
        value = getattr(entry, name)
        if value is not None:
            yield from _below(entry, info, value, (*key, name), public and is_public(info))


def _below(holder: Entry, info: FieldInfo, value: Any, key: tuple[str | int, ...], public: bool) -> Iterator[Leaf]:
    if isinstance(value, Entry):
        yield from leaves(value, key, public=public)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _below(holder, info, item, (*key, index), public)
    else:
        yield Leaf(key, info, value, public, holder)


def entries(entry: Entry, key: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Entry]]:
    """The entry itself and every entry nested in it, with their paths."""
    yield key, entry
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        items = ((index, item) for index, item in enumerate(value)) if isinstance(value, tuple) else ()
        if isinstance(value, Entry):
            yield from entries(value, (*key, name))
        for index, item in items:
            if isinstance(item, Entry):
                yield from entries(item, (*key, name, index))


def is_choice(info: FieldInfo) -> bool:
    """Whether the field holds one of a few words, and no sentence of anybody's."""
    return get_origin(info.annotation) is Literal or any(isinstance(item, LateChoice) for item in info.metadata)


def reference(info: FieldInfo) -> RefTo | None:
    """What the field's values refer to, or None where they are plain values."""
    for item in info.metadata:
        if isinstance(item, RefTo):
            return item
    return _in_annotation(info.annotation)


def _in_annotation(annotation: Any) -> RefTo | None:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, RefTo):
            return item
    for argument in get_args(annotation):
        found = _in_annotation(argument)
        if found is not None:
            return found
    return None
