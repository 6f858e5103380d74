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
from biaogan.model import CONTENT_TYPES
from tests.checkers.programs import needed

ENTRY = re.compile(r"^(?P<name>[A-Za-z0-9_.-]+)==(?P<version>[^ ;\\]+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE)
LOCKS = (run.RUNTIME, run.DEV, run.CHECKERS)


def entries(lock: Path) -> Iterator[tuple[str, str, str]]:
    """Name, version and what follows (marker, hashes) of every package of a lock."""
    for match in ENTRY.finditer(lock.read_text(encoding="utf-8")):
        yield match["name"], match["version"], match["rest"]


def copied(folder: Path) -> Path:
    """A copy of what run.py needs to prepare an environment."""
    folder.mkdir(parents=True)
    for path in (Path(run.__file__), *LOCKS, *(run.NPM / name for name in run.NPM_FILES)):
        copy = folder / path.relative_to(run.ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes())
    return folder


def started(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONUTF8": "1", **variables}
    command = [sys.executable, str(folder / "run.py"), *arguments]
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", check=False)


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

    project = tomllib.loads((run.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    for lock, declared in (
        (run.RUNTIME, project["project"]["dependencies"]),
        (run.DEV, project["dependency-groups"]["dev"]),
        (run.CHECKERS, project["dependency-groups"]["checkers"]),
    ):
        names = {name for name, _, _ in entries(lock)}
        assert {re.split(r"[<>=~!\[; ]", line)[0].lower() for line in declared} <= names


def test_the_npm_lock_holds_hashes_and_names_no_registry() -> None:
    wanted, lock = (json.loads((run.NPM / name).read_text("utf-8")) for name in ("package.json", "package-lock.json"))
    assert lock["lockfileVersion"] == 3
    assert lock["packages"][""]["dependencies"] == wanted["dependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted["dependencies"].values())
    packages = [package for path, package in lock["packages"].items() if path]
    assert len(packages) > len(wanted["dependencies"])
    assert [p for p in packages if not re.match(r"sha512-[A-Za-z0-9+/=]{88}", p.get("integrity", ""))] == []
    assert [p for p in packages if "resolved" in p] == []


def test_missing_checkers_fail_under_ci_and_only_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "CHECKERS", tmp_path / "gone.lock")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(run.Stop, match=r"缺少文件 gone\.lock"):
        run.prepare_checkers()
    monkeypatch.setenv("CI", "")
    run.prepare_checkers()


def test_run_imports_the_standard_library_only() -> None:
    tree = ast.parse(Path(run.__file__).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.partition(".")[0] for name in imported} <= sys.stdlib_module_names


def test_an_old_python_can_read_run() -> None:
    """Else it would print a SyntaxError instead of the sentence that asks for a newer one."""
    ast.parse(Path(run.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))


def test_every_target_of_the_makefile_is_one_line_over_run() -> None:
    lines = (run.ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    phony = next(line for line in lines if line.startswith(".PHONY:")).split()[1:]
    targets = [line for line in lines if re.match(r"[a-z]+:", line)]
    assert [line.partition(":")[0] for line in targets] == phony
    assert targets == [f"{name}: ; @$(PYTHON) run.py {name}" for name in phony]
    assert set(phony) <= set(run.VERBS)
    assert not any(line.startswith("\t") for line in lines)


def test_the_editor_knows_the_schema_of_every_kind() -> None:
    settings = json.loads((run.ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    mapped = {f"./hooks/biaogan/schemas/{kind.KIND}.json": f"{kind.FOLDER}/*.yml" for kind in CONTENT_TYPES}
    assert settings["yaml.schemas"] == mapped


def test_help_names_every_verb_and_needs_no_environment(tmp_path: Path) -> None:
    folder = copied(tmp_path / "空 格")
    done = started(folder)
    assert done.returncode == 0
    assert all(name in done.stdout for name in run.VERBS)
    assert not (folder / ".venv").exists()


def test_an_unknown_verb_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    done = started(copied(tmp_path / "p"), "sight")
    assert done.returncode == 2
    assert "没有“sight”这个命令" in done.stderr
    assert "site" in done.stderr


def test_a_missing_lock_is_named(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    (folder / run.RUNTIME.name).unlink()
    done = started(folder, "setup")
    assert done.returncode == 1
    assert "缺少文件 requirements.lock" in done.stderr


def test_clean_removes_what_was_made_and_nothing_else(tmp_path: Path) -> None:
    folder = copied(tmp_path / "p")
    for name in ("site/staff", "hooks/biaogan/__pycache__", ".cache", "standards"):
        (folder / name).mkdir(parents=True)
    assert started(folder, "clean").returncode == 0
    left = {str(path.relative_to(folder)) for path in folder.rglob("*") if "tests" not in path.parts}
    kept = {str(Path("hooks/biaogan")), "hooks", "standards", "run.py", *(lock.name for lock in LOCKS)}
    assert left == kept


@given(st.text(max_size=12))
def test_a_digest_belongs_to_one_lock_and_one_python(version: str) -> None:
    assert run.digest(run.RUNTIME, version) != run.digest(run.DEV, version)
    assert run.digest(run.RUNTIME, version) != run.digest(run.RUNTIME, version + "1")


@pytest.mark.parametrize(("value", "ci"), [("true", True), ("1", True), ("", False), ("false", False), ("0", False)])
def test_ci_is_what_the_variable_says(value: str, ci: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", value)
    assert run.in_ci() is ci


def test_a_missing_browser_fails_under_ci_and_only_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIAOGAN_BROWSER", "no-such-browser")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(run.Stop, match="不允许跳过"):
        run.prepare_browser()
    monkeypatch.setenv("CI", "")
    run.prepare_browser()
    assert os.environ["BIAOGAN_BROWSER"] == ""
    assert run.find_browser() is None


def test_the_package_is_found_before_whatever_the_caller_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    env = run.child_environment()
    assert env["PYTHONPATH"] == os.pathsep.join([str(run.ROOT / "hooks"), "elsewhere"])
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

    state = folder / ".venv" / run.STATE
    state.write_text(state.read_text(encoding="utf-8").replace('"busy": false', '"busy": true'), encoding="utf-8")
    python = run.python_of(folder / ".venv")
    python.unlink()
    cut = started(folder, "setup")
    assert cut.returncode == 0, cut.stderr
    assert python.exists()

    moved = folder.rename(tmp_path / "moved")
    after = started(moved, "setup")
    assert after.returncode == 0, after.stderr
    assert str(moved / ".venv") in (moved / ".venv" / run.STATE).read_text(encoding="utf-8")


@pytest.mark.verify
def test_an_npm_package_with_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`verify` itself installs the checkers on a clean machine; here they get a lock that somebody has changed."""
    needed()
    program, npm = run.node()
    for name in run.NPM_FILES:
        (tmp_path / name).write_bytes((run.NPM / name).read_bytes())
    lock = tmp_path / "package-lock.json"
    lock.write_text(re.sub(r"sha512-.{8}", "sha512-AAAAAAAA", lock.read_text("utf-8"), count=1), encoding="utf-8")
    monkeypatch.setattr(run, "NPM", tmp_path)
    monkeypatch.setattr(run, "CHECK_VENV", tmp_path / "venv")
    monkeypatch.setattr(run, "node", lambda: (program, npm))
    with pytest.raises(run.Stop, match="EINTEGRITY"):
        run.ensure_npm()
    assert not (tmp_path / "venv" / "npm" / "installed").exists()
