"""The table of rooms in docs/architecture.md, drawn from the first line of each room's own docstring."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from tests.support import ROOT

PACKAGE = ROOT / "hooks" / "biaogan"
BEGIN, END = "<!-- rooms -->", "<!-- /rooms -->"
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def order() -> list[str]:
    """The rooms directly below the package, in the order in which data flows: the layers of import-linter, from below."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [name.strip() for layer in reversed(layers) for name in layer.split("|")]


def rooms() -> Iterator[tuple[str, str]]:
    """Name and first line of the docstring: every module and package below biaogan, and the packages in those."""
    for name in order():
        folder = PACKAGE / name
        if not folder.is_dir():
            yield name, first_line(folder.with_suffix(".py"))
            continue
        for place in sorted({folder, *(inner.parent for inner in folder.rglob("__init__.py"))}):
            yield f"{place.relative_to(PACKAGE).as_posix()}/", first_line(place / "__init__.py")


def first_line(path: Path) -> str:
    """The first line of a module's docstring."""
    told = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert told, f"{path} says nothing about itself"
    return told.splitlines()[0]


def rooms_table() -> str:
    """The table, between its markers."""
    lines = ["| room | what it is |", "|---|---|", *(f"| `{name}` | {told} |" for name, told in rooms())]
    return "\n".join([BEGIN, *lines, END])


def with_rooms(text: str) -> str:
    """The page with today's table between the markers."""
    head, _, rest = text.partition(BEGIN)
    _, end, tail = rest.partition(END)
    assert end, "docs/architecture.md has lost the markers of its table"
    return head + rooms_table() + tail


def named_rooms(text: str) -> list[str]:
    """The rooms that the first column of the page's table names, in order."""
    return ROW.findall(text)
