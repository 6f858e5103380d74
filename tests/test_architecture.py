"""Data flows one way: the imports are read from the syntax trees, and an import may only point left."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "biaogan"
ORDER = [
    "places",
    "problems",
    "whole",
    "days",
    "source",
    "ledger",
    "decode",
    "model",
    "index",
    "layouts",
    "checks",
    "editions",
    "finding",
    "selfcheck",
    "render",
    "search",
    "exports",
    "editor",
    "press",
    "diff",
    "build",
    "codes",
]
LAST = ("mkdocs_support", "cli")  # side by side, after everything
FILES = sorted(PACKAGE.rglob("*.py"))
ADAPTER = (PACKAGE / "mkdocs_support", HOOKS / "mkdocs_hooks.py")


def module_of(path: Path) -> tuple[str, ...]:
    """`hooks/biaogan/press/room.py` -> (`press`, `room`)."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports_of(path: Path) -> Iterator[tuple[str, bool]]:
    """Dotted names of everything a file imports, and whether the import runs when the module is loaded."""
    tree = ast.parse(path.read_text("utf-8"))
    lazy = {
        id(inner)
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(outer)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in lazy) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from ((f"{node.module}.{alias.name}", id(node) not in lazy) for alias in node.names)


def stage(dotted: str) -> str | None:
    """The stage that a dotted name of the package belongs to."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "biaogan" and len(parts) > 1 else None


def test_every_module_belongs_to_a_stage() -> None:
    stages = {module_of(path)[0] for path in FILES if module_of(path)}
    assert stages <= {*ORDER, *LAST}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_left(path: Path) -> None:
    own = module_of(path)
    if not own:
        return
    for dotted, at_load in imports_of(path):
        other = stage(dotted)
        if other is None or other == own[0]:
            continue
        if own[0] in LAST:
            through_click = own[0] == "cli" and other == "mkdocs_support" and not at_load
            assert other in ORDER or through_click, f"{path.name} imports {dotted}"
        else:
            assert other in ORDER, f"{path.name} imports {dotted}"
            assert ORDER.index(other) < ORDER.index(own[0]), f"{path.name} imports {dotted}"


def test_problems_import_nothing_of_the_project() -> None:
    names = [dotted for dotted, _ in imports_of(PACKAGE / "problems.py")]
    assert not [name for name in names if name.split(".")[0] not in sys.stdlib_module_names | {"__future__"}]


def test_decoding_and_reading_know_no_content_kind() -> None:
    for path in (PACKAGE / "decode.py", *(PACKAGE / "source").rglob("*.py"), *(PACKAGE / "ledger").rglob("*.py")):
        assert not [name for name, _ in imports_of(path) if stage(name) == "model"]


def test_only_the_adapter_imports_mkdocs() -> None:
    for path in [*FILES, HOOKS / "mkdocs_hooks.py"]:
        if not any(path.is_relative_to(place) for place in ADAPTER):
            assert not [
                name for name, _ in imports_of(path) if name.split(".")[0] in ("mkdocs", "material", "properdocs")
            ], path


def test_the_hook_file_is_short() -> None:
    assert len((HOOKS / "mkdocs_hooks.py").read_text("utf-8").splitlines()) < 80


IO_CALLS = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "run", "Popen", "urlopen", "now", "today", "glob", "rglob", "iterdir", "getenv", "print"}  # fmt: skip


def is_main(node: ast.AST) -> bool:
    """`if __name__ == "__main__":`"""
    return isinstance(node, ast.If) and ast.unparse(node.test) == "__name__ == '__main__'"


def statements_at_load(tree: ast.Module) -> Iterator[ast.AST]:
    """Everything that runs when a module is loaded: bodies of functions and lambdas do not."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            waiting.extend([*node.decorator_list, *node.args.defaults])
        elif not isinstance(node, ast.Lambda) and not is_main(node):
            waiting.extend(ast.iter_child_nodes(node))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_loading_a_module_reads_nothing_and_asks_no_clock(path: Path) -> None:
    if path.name == "__main__.py":
        return
    for node in statements_at_load(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            assert name not in IO_CALLS, f"{path.name}:{node.lineno} {name}"
        assert not isinstance(node, ast.Attribute) or node.attr != "environ", f"{path.name}:{node.lineno}"


def test_no_module_keeps_a_global_that_functions_rebind() -> None:
    for path in FILES:
        assert not [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Global)], path


def test_the_core_works_without_mkdocs() -> None:
    """Loads every module but the adapter in a process in which mkdocs cannot be imported, then checks the mini bank."""
    names = [".".join(("biaogan", *module_of(path))) for path in FILES if module_of(path)[:1] != ("mkdocs_support",)]
    program = (
        "import sys, importlib\n"
        "for name in ('mkdocs', 'material', 'materialx', 'properdocs'): sys.modules[name] = None\n"
        f"for name in {[n for n in names if not n.endswith('__main__')]!r}: importlib.import_module(name)\n"
        "from biaogan.cli import main\n"
        "sys.argv = ['biaogan', '--root', 'tests/book/mini', 'check']\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={"PYTHONPATH": str(HOOKS), "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().strip() == "没有发现问题。"
