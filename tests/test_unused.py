"""Nothing lies about unused: what the program names, the program or a template uses; what the tests name, the tests use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel
from vulture import Vulture

from biaogan import places
from biaogan.model import CONTENT_TYPES
from tests.support import ROOT

PROGRAM = ("hooks", "tools", "benchmarks", "run.py")
DECORATED = ["@*.command", "@pytest.fixture"]  # click and pytest call these
# Who uses what nothing here names.
ALLOWED = {
    "click lays out help with it": {"write_heading", "formatter_class", "context_class", "format_usage", "format_options", "command_class", "list_commands"},
    "MkDocs passes it by name, or reads it": {"dirty", "edit_uri", "site_url", "update_date", "_current_plugin"},
    "pydantic reads it": {"model_config"},
    "pikepdf writes it into the PDF": {"OutputIntents", "BleedBox", "XObject", "StructParents", "Annots", "OCProperties", "Hidden"},
    "zipfile writes it into the archive": {"compress_type", "create_system", "external_attr"},
    "html.parser calls it": {"handle_starttag", "handle_endtag", "handle_startendtag", "handle_data", "handle_decl", "handle_comment"},
    "http.server calls or reads it": {"log_message", "do_GET", "protocol_version"},
    "Qt calls it": {"interceptRequest", "javaScriptConsoleMessage"},
    "pytest reads or calls it": {"pytestmark", "pytest_addoption", "pytest_configure", "pytest_collection_modifyitems", "loadscopereorder"},
    "the tests compare the schemas that travel with the package": {"SCHEMAS"},
    "the tests measure sizes of type by it": {"read_m"},
    "the ledger keeps it for people": {"approvals"},
}  # fmt: skip


def unused(folders: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Name and place of what nothing in these folders uses."""
    found = Vulture(ignore_decorators=DECORATED)
    found.scavenge([str(ROOT / name) for name in folders], exclude=["*/templates/*"])
    for item in found.get_unused_code(min_confidence=60):
        path = Path(item.filename)
        place = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        yield item.name, f"{place.as_posix()}:{item.first_lineno}"


def in_templates() -> set[str]:
    """Every word of the templates: they ask for things by name."""
    files = (path for path in places.TEMPLATES.rglob("*") if path.suffix in (".j2", ".html", ".typ", ".txt", ".xml"))
    return {word for path in files for word in re.findall(r"\w+", path.read_text("utf-8"))}


def asked_by_key() -> set[str]:
    """Keys that the program asks a typed dictionary for."""
    files = (path for folder in PROGRAM for path in (ROOT / folder).rglob("*.py"))
    asked = (re.findall(r"""\["(\w+)"\]|\.get\("(\w+)\"""", path.read_text("utf-8")) for path in files)
    return {key for found in asked for pair in found for key in pair}


def shown_fields() -> set[str]:
    """Fields of records: a record's page shows those too that no template names."""
    waiting: list[object] = list(CONTENT_TYPES)
    seen: set[type[BaseModel]] = set()
    while waiting:
        kind = waiting.pop()
        waiting.extend(get_args(kind))
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            waiting.extend(info.annotation for info in kind.model_fields.values())
    return {name for kind in seen for name in kind.model_fields}


def test_nothing_is_left_unused() -> None:
    everything = list(unused((*PROGRAM, "tests")))
    told = [*unused(PROGRAM), *((name, place) for name, place in everything if place.startswith("tests/"))]
    used = in_templates() | asked_by_key() | shown_fields() | {name for names in ALLOWED.values() for name in names}
    assert [f"{place} {name}" for name, place in told if name not in used] == []
    assert {name for names in ALLOWED.values() for name in names} <= {name for name, _ in told}, "no longer needed here"


def test_what_is_unused_is_found(tmp_path: Path) -> None:
    (tmp_path / "room.py").write_text("class A:\n    kept = 1\n    left = 2\n\n\nprint(A.kept)\n", "utf-8")
    assert [name for name, _ in unused([str(tmp_path)])] == ["left"]
