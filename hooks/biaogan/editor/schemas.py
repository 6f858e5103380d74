"""JSON Schema draft-07 of every kind and register, made from the models (yaml-language-server reads no newer draft)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from biaogan.model import CONTENT_TYPES, REGISTERS, Bank
from biaogan.model.book import BANK, REGISTER_FOLDER


def schemas() -> Iterator[tuple[str, str]]:
    """Pairs of file name and JSON text, one per kind, per register, and bank.json."""
    for kind in CONTENT_TYPES:
        yield f"{kind.KIND}.json", _text(kind.NAME, kind.model_json_schema())
    for register in REGISTERS:
        inner = register.model_json_schema()
        definitions = inner.pop("$defs", {})
        whole = {
            "type": "object",
            "additionalProperties": False,
            "required": ["entries"],
            "properties": {"entries": {"type": "array", "items": inner}},
            "$defs": definitions,
        }
        yield f"{register.REGISTER}.json", _text(register.NAME, whole)
    yield "bank.json", _text("银行", Bank.model_json_schema())


def settings(text: str) -> str:
    """VS Code's settings.json with every file that editors write mapped to its schema; all other settings as they were."""
    kept: dict[str, Any] = json.loads(text)
    kept["yaml.schemas"] = {f"./hooks/biaogan/schemas/{name}.json": places for name, places in _places()}
    return json.dumps(kept, ensure_ascii=False, indent=2) + "\n"


def _places() -> Iterator[tuple[str, str | list[str]]]:
    """Name of a schema, patterns of the files it is for: a register is one file or a folder of files."""
    yield from ((kind.KIND, f"{kind.FOLDER}/*.yml") for kind in CONTENT_TYPES)
    for register in REGISTERS:
        path = f"{REGISTER_FOLDER}{register.REGISTER}"
        yield register.REGISTER, [f"{path}.yml", f"{path}/*.yml"]
    yield "bank", BANK


def _text(name: str, schema: dict[str, Any]) -> str:
    old = {"$schema": "http://json-schema.org/draft-07/schema#", **_draft7(schema), "title": name}
    return json.dumps(old, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _draft7(node: Any) -> Any:
    """pydantic writes 2020-12: three words have other names in draft-07."""
    if isinstance(node, list):
        return [_draft7(item) for item in node]
    if not isinstance(node, dict):
        if isinstance(node, str) and node.startswith("#/$defs/"):
            return node.replace("#/$defs/", "#/definitions/", 1)
        return node
    names = {"$defs": "definitions", "prefixItems": "items"}
    return {names.get(key, key): _draft7(value) for key, value in node.items() if key not in ("default", "public")}
