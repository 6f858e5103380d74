"""Marks every text of a book: a rare word of three characters in each field that may not, or may, leave the staff tree.

Works on the YAML files, guided by the models alone: a kind or field added tomorrow is marked without a change here.
"""

from __future__ import annotations

import types
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import yaml
from annotated_types import MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from biaogan.model import CONTENT_TYPES
from biaogan.model.bank import Bank
from biaogan.model.fields import Entry, is_public
from biaogan.model.registers import REGISTERS, Synonyms
from biaogan.model.walk import reference

# Rare characters of the project's font that no text of ours uses. The first says "a mark"; two more are its number.
STAFF_SIGN, PUBLIC_SIGN = "鼗", "鼐"
DIGITS = "甪甾疔疖疠疢疭疳疴疸痂痄痈痦痧痱瘃瘅瘊瘌瘐瘗瘘瘙瘛瘠瘢瘥瘩瘰瘳瘼"

Path_ = tuple[str, ...]
Shape = Literal["text", "texts", "entry", "entries", "other"]

# Texts with a form of their own: how the mark gets in. The rest of such fields (ids, references, numbers) hold no text.
SPECIAL = {
    ("bank", "staff_base"): "https://{}.example.com/",
    ("bank", "feedback"): "mailto:{}@example.com",
    ("bank", "repository"): "https://{}.example.com/edit/",
}


@dataclass(slots=True)
class Marks:
    """The marks given out: mark -> where it stands (kind, then field names). One text has one mark wherever it stands."""

    staff: dict[str, Path_] = field(default_factory=dict)
    public: dict[str, Path_] = field(default_factory=dict)
    _known: dict[tuple[Path_, str, bool], str] = field(default_factory=dict)

    def give(self, place: Path_, text: str, *, public: bool) -> str:
        """The mark of this text at this place."""
        key = (place, text, public)
        if key not in self._known:
            given = self.public if public else self.staff
            number = len(given)
            assert number < len(DIGITS) ** 2, "more texts than marks"
            mark = (PUBLIC_SIGN if public else STAFF_SIGN) + DIGITS[number // len(DIGITS)] + DIGITS[number % len(DIGITS)]
            given[mark] = place
            self._known[key] = mark
        return self._known[key]


def mark_book(root: Path) -> Marks:
    """Rewrites every record, register and bank.yml below `root` with marks in all texts; says which."""
    marks = Marks()
    by_prefix = {kind.PREFIX: kind for kind in CONTENT_TYPES}
    by_register = {register.REGISTER: register for register in REGISTERS}
    for path in sorted([*(root / "standards").rglob("*.yml"), *(root / "campaigns").rglob("*.yml")]):
        parts = path.relative_to(root).parts
        if "ledger" in parts:
            continue
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as the project reads
        if path.name == "bank.yml":
            _mark(data, Bank, ("bank",), marks, public=True)
        elif parts[1] == "registers":
            register = by_register[parts[2].removesuffix(".yml")]
            for entry in data["entries"]:
                shown = entry.get("visibility") == "public" or register.REGISTER == "branches"
                if register is not Synonyms:  # words for the staff search only; declared public, shown nowhere
                    _mark(entry, register, (register.REGISTER,), marks, public=shown)
        elif path.stem[:3] in by_prefix:
            kind = by_prefix[path.stem[:3]]
            _mark(data, kind, (kind.KIND,), marks, public=data.get("visibility") == "public")
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), "utf-8")
    return marks


def _mark(data: dict[str, Any], model: type[Entry], place: Path_, marks: Marks, *, public: bool) -> None:
    for name, info in model.model_fields.items():
        shown = public and is_public(info)
        here = (*place, name)
        shape, nested = shape_of(info)
        if here in SPECIAL:
            data[name] = SPECIAL[here].format(latin(marks.give(here, name, public=shown)))
        elif shape == "text" and (name in data or not shown):
            data[name] = marked(data.get(name) or "", marks.give(here, data.get(name) or "", public=shown), limit(info))
        elif shape == "texts" and (name in data or not shown):
            data[name] = [marked(t, marks.give(here, t, public=shown), limit(info)) for t in data.get(name) or [""]]
        elif nested is not None and name in data:
            for value in data[name] if isinstance(data[name], list) else [data[name]]:
                _mark(value, nested, here, marks, public=shown)


def marked(text: str, mark: str, most: int | None) -> str:
    """The text with its mark, within its limit. In front of a closing mark, so that patterns on the end still hold."""
    if most is not None and len(text) + len(mark) > most:
        text = text[: most - len(mark)]
    return mark + text if text.startswith("https") else text + mark


def latin(mark: str) -> str:
    """A mark for places that take letters only."""
    return "canary" + "-".join(f"{ord(char):x}" for char in mark)


def texts_of(model: type[Entry], place: Path_, *, public: bool) -> Iterator[tuple[Path_, bool]]:
    """Every text field of a model, also of nested ones: where it stands, and whether it may be public."""
    for name, info in model.model_fields.items():
        shape, nested = shape_of(info)
        shown = public and is_public(info)
        if shape in ("text", "texts"):
            yield (*place, name), shown
        elif nested is not None:
            yield from texts_of(nested, (*place, name), public=shown)


def shape_of(info: FieldInfo) -> tuple[Shape, type[Entry] | None]:
    """What a field holds. Ids, references, choices, numbers and texts with a pattern are `other`."""
    if reference(info) is not None:
        return "other", None
    inner, many = _unwrapped(info.annotation)
    if isinstance(inner, type) and issubclass(inner, Entry):
        return ("entries" if many else "entry"), inner
    metadata = [*info.metadata, *_metadata(info.annotation)]
    if inner is not str or any(isinstance(m, StringConstraints) and m.pattern for m in metadata) or _patterned(info):
        return "other", None
    return ("texts" if many else "text"), None


def _patterned(info: FieldInfo) -> bool:
    return any(getattr(m, "pattern", None) for m in info.metadata)


def _unwrapped(annotation: Any) -> tuple[Any, bool]:
    """The innermost type, and whether there are many of it. Of `X | None` the X."""
    if hasattr(annotation, "__metadata__"):
        return _unwrapped(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return _unwrapped(next(a for a in get_args(annotation) if a is not type(None)))
    if get_origin(annotation) is tuple:
        return _unwrapped(get_args(annotation)[0])[0], True
    return annotation, False


def _metadata(annotation: Any) -> list[Any]:
    found = list(getattr(annotation, "__metadata__", ()))
    for argument in get_args(annotation):
        found.extend(_metadata(argument))
    return found


def limit(info: FieldInfo) -> int | None:
    """The most characters a single text of the field may have, None where there is no limit."""
    if _unwrapped(info.annotation)[1]:
        return None  # the limit of a list counts its entries
    found = [m.max_length for m in info.metadata if isinstance(m, MaxLen)]
    found += [m.max_length for m in _metadata(info.annotation) if isinstance(m, StringConstraints) and m.max_length]
    return min(found, default=None)
