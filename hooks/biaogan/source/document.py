"""One YAML file as plain values, with the place of every one of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from biaogan.problems import Mark

Plain = Any  # str | list[Plain] | dict[str, Plain]: Python 3.11 has no recursive alias that pydantic also reads
Key = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the mark of its key (or of the list item) and the mark of the value itself."""

    key: Mark
    value: Mark


@dataclass(slots=True)
class Document:
    """One YAML file read: plain values, and a Place for every path into them. `()` is the whole file."""

    path: str
    value: Plain
    places: dict[Key, Place] = field(default_factory=dict)

    def mark(self, key: Key, *, of_key: bool = False) -> Mark:
        """The mark of the deepest known part of `key`; a missing field gets the mark of what should hold it."""
        for length in range(len(key), -1, -1):
            place = self.places.get(key[:length])
            if place is not None:
                return place.key if of_key and length == len(key) else place.value
        return Mark(self.path)
