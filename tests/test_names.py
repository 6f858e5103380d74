"""One name, one thing: no two classes of the package that others may use have one name, nor two functions."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Callable

from tests.test_architecture import FILES, PACKAGE

# Called alike wherever they stand, by whoever holds the list of them: makers of pages, rules, contents of layouts.
PROTOCOL = {"pages", "check", "content"}


def is_command(node: ast.FunctionDef) -> bool:
    """Whether the function is a command of the command line: its name is what people type."""
    return any("click.command" in ast.unparse(decorator) for decorator in node.decorator_list)


def named(wanted: Callable[[ast.stmt], str | None]) -> dict[str, list[str]]:
    """Public names that stand in several modules -> the modules."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in FILES:
        for node in ast.parse(path.read_text("utf-8")).body:
            name = wanted(node)
            if name and not name.startswith("_"):
                found[name].append(path.relative_to(PACKAGE).as_posix())
    return {name: places for name, places in found.items() if len(places) > 1}


def test_no_two_classes_have_one_name() -> None:
    assert named(lambda node: node.name if isinstance(node, ast.ClassDef) else None) == {}


def test_no_two_functions_have_one_name() -> None:
    twice = named(lambda node: node.name if isinstance(node, ast.FunctionDef) and not is_command(node) else None)
    assert {name: places for name, places in twice.items() if name not in PROTOCOL} == {}
