"""The grammar of ids and of the keys of texts, for everybody who makes one or takes one apart.

SCM-001            a record: the prefix of its kind and a number
SVC-012-03         a part of a record: a clause, a step, an item
SHT-001-SCM-003    a piece: a sheet and the record it is printed for
contacts:police    an entry of a register
SCM-001:says.0     a text: whose it is (a record or an entry) and where in it, with positions in lists
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

RECORD = r"[A-Z]{3}-[0-9]{3,5}"  # a regular expression


def prefix_of(some_id: str) -> str:
    """`SVC-012-03` -> `SVC`; of a text without a dash, the text."""
    return some_id.partition("-")[0]


def record_of(some_id: str) -> str:
    """The record of a part, the sheet of a piece: `SVC-012-03` -> `SVC-012`, `SHT-001-SCM-003` -> `SHT-001`."""
    return "-".join(some_id.split("-", 2)[:2])


def number_of(some_id: str) -> int:
    """`SVC-012-03` -> 12; 0 where no number stands."""
    number = some_id.split("-")[1:2]
    return int(number[0]) if number and number[0].isdigit() else 0


def is_record(some_id: str) -> bool:
    """Whether the id is a record's own, neither of a part nor of an entry."""
    return some_id.count("-") == 1


def ids_in(piece_key: str) -> tuple[str, ...]:
    """`SHT-001-SCM-003` -> `SHT-001`, `SCM-003`; `SHT-001` -> `SHT-001`."""
    words = piece_key.split("-")
    return tuple("-".join(words[at : at + 2]) for at in range(0, len(words) - 1, 2))


def entry_id(register: str, key: str) -> str:
    """`contacts`, `police` -> `contacts:police`."""
    return f"{register}:{key}"


def split_entry(owner: str) -> tuple[str, str]:
    """`contacts:police` -> `contacts`, `police`; a record's id -> empty and the id."""
    register, _, key = owner.rpartition(":")
    return register, key


class TextKey(NamedTuple):
    """Where a text stands. owner: a record's id or an entry's; path: names of fields and positions in lists."""

    owner: str
    path: tuple[str, ...]

    @classmethod
    def of(cls, owner: str, path: Iterable[str | int]) -> TextKey:
        """From a path as models and documents have it."""
        return cls(owner, tuple(map(str, path)))

    @classmethod
    def read(cls, written: str) -> TextKey:
        """`contacts:police:number` -> the key. No path holds a colon."""
        owner, _, path = written.rpartition(":")
        return cls(owner, tuple(path.split(".")))

    def __str__(self) -> str:
        return f"{self.owner}:{'.'.join(self.path)}"

    @property
    def field(self) -> str:
        """The names of the fields without positions in lists: `pairs.says`."""
        return ".".join(part for part in self.path if not part.isdigit())
