"""Data flows one way: the contracts of pyproject.toml hold, loading reads nothing, and the core needs no MkDocs."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

HOOKS = ROOT / "hooks"
PACKAGE = HOOKS / "biaogan"
FILES = sorted(PACKAGE.rglob("*.py"))
ADAPTER = (PACKAGE / "mkdocs_support", HOOKS / "mkdocs_hooks.py")


def module_of(path: Path) -> tuple[str, ...]:
    """`hooks/biaogan/press/pool.py` -> (`press`, `pool`)."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports_of(path: Path) -> Iterator[str]:
    """Dotted names of everything a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def contracts(folder: Path) -> subprocess.CompletedProcess[str]:
    """Import-linter over the package in `folder`, by the contracts of pyproject.toml."""
    program = (
        "import sys\n"
        "from importlinter.cli import lint_imports\n"
        f"sys.exit(lint_imports(config_filename={str(ROOT / 'pyproject.toml')!r}, no_cache=True))\n"
    )
    env = {"PATH": "", "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "200"}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


def test_imports_keep_to_the_contracts() -> None:
    done = contracts(HOOKS)
    assert done.returncode == 0, done.stdout
    assert "0 broken" in done.stdout


BREAKS = {
    "upwards": ("model/scam.py", "from biaogan.press import cache", "Data flows one way"),
    "sideways": ("mkdocs_support/pages.py", "from biaogan.cli import main", "Data flows one way"),
    "in a function": ("index.py", "def f():\n    import biaogan.build", "Data flows one way"),
    "a room without a place": ("somewhere.py", "", "Data flows one way"),
    "the whole book in public": (
        "render/site/scams.py",
        "from biaogan.model.book import Book",
        "Public pages are made of what may leave",
    ),
    "the index in public": ("render/site/topics.py", "import biaogan.index", "Public pages are made of what may leave"),
    "a circle in a room": ("press/reader/geometry.py", "from biaogan.press.reader import paints", "No circle"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_contract_is_told(name: str, tmp_path: Path) -> None:
    path, line, said = BREAKS[name]
    shutil.copytree(
        PACKAGE, tmp_path / "biaogan", ignore=lambda _, names: [n for n in names if Path(n).suffix not in ("", ".py")]
    )
    with (tmp_path / "biaogan" / path).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    done = contracts(tmp_path)
    assert done.returncode == 1, done.stdout
    assert re.search(rf"^{said}.* BROKEN\b", done.stdout, re.MULTILINE), done.stdout


def test_problems_import_nothing_of_the_project() -> None:
    names = list(imports_of(PACKAGE / "problems.py"))
    assert not [name for name in names if name.split(".")[0] not in sys.stdlib_module_names | {"__future__"}]


def test_decoding_and_reading_know_no_content_kind() -> None:
    for path in (PACKAGE / "decode.py", *(PACKAGE / "source").rglob("*.py"), *(PACKAGE / "ledger").rglob("*.py")):
        assert not [name for name in imports_of(path) if name.startswith("biaogan.model")]


def test_only_the_adapter_imports_mkdocs() -> None:
    for path in [*FILES, HOOKS / "mkdocs_hooks.py"]:
        if not any(path.is_relative_to(place) for place in ADAPTER):
            assert not [
                name for name in imports_of(path) if name.split(".")[0] in ("mkdocs", "material", "properdocs")
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


FINDINGS = ("Iterator[Problem]", "Iterator[Finding]")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_what_yields_findings_is_named_after_the_checking(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) in FINDINGS:
            name = node.name.lstrip("_")
            assert name in ("check", "run_checks") or name.startswith("check_"), f"{path.name}:{node.lineno} {name}"
