"""Rewrites every text of a book on disk, guided by the models alone: a kind or field of tomorrow needs no change here."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

import yaml
from annotated_types import MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from biaogan.model import CONTENT_TYPES
from biaogan.model.bank import Bank
from biaogan.model.fields import Entry, is_public
from biaogan.model.registers import REGISTERS
from biaogan.model.walk import is_choice, reference

Place = tuple[str, ...]
Shape = Literal["text", "texts", "nested", "other"]

# Texts to the model, but names to the program: another text there means something else or nothing.
NAMES = frozenset(
    {
        ("process", "steps", "next", "to"),
        ("sheet", "subjects"),
        ("scam", "icon"),
        ("scam", "channels"),  # the ways are found by them
        ("ways", "icon"),
        ("ways", "words"),
        ("audience", "icon"),
        ("aid", "icon"),
        ("topic", "icon"),
        ("topic", "course", "icon"),
        ("system", "delivers", "path"),
        ("sources", "terms"),
    }
)
RULES = ("denied", "wording")  # registers whose texts are looked for in others: another text is another rule
LEDGER_TEXTS = {"approvals": "by", "moves": "reason"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of the book. place: kind or register, then field names; public: may it leave the staff tree;

    limit: most characters, None for any number; text: what stands there, empty where the file says nothing.
    """

    place: Place
    public: bool
    limit: int | None
    text: str


Change = Callable[[Slot], str]


def rewrite(root: Path, change: Change, *, fill: bool = False) -> None:
    """Puts `change(slot)` in the place of every text below `root`; an empty result for an empty text adds nothing.

    fill: staff parts that a record may have and has not (entries of texts alone) are added, for `change` to fill.
    """
    kinds: dict[str, type[Entry]] = {kind.PREFIX: kind for kind in CONTENT_TYPES}
    names = {kind.PREFIX: kind.KIND for kind in CONTENT_TYPES}
    registers: dict[str, type[Entry]] = {register.REGISTER: register for register in REGISTERS}
    for path in sorted([*(root / "standards").rglob("*.yml"), *(root / "campaigns").rglob("*.yml")]):
        folder = path.relative_to(root).parts[1]
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as the project reads
        if path.name == "bank.yml":
            _entry(data, Bank, ("bank",), change, public=True, fill=fill)
        elif folder == "registers":
            name = path.relative_to(root).parts[2].removesuffix(".yml")
            for entry in data["entries"]:
                public = entry.get("visibility") == "public" or name == "branches"
                _entry(entry, registers[name], (name,), change, public=public, fill=fill)
        elif folder == "ledger" and path.stem in LEDGER_TEXTS:
            key = LEDGER_TEXTS[path.stem]
            for entry in data["entries"]:
                entry[key] = change(Slot(("ledger", path.stem, key), False, None, entry[key]))
        elif path.stem[:3] in kinds:
            public = data.get("visibility") == "public"
            _entry(data, kinds[path.stem[:3]], (names[path.stem[:3]],), change, public=public, fill=fill)
        # in quotes, all of it: a text may look like anything
        path.write_text(
            yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000, default_style='"'), "utf-8"
        )


def _entry(data: dict[str, Any], model: type[Entry], place: Place, change: Change, *, public: bool, fill: bool) -> None:
    for name, info in model.model_fields.items():
        here, shown = (*place, name), public and is_public(info)
        shape, nested = shape_of(here, info)
        if shape == "text":
            text = change(Slot(here, shown, limit(info), data.get(name, "")))
            if text:
                data[name] = text
        elif shape == "texts":
            texts = [change(Slot(here, shown, limit(info), text)) for text in data.get(name) or [""]]
            if any(texts):
                data[name] = texts
        elif nested is not None:
            add = fill and not shown and all_text(nested, here)
            _parts(data, name, nested, here, change, public=shown, fill=fill, add=add)


def _parts(
    data: dict[str, Any],
    name: str,
    model: type[Entry],
    place: Place,
    change: Change,
    *,
    public: bool,
    fill: bool,
    add: bool,
) -> None:
    """The entries nested in one field. add: one is added where there is none, unless a text it needs has no room."""
    added = add and name not in data
    if added:
        data[name] = [{}]
    if name not in data:
        return
    for value in data[name] if isinstance(data[name], list) else [data[name]]:
        _entry(value, model, place, change, public=public, fill=fill)
    if added and any(info.is_required() and key not in data[name][0] for key, info in model.model_fields.items()):
        del data[name]


def all_text(model: type[Entry], place: Place) -> bool:
    """True where every field that an entry must have is a text: then marks alone make one."""
    wanted = [(name, info) for name, info in model.model_fields.items() if info.is_required()]
    return all(shape_of((*place, name), info)[0] in ("text", "texts") for name, info in wanted)


def texts_of(model: type[Entry], place: Place, *, public: bool) -> Iterator[tuple[Place, bool]]:
    """Every text field of a model, also of nested ones: where it stands, and whether it may be public."""
    for name, info in model.model_fields.items():
        here, shown = (*place, name), public and is_public(info)
        shape, nested = shape_of(here, info)
        if shape in ("text", "texts"):
            yield here, shown
        elif nested is not None:
            yield from texts_of(nested, here, public=shown)


def shape_of(place: Place, info: FieldInfo) -> tuple[Shape, type[Entry] | None]:
    """What a field holds. Ids, references, choices, numbers and texts with a pattern are `other`."""
    if reference(info) is not None or is_choice(info) or place[-1] == "id" or place in NAMES:
        return "other", None
    inner, many = _unwrapped(info.annotation)
    if isinstance(inner, type) and issubclass(inner, Entry):
        return "nested", inner
    constraints = [*info.metadata, *_metadata(info.annotation)]
    if inner is not str or any(getattr(c, "pattern", None) for c in constraints):
        return "other", None
    return ("texts" if many else "text"), None


def limit(info: FieldInfo) -> int | None:
    """The most characters of a single text of the field, None where there is no limit."""
    if _unwrapped(info.annotation)[1]:
        return None  # the limit of a list counts its entries
    found = [m.max_length for m in info.metadata if isinstance(m, MaxLen)]
    found += [m.max_length for m in _metadata(info.annotation) if isinstance(m, StringConstraints) and m.max_length]
    return min(found, default=None)


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
