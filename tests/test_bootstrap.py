"""The locks, run.py and the Makefile hold what a clean machine relies on."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

import run
from tests.checkers.programs import needed
from tools import checkers, environment, machine
from tools.machine import ROOT, Stop

ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
LOCKS = (environment.RUNTIME, environment.DEV, checkers.CHECKERS)
OWN = (Path(run.__file__), *sorted((ROOT / "tools").glob("*.py")))


def entries(lock: Path) -> Iterator[tuple[str, str, str]]:
    """Name, version and what follows (marker, hashes) of every package of a lock."""
    for match in ENTRY.finditer(lock.read_text(encoding="utf-8")):
        yield match["name"], match["version"], match["rest"]


def copied(folder: Path) -> Path:
    """A copy of what run.py needs to prepare an environment."""
    folder.mkdir(parents=True)
    for path in (*OWN, *LOCKS, *(checkers.NPM / name for name in checkers.NPM_FILES)):
        copy = folder / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


def started(
    folder: Path, *arguments: str, there: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    """Run run.py of a folder, from the folder `there`."""
    env = {**os.environ, "PYTHONUTF8": "1", **variables}
    command = [sys.executable, str(folder / "run.py"), *arguments]
    return subprocess.run(command, cwd=there, env=env, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_names_no_place(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?m)^\s*-|\s@\s|--(index|extra-index|find-links|trusted)", text.replace("    --hash=", ""))
    assert not re.search(r"(^|\s)(/|[A-Za-z]:\\|~)\S", text)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_entry_of_a_lock_has_a_hash(lock: Path) -> None:
    listed = list(entries(lock))
    lines = [line for line in lock.read_text(encoding="utf-8").splitlines() if line and line[0] not in "# "]
    assert len(listed) == len(lines) >= 5
    assert [name for name, _, rest in listed if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_has_one_version_of_each_package(lock: Path) -> None:
    names = [name for name, _, _ in entries(lock)]
    assert names == sorted(set(names))


def test_the_dev_lock_holds_the_runtime_lock() -> None:
    runtime, dev = ({name: (version, rest) for name, version, rest in entries(lock)} for lock in LOCKS[:2])
    hashes = re.compile(r"sha256:[0-9a-f]{64}")
    for name, (version, rest) in runtime.items():
        assert dev[name][0] == version
        assert set(hashes.findall(dev[name][1])) == set(hashes.findall(rest))
    assert set(dev) > set(runtime)


def test_the_locks_hold_what_the_project_declares() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, declared in (
        (environment.RUNTIME, project["project"]["dependencies"]),
        (environment.DEV, project["dependency-groups"]["dev"]),
        (checkers.CHECKERS, project["dependency-groups"]["checkers"]),
    ):
        names = {name for name, _, _ in entries(lock)}
        assert {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in declared} <= names


def test_the_npm_lock_holds_hashes_and_names_no_registry() -> None:
    wanted, lock = (
        json.loads((checkers.NPM / name).read_text("utf-8")) for name in ("package.json", "package-lock.json")
    )
    assert lock["lockfileVersion"] == 3
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted["dependencies"].values())
    packages = [package for path, package in lock["packages"].items() if path]
    assert len(packages) > len(wanted["dependencies"])
    assert [p for p in packages if not re.match(r"sha512-[A-Za-z0-9+/=]{88}", p.get("integrity", ""))] == []
    assert [p for p in packages if "resolved" in p] == []


def test_missing_checkers_fail_under_ci_and_only_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkers, "CHECKERS", tmp_path / "gone.lock")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Stop, match=r"缺少文件 gone\.lock"):
        checkers.prepare_checkers()
    monkeypatch.setenv("CI", "")
    checkers.prepare_checkers()


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_run_imports_the_standard_library_only(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= {*sys.stdlib_module_names, "tools"}


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_an_old_python_can_read_run(path: Path) -> None:
    """Else it would print a SyntaxError instead of the sentence that asks for a newer one."""
    tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 7))
    told = [node.annotation for node in ast.walk(tree) if isinstance(node, ast.arg | ast.AnnAssign)]
    told += [node.returns for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    late = [node for found in told if found for node in ast.walk(found) if isinstance(node, ast.Subscript | ast.BinOp)]
    assert [ast.unparse(node) for node in late if not ast.unparse(node).startswith("Callable[")] == []
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in ast.walk(tree))


def test_every_target_of_the_makefile_is_one_line_over_run() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    targets = [line for line in lines if re.match(r"[a-z]+:", line)]
    assert [line.partition(":")[0] for line in targets] == phony
    assert targets == [f"{name}: ; @$(PYTHON) run.py {name}" for name in phony]
    assert set(phony) <= set(run.VERBS)
    assert not any(line.startswith("\t") for line in lines)


def test_help_names_every_verb_and_needs_no_environment(tmp_path: Path) -> None:
    folder = copied(tmp_path / "空 格")
    done = started(folder)
    assert done.returncode == 0
    assert all(name in done.stdout for name in run.VERBS)
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize("variables", [{}, {"PYTHONSAFEPATH": "1"}, {"PYTHONPATH": "."}], ids=str)
def test_run_finds_its_parts_from_any_folder(tmp_path: Path, variables: dict[str, str]) -> None:
    """And not those of a folder of the same name where it was called."""
    folder, there = copied(tmp_path / "标 杆 项目"), tmp_path / "别 处"
    (there / "tools").mkdir(parents=True)
    (there / "tools" / "__init__.py").write_text("raise SystemExit('the wrong tools')", encoding="utf-8")
    done = started(folder, "--help", there=there, **variables)
    assert (done.returncode, done.stderr) == (0, "")
    assert "用法：python run.py 命令" in done.stdout


def test_names_of_files_are_meant_from_where_run_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], Path]] = []

    def noted(command: list[str], _env: dict[str, str], folder: Path = ROOT) -> int:
        asked.append((command, folder))
        return 0

    monkeypatch.setattr(run, "ensure", lambda _lock: None)
    monkeypatch.setattr(run, "start", noted)
    monkeypatch.chdir(tmp_path)
    assert run.main(["biaogan", "preflight", "海报.pdf"]) == 0
    assert run.main(["serve"]) == 0
    (own, there), (_, project) = asked
    assert own[1:] == ["-P", "-m", "biaogan.cli", "--root", str(ROOT), "preflight", "海报.pdf"]
    assert (there, project) == (tmp_path, ROOT)


def test_an_unknown_verb_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    done = started(copied(tmp_path / "p"), "sight")
    assert done.returncode == 2
    assert "没有“sight”这个命令" in done.stderr
    assert "site" in done.stderr


def test_a_missing_lock_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    (folder / environment.RUNTIME.name).unlink()
    done = started(folder, "setup")
    assert done.returncode == 2
    assert "缺少文件 requirements.lock" in done.stderr


def test_clean_removes_what_was_made_and_nothing_else(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    for name in ("site/staff", "hooks/biaogan/__pycache__", ".cache", "standards"):
        (folder / name).mkdir(parents=True)
    assert started(folder, "clean").returncode == 0
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if "tests" not in path.parts}
    kept = {str(Path("hooks/biaogan")), "hooks", "standards", "tools"}
    kept |= {str(path.relative_to(ROOT)) for path in (*OWN, *LOCKS)}
    assert left == kept


@given(st.text(max_size=12))
def test_a_digest_belongs_to_one_lock_and_one_python(version: str) -> None:
    assert environment.digest(environment.RUNTIME, version) != environment.digest(environment.DEV, version)
    assert environment.digest(environment.RUNTIME, version) != environment.digest(environment.RUNTIME, version + "1")


@pytest.mark.parametrize(("value", "ci"), [("true", True), ("1", True), ("", False), ("false", False), ("0", False)])
def test_ci_is_what_the_variable_says(value: str, ci: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert machine.in_ci() is ci


def test_a_missing_browser_fails_under_ci_and_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOGAN_BROWSER", "no-such-browser")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(Stop, match="不允许跳过"):
        machine.prepare_browser()
    monkeypatch.setenv("CI", "")
    machine.prepare_browser()
    assert os.environ["BIAOGAN_BROWSER"] == ""
    assert machine.find_browser() is None


def test_the_package_is_found_before_whatever_the_caller_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    env = environment.child_environment()
    assert env["PYTHONPATH"] == os.pathsep.join([str(ROOT / "hooks"), "elsewhere"])
    assert env["PYTHONUTF8"] == "1"


@pytest.mark.browser
def test_the_browser_shows_chinese(browser: Browser) -> None:
    """Two characters that a missing font would draw as the same empty box."""
    page_of = "<html lang=zh><p style='font-size:60px;margin:0'>{}</p>"
    page = browser.new_page(viewport={"width": 100, "height": 100})
    pictures = []
    for character in "标杆":
        page.set_content(page_of.format(character))
        pictures.append(page.screenshot())
    page.close()
    assert pictures[0] != pictures[1]


@pytest.mark.verify
def test_a_clean_machine_gets_its_environment_and_keeps_it(tmp_path: Path) -> None:
    """Cold install below a path with spaces and Chinese; then nothing to do; then cut short; then moved."""
    folder = copied(tmp_path / "标 杆")
    first = started(folder, "setup")
    assert first.returncode == 0, first.stderr
    assert "运行环境准备好了" in first.stdout
    size = sum(path.stat().st_size for path in (folder / ".venv").rglob("*") if not path.is_symlink())
    assert size < 300 * 1024 * 1024

    again = started(folder, "setup")
    assert (again.returncode, again.stdout) == (0, "")

    state = folder / ".venv" / environment.STATE
    state.write_text(state.read_text(encoding="utf-8").replace('"busy": false', '"busy": true'), encoding="utf-8")
    python = environment.python_of(folder / ".venv")
    python.unlink()
    cut = started(folder, "setup")
    assert cut.returncode == 0, cut.stderr
    assert python.exists()

    moved = folder.rename(tmp_path / "moved")
    after = started(moved, "setup")
    assert after.returncode == 0, after.stderr
    assert str(moved / ".venv") in (moved / ".venv" / environment.STATE).read_text(encoding="utf-8")


@pytest.mark.verify
def test_an_npm_package_with_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` itself installs the checkers on a clean machine; here they get a lock that somebody has changed."""
    needed()
    program, npm = checkers.node()
    for name in checkers.NPM_FILES:
        (tmp_path / name).write_bytes((checkers.NPM / name).read_bytes())
    lock = tmp_path / "package-lock.json"
    lock.write_text(re.sub(r"sha512-.{8}", "sha512-AAAAAAAA", lock.read_text("utf-8"), count=1), encoding="utf-8")
    monkeypatch.setattr(checkers, "NPM", tmp_path)
    monkeypatch.setattr(checkers, "CHECK_VENV", tmp_path / "venv")
    monkeypatch.setattr(checkers, "node", lambda: (program, npm))
    with pytest.raises(Stop, match="EINTEGRITY"):
        checkers.ensure_npm()
    assert not (tmp_path / "venv" / "npm" / "installed").exists()


@pytest.mark.parametrize("error", [Stop("没有网络。"), OSError(28, "No space left on device", ".venv")])
def test_what_cannot_run_ends_with_two_and_a_sentence(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped() -> int:
        raise error

    monkeypatch.setitem(run.VERBS, "setup", run.Verb(stopped, "x", alone=True))
    assert run.main(["setup"]) == 2
    said = capsys.readouterr().err.strip()
    assert said.endswith("。")
    assert "\n" not in said
