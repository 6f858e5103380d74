"""What changed on paper between two revisions, in words an editor would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, get_args

from biaogan.ids import TextKey, prefix_of, split_entry
from biaogan.ledger.texts import place_of
from biaogan.model import CONTENT_TYPES, REGISTERS
from biaogan.model.fields import Entry

KINDS: Mapping[str, type[Entry]] = {
    **{kind.PREFIX: kind for kind in CONTENT_TYPES},
    **{register.REGISTER: register for register in REGISTERS},
}


@dataclass(frozen=True, slots=True)
class Change:
    """Neighbouring texts of one field that became others. owner: record or `register:key`; field: its Chinese name."""

    owner: str
    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    def told(self, name_of: Callable[[str], str]) -> str:
        """One line. name_of: id -> what people call it."""
        where = f"{name_of(self.owner)} · {self.field}"
        old, new = ("".join(f"“{text}”" for text in texts) for texts in (self.before, self.after))
        if not old:
            return f"{where}：加了{new}"
        return f"{where}：{old} 改成 {new}" if new else f"{where}：去掉了{old}"


def changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """The differences, field by field in the order of the sheet; what moved within a list counts as gone and added."""
    was, now = _fields(before), _fields(after)
    for place in dict.fromkeys((*now, *was)):
        old, new = was.get(place, ()), now.get(place, ())
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            if tag != "equal":
                yield Change(place[0], label_of(*place), old[i1:i2], new[j1:j2])


def _fields(texts: Mapping[str, str]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], list[tuple[list[tuple[int, str]], str]]] = {}
    for key, text in texts.items():
        found.setdefault(place_of(key), []).append((_natural(key), text))
    return {place: tuple(text for _, text in sorted(listed)) for place, listed in found.items()}


def _natural(key: str) -> list[tuple[int, str]]:
    """Sorts `says.10` behind `says.9`."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in TextKey.read(key).path]


def label_of(owner: str, path: str) -> str:
    """`SCM-001`, `says` -> what the field is called in Chinese; nested fields joined by a dot."""
    model: type[Entry] | None = KINDS.get(split_entry(owner)[0] or prefix_of(owner))
    labels = []
    for name in path.split("."):
        info = model.model_fields.get(name) if model else None
        labels.append(info.title or name if info else name)
        model = _inner(info.annotation) if info else None
    return " · ".join(labels)


def _inner(annotation: Any) -> type[Entry] | None:
    """The entry that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next((found for found in map(_inner, get_args(annotation)) if found), None)
