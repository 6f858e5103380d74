"""Appends to the ledger: whole entries at the end of a file, written to a neighbour first and swapped in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from biaogan.ledger.read import BOOKS, FOLDER

HEADER = "# 只追加，不修改。由 biaogan release / withdraw / approve / printed / removed 写入。\nentries:\n"


def append(root: Path, entries: Iterable[Any]) -> int:
    """Adds `entries` (any of the ledger's dataclasses) to their books below `root`; returns how many were added."""
    names = {shape: name for name, shape in BOOKS.items()}
    by_book: dict[str, list[Any]] = {}
    for entry in entries:
        by_book.setdefault(names[type(entry)], []).append(entry)
    for name, added in by_book.items():
        path = root / FOLDER / f"{name}.yml"
        before = path.read_text("utf-8") if path.exists() else HEADER
        before += "" if before.endswith("\n") else "\n"
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_suffix(".new")
        fresh.write_text(before + "".join(_line(entry) for entry in added), "utf-8", newline="\n")
        fresh.replace(path)
    return sum(len(added) for added in by_book.values())


def _line(entry: Any) -> str:
    """One entry as one flow mapping on one line, so that two branches that both append merge line by line."""
    values = {f.name: _plain(getattr(entry, f.name)) for f in dataclasses.fields(entry)}
    kept = {name: value for name, value in values.items() if value not in ("", [], None)}
    text = yaml.safe_dump(kept, allow_unicode=True, default_flow_style=True, sort_keys=False, width=float("inf"))
    return f"  - {text.strip()}\n"


def _plain(value: Any) -> Any:
    """As YAML writes it: an empty table of texts stays, it says that no word changed."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value
