"""The core stands without MkDocs: it imports, checks, makes sheets and public pages, and its own tests pass."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import MINI, ROOT
from tests.whole.builds import environment

ADAPTER = "mkdocs_support"
# Where the tests of the core stand; of the rest, most need a built site.
ROOMS = ("checks", "diff", "editor", "exports", "ledger", "model", "reprint", "sheets", "source")


def alone(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs Python where MkDocs cannot be imported."""
    env = environment({"PYTHONPATH": os.pathsep.join([str(ROOT / "hooks"), str(ROOT)]), "PYTHONUTF8": "1"})
    return subprocess.run([sys.executable, *arguments], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def modules() -> list[str]:
    """Every module of the package but the adapter."""
    package = ROOT / "hooks" / "biaogan"
    names = [p.relative_to(package.parent).with_suffix("").as_posix() for p in sorted(package.rglob("*.py"))]
    return [n.replace("/", ".").removesuffix(".__init__") for n in names if ADAPTER not in n and "__main__" not in n]


def test_every_module_of_the_core_imports() -> None:
    code = "import tests.whole.no_mkdocs\n" + "".join(f"import {name}\n" for name in modules())
    assert len(modules()) > 60
    done = alone("-c", code)
    assert done.returncode == 0, done.stderr


def test_the_block_blocks() -> None:
    done = alone("-c", "import tests.whole.no_mkdocs, biaogan.mkdocs_support.adapter")
    assert "No module named 'mkdocs'" in done.stderr


def test_check_and_print_work(tmp_path: Path) -> None:
    code = "import tests.whole.no_mkdocs, sys; from biaogan.cli import main; sys.exit(main())"
    done = alone("-c", code, "--root", str(MINI), "check")
    assert done.returncode == 0, done.stdout + done.stderr
    made = alone("-c", code, "--root", str(MINI), "print", "SHT-001", "--workers", "1", "--out", str(tmp_path))
    assert made.returncode == 0, made.stdout + made.stderr
    assert list(tmp_path.rglob("*_press.pdf"))


def core_tests() -> list[str]:
    """The tests of the core: those of its rooms, and those beside this folder's parent."""
    alone = [f"tests/{path.name}" for path in (ROOT / "tests").glob("test_*.py") if path.name != "test_bootstrap.py"]
    return sorted([*alone, *(f"tests/{room}" for room in ROOMS)])


@pytest.mark.verify
def test_the_whole_core_passes_its_tests() -> None:
    """Their own pytest, so that nothing they need was imported before."""
    options = ("-p", "tests.whole.no_mkdocs", "-q", "-m", "not verify", "-p", "no:cacheprovider")
    done = alone("-m", "pytest", *options, *core_tests())
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
