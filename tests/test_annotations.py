"""`Any` switches mypy off: in the rooms that make sheets and public pages it is rare, and says each time why it stands."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.support import ROOT

ROOMS = ("layouts", "render/site")
MOST = 40  # in both together
PACKAGE = ROOT / "hooks" / "biaogan"


def anys() -> Iterator[tuple[str, int, bool]]:
    """File, line, and whether a comment stands on the line or right above it, of every `Any` that is used."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            text = path.read_text("utf-8")
            lines = text.splitlines()
            for node in ast.walk(ast.parse(text)):
                name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
                quoted = isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value == "Any"
                if name == "Any" or quoted:
                    at = node.lineno - 1  # type: ignore[attr-defined]  # of the three only
                    above = lines[at - 1].strip() if at else ""
                    yield path.relative_to(PACKAGE).as_posix(), at + 1, "#" in lines[at] or above.startswith("#")


def test_any_is_rare_where_sheets_and_public_pages_are_made() -> None:
    found = list(anys())
    assert len(found) <= MOST, found


def test_every_any_says_why() -> None:
    assert [f"{path}:{line}" for path, line, reason in anys() if not reason] == []


def test_no_room_gives_any_another_name() -> None:
    """`Thing = Any` would count once and be used a hundred times."""
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                    assert not (isinstance(node.value, ast.Name) and node.value.id == "Any"), f"{path}:{node.lineno}"
                if isinstance(node, ast.ImportFrom):
                    assert all(one.name != "Any" or not one.asname for one in node.names), f"{path}:{node.lineno}"
