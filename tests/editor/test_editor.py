"""Help for editors: schemas that accept what `check` accepts, and scaffolds with ids that were never used."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
import yaml

from biaogan import places
from biaogan.editor.scaffold import kind_named, next_id, scaffold
from biaogan.editor.schemas import schemas, settings
from biaogan.model import CONTENT_TYPES, REGISTERS, Record
from biaogan.source.files import WorkTree
from tests.support import ROOT, TODAY, append, book_of, edited, mini_texts, problems_in, whole

SCHEMAS = {name: json.loads(text) for name, text in schemas()}
NEWER = {"$defs", "prefixItems", "unevaluatedProperties", "dependentRequired", "dependentSchemas", "$anchor", "$dynamicRef", "minContains", "maxContains"}  # fmt: skip


def nodes(value: Any) -> Iterator[Any]:
    yield value
    children = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for child in children:
        yield from nodes(child)


def test_there_is_a_schema_for_every_kind_every_register_and_the_bank() -> None:
    names = {k.KIND for k in CONTENT_TYPES} | {r.REGISTER for r in REGISTERS} | {"bank"}
    assert set(SCHEMAS) == {f"{name}.json" for name in names}


def test_the_committed_schemas_are_the_generated_ones() -> None:
    committed = {path.name: path.read_text("utf-8") for path in places.SCHEMAS.glob("*.json")}
    assert committed == dict(schemas()), "run `python run.py biaogan schema`"


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_schemas_are_draft_07(name: str) -> None:
    schema = SCHEMAS[name]
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for node in nodes(schema):
        if isinstance(node, dict) and "properties" not in node:
            assert not NEWER & node.keys(), node
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            target: Any = schema
            for part in node["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            assert isinstance(target, dict)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_field_says_its_chinese_name(name: str) -> None:
    for node in nodes(SCHEMAS[name]):
        if isinstance(node, dict) and isinstance(node.get("properties"), dict) and "entries" not in node["properties"]:
            for field, inner in node["properties"].items():
                assert re.search("[\u4e00-\u9fff6]", inner.get("title", "")), f"{name}: {field}"


def fits(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    """Whether `value` satisfies the part of draft-07 that our schemas use; fails on a word it does not know."""
    known = {"$ref", "$schema", "title", "description", "definitions", "type", "enum", "const", "anyOf", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength", "maxLength", "pattern", "minimum", "maximum", "exclusiveMinimum", "format", "allOf"}  # fmt: skip
    assert schema.keys() <= known, schema.keys() - known
    if "$ref" in schema:
        target: Any = root
        for part in schema["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return fits(target, value, root)
    if "anyOf" in schema:
        return any(fits(option, value, root) for option in schema["anyOf"])
    if "enum" in schema and value not in schema["enum"]:
        return False
    if "const" in schema and value != schema["const"]:
        return False
    return FITTING[schema["type"]](schema, value, root) if "type" in schema else True


def _object(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    properties = schema.get("properties", {})
    return (
        isinstance(value, dict)
        and set(schema.get("required", ())) <= value.keys()
        and (schema.get("additionalProperties", True) is not False or value.keys() <= properties.keys())
        and all(fits(properties[k], v, root) for k, v in value.items() if k in properties)
    )


def _array(schema: dict[str, Any], value: Any, root: dict[str, Any]) -> bool:
    if not isinstance(value, list) or not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", 10**6):
        return False
    items = schema.get("items", {})
    each = zip(items, value, strict=True) if isinstance(items, list) else ((items, v) for v in value)
    return all(fits(inner, v, root) for inner, v in each)


def _string(schema: dict[str, Any], value: Any, _root: dict[str, Any]) -> bool:
    if schema.get("format") == "date":
        return isinstance(value, date)  # what an editor's YAML reader makes of 2026-11-22
    long_enough = isinstance(value, str) and schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", 10**6)
    return long_enough and re.search(schema.get("pattern", ""), value) is not None


def _integer(schema: dict[str, Any], value: Any, _root: dict[str, Any]) -> bool:
    whole_number = isinstance(value, int) and not isinstance(value, bool)
    return whole_number and schema.get("minimum", -(10**9)) <= value <= schema.get("maximum", 10**9)


FITTING: dict[str, Callable[[dict[str, Any], Any, dict[str, Any]], bool]] = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _integer,
    "boolean": lambda _schema, value, _root: isinstance(value, bool),
    "null": lambda _schema, value, _root: value is None,
}


def schema_of(path: str) -> dict[str, Any]:
    folder, _, _ = path.rpartition("/")
    for kind in CONTENT_TYPES:
        if folder == kind.FOLDER:
            return dict(SCHEMAS[f"{kind.KIND}.json"])
    register = next((r.REGISTER for r in REGISTERS if f"/registers/{r.REGISTER}" in path), "bank")
    return dict(SCHEMAS[f"{register}.json"])


def test_the_editor_finds_the_schema_of_every_file() -> None:
    text = (ROOT / ".vscode" / "settings.json").read_text("utf-8")
    assert settings(text) == text, "run `python run.py biaogan schema`"
    mapped = json.loads(text)["yaml.schemas"]
    assert {path.rpartition("/")[2] for path in mapped} == SCHEMAS.keys()
    listed = [path for path, _ in WorkTree(ROOT).files() if "/ledger/" not in path]
    assert {"standards/bank.yml", "standards/registers/ways.yml", "standards/registers/sources/a.yml"} < set(listed)
    for path in listed:
        found = [
            schema
            for schema, patterns in mapped.items()
            for pattern in ([patterns] if isinstance(patterns, str) else patterns)
            if PurePosixPath(path).match(pattern)
        ]
        assert found, f"no schema for {path}: run `python run.py biaogan schema`"
        assert [places.SCHEMAS / name.rpartition("/")[2] for name in found] == [ROOT / found[0]], path
        assert SCHEMAS[found[0].rpartition("/")[2]] == schema_of(path)


@pytest.mark.parametrize("path", [p for p in sorted(mini_texts()) if "/ledger/" not in p])
def test_an_editor_accepts_what_check_accepts(path: str) -> None:
    schema = schema_of(path)
    value = yaml.safe_load(mini_texts()[path])
    assert fits(schema, value, schema)


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("standards/scams/SCM-001.yml", {"headlin": "x"}),
        ("standards/scams/SCM-001.yml", {"rule": "x"}),
        ("standards/scams/SCM-001.yml", {"says": ["a", "b"]}),
        ("standards/scams/SCM-001.yml", {"visibility": "all"}),
        ("standards/bank.yml", {"name": "十七个字的银行名称十七个字的银行名"}),
        ("standards/bank.yml", {"palette": {}}),
    ],
)
def test_an_editor_refuses_what_check_refuses(path: str, change: dict[str, Any]) -> None:
    schema = schema_of(path)
    assert not fits(schema, {**yaml.safe_load(mini_texts()[path]), **change}, schema)


def test_a_new_id_is_above_every_id_that_was_ever_used() -> None:
    book = book_of(mini_texts())
    assert next_id(book, _kind("scam")) == "SCM-010"  # SCM-009 was withdrawn long ago
    assert next_id(book, _kind("service")) == "SVC-002"
    part = "  - {id: SVC-044-01, kind: service, title: a, staff: b, since: '2026-11-22'}\n"
    assert next_id(book_of(edited(append("standards/ledger/ids.yml", part))), _kind("service")) == "SVC-045"


def _kind(name: str) -> type[Record]:
    kind = kind_named(name)
    assert kind is not None
    return kind


def test_kinds_are_known_by_every_name() -> None:
    for kind in CONTENT_TYPES:
        assert kind_named(kind.KIND) is kind_named(kind.NAME) is kind_named(kind.PREFIX) is kind
    assert kind_named("poster") is None


@pytest.mark.parametrize("kind", CONTENT_TYPES, ids=lambda kind: kind.KIND)
def test_a_scaffold_is_readable_and_names_every_field(kind: type[Record]) -> None:
    path, text = scaffold(book_of(mini_texts()), kind, TODAY)
    value = yaml.safe_load(text)
    assert path == f"{kind.FOLDER}/{value['id']}.yml"
    required = {name for name, info in kind.model_fields.items() if info.is_required()}
    assert required <= value.keys() <= kind.model_fields.keys()
    for name, info in kind.model_fields.items():
        assert re.search(rf"^(# )?{name}:.*# {re.escape(str(info.title))}", text, re.MULTILINE), name
    if "expires" in required:
        assert value["expires"] > TODAY, "what must have an end begins with one, and with one to come"
    found = problems_in(edited(whole(path, text)))
    assert not [p for p in found if p.code[0] in "YI" or p.code in ("M001", "M002")], found
