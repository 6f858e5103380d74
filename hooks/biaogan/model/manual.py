"""What an editor may write: every field of every kind, of every register and of bank.yml, read from its declaration."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from biaogan.model import CONTENT_TYPES, REGISTERS, Bank, Record
from biaogan.model.fields import Based, Entry, RefTo, is_public
from biaogan.model.walk import reference

BANK = "bank"
OWN, COMMON, BASIS = "own", "common", "basis"  # anchors of the sections that are named after no field
COMMON_TITLE = "每种内容都有的字段"
WIDTHS = (("minLength", "maxLength", "个字"), ("minItems", "maxItems", "条"))


@dataclass(frozen=True, slots=True)
class FieldNote:
    """One field. key: as YAML has it; value: what to write, in words; inner: anchor of the section of what stands in it.

    default: what stands for the field where it is left out; empty where that is nothing, or where it is required.
    """

    key: str
    anchor: str
    label: str
    value: str
    public: bool
    required: bool
    default: str
    hint: str
    inner: str


@dataclass(frozen=True, slots=True)
class Section:
    """Fields that stand together: the kind's own, those of an entry inside it, or those that every kind has."""

    anchor: str
    title: str
    notes: tuple[FieldNote, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """All fields of one kind of file. name: of its page and its schema; place: its folder or file."""

    name: str
    title: str
    place: str
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many fields there are to know."""
        return sum(len(section.notes) for section in self.sections)


def manuals() -> Iterator[Manual]:
    """One a kind, one a register, and bank.yml's."""
    for kind in CONTENT_TYPES:
        yield Manual(kind.KIND, kind.NAME, f"{kind.FOLDER}/", tuple(_sections(kind)))
    for register in REGISTERS:
        place = f"standards/registers/{register.REGISTER}.yml"
        yield Manual(register.REGISTER, register.NAME, place, tuple(_sections(register)))
    yield Manual(BANK, "本行", "standards/bank.yml", tuple(_sections(Bank)))


def _sections(model: type[Entry]) -> Iterator[Section]:
    """The model's own fields and what stands in them; then what it shares with every record and everything sourced."""
    for owner, anchor, title in (
        (model, OWN, "自己的字段"),
        (Record, COMMON, COMMON_TITLE),
        (Based, BASIS, "出处和依据"),
    ):
        own = [name for name in model.model_fields if _owner(model, name) is owner]
        yield from _listed(model, own, anchor, title)


def _listed(model: type[Entry], names: list[str], anchor: str, title: str, path: str = "") -> Iterator[Section]:
    """A section of these fields, then one for each class of entries in them: what six fields hold stands there once."""
    held: dict[type[Entry], list[str]] = {}
    for name in names:
        if entry := _entry(model.model_fields[name].annotation):
            held.setdefault(entry, []).append(name)
    inner = {name: f"in-{path}{holders[0]}" for holders in held.values() for name in holders}
    if names:
        yield Section(anchor, title, tuple(_note(model, name, path, inner.get(name, "")) for name in names))
    for entry, holders in held.items():
        labels = "".join(f"“{model.model_fields[name].title}”" for name in holders)
        yield from _listed(entry, _own(entry), inner[holders[0]], f"{labels}里的字段", f"{path}{holders[0]}.")


def _own(entry: type[Entry]) -> list[str]:
    """The fields of an entry that its basis does not bring along."""
    based = Based.model_fields if issubclass(entry, Based) else {}
    return [name for name in entry.model_fields if name not in based]


def _owner(model: type[Entry], name: str) -> type[Entry]:
    """The class whose section a field stands in: one that is declared anew is the model's own."""
    shared = next((base for base in (Record, Based) if name in base.__annotations__), model)
    return shared if issubclass(model, shared) and name not in model.__annotations__ else model


def _entry(annotation: Any) -> type[Entry] | None:
    """The class of the entries that a field holds; None where it holds plain values."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _entry(inner))), None)


def _note(model: type[Entry], name: str, path: str, inner: str) -> FieldNote:
    info = model.model_fields[name]
    given = None if info.is_required() else info.default
    return FieldNote(
        key=name,
        anchor=path + name,
        label=info.title or name,
        value=_value(_schema(model)["properties"][name], reference(info), _entry(info.annotation)),
        public=is_public(info),
        required=info.is_required(),
        default="" if given in (None, (), "") else str(given).lower() if isinstance(given, bool) else str(given),
        hint=info.description or "",
        inner=inner,
    )


@cache
def _schema(model: type[Entry]) -> dict[str, Any]:
    return model.model_json_schema()


def _value(schema: dict[str, Any], target: RefTo | None, entry: type[Entry] | None) -> str:
    """What to write for a field whose JSON schema this is, with its limits."""
    schema = next((option for option in schema.get("anyOf", ()) if option.get("type") != "null"), schema)
    limits = "，".join(_limits(schema))
    if "prefixItems" in schema:
        return f"依次 {len(schema['prefixItems'])} 个{_value(schema['prefixItems'][0], target, entry)}"
    if schema.get("type") == "array":
        return f"几条{f'（{limits}）' if limits else ''}，每条是{_value(schema['items'], target, entry)}"
    return f"{_kind(schema, target, entry)}{f'，{limits}' if limits else ''}"


def _kind(schema: dict[str, Any], target: RefTo | None, entry: type[Entry] | None) -> str:
    if entry is not None:
        return "一组字段" + ("，还有出处和依据" if issubclass(entry, Based) else "")
    if target is not None:
        return _reference(target)
    if "enum" in schema or "const" in schema:
        return "选一个：" + "、".join(map(str, schema.get("enum") or [schema["const"]]))
    if schema.get("format") == "date":
        return "日期"
    return {"string": "文字", "integer": "整数", "boolean": "true（是）或 false（否）"}[schema["type"]]


def _reference(target: RefTo) -> str:
    if target.register == "amounts":
        return "本行金额的键"
    if target.register:
        return f"登记册“{next(r.NAME for r in REGISTERS if target.register == r.REGISTER)}”里的编号"
    names = [f"{kind.NAME}的编号" for kind in CONTENT_TYPES if kind.PREFIX in target.kinds]
    return "或".join(names) or "任何一条内容的编号"


def _limits(schema: dict[str, Any]) -> Iterator[str]:
    """The limits of one value: how long, how many, from where to where."""
    for least, most, unit in WIDTHS:
        low, high = schema.get(least, 0), schema.get(most)
        if low == high and "prefixItems" not in schema:
            yield f"正好 {low} {unit}"
        elif low > 1 or (low and unit == "条"):
            yield f"{low} 到 {high} {unit}" if high else f"至少 {low} {unit}"
        elif high:
            yield f"最多 {high} {unit}"
    low, high = schema.get("minimum"), schema.get("maximum")
    if low is not None:
        yield f"{low} 到 {high}" if high is not None else f"至少 {low}"
    if "pattern" in schema:
        yield "写法固定，见说明"
