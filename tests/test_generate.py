"""Generated books are valid at any size and the same for the same seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from biaogan.build import Prepared, examine, print_jobs
from biaogan.model.registers import Branch
from biaogan.source import WorkTree
from tests.book.generate import LEAST, counts, generate
from tests.support import ROOT, TODAY


@pytest.mark.parametrize(("records", "branches", "seed"), [(LEAST, 1, 1), (60, 3, 2), (400, 40, 3)])
def test_a_generated_book_has_no_problems(records: int, branches: int, seed: int, tmp_path: Path) -> None:
    generate(tmp_path, records, branches, seed)
    book, _, problems = examine(WorkTree(tmp_path), TODAY)
    assert list(map(str, problems)) == []
    assert len(book.records) == records
    assert len(book.register(Branch)) == branches
    assert len({r.id for r in book.records}) == records


def test_equal_arguments_give_equal_bytes_and_another_seed_does_not(tmp_path: Path) -> None:
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        generate(tmp_path / name, 60, 4, seed)
    first, again, other = (dict(WorkTree(tmp_path / name).files()) for name in "abc")
    assert first == again
    assert first.keys() == other.keys()
    assert first != other


def test_the_texts_vary(tmp_path: Path) -> None:
    generate(tmp_path, 200, 1, 1)
    book, _, _ = examine(WorkTree(tmp_path), TODAY)
    assert len({r.title for r in book.records}) > 150


def test_its_print_room_has_a_job_for_every_sheet_and_branch(tmp_path: Path) -> None:
    generate(tmp_path, 60, 4, 1)
    book, _, _ = examine(WorkTree(tmp_path), TODAY)
    prepared = Prepared.of(tmp_path, book, TODAY)
    sheets = counts(60)["SCM"] + 2
    assert len(prepared.pieces) == sheets
    assert len(print_jobs(prepared)) == sheets * (4 + 4) + counts(60)["SCM"] * 4  # with thumbnails


def test_it_runs_from_the_command_line_in_chinese(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "tests.book.generate",
        str(tmp_path / "book"),
        "--records",
        "20",
        "--branches",
        "2",
    ]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": "hooks"}, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("写好 20 条记录、2 个网点：")
    done = subprocess.run(
        [*command[:3], "--help"], cwd=ROOT, env={"PYTHONPATH": "hooks"}, capture_output=True, check=False
    )
    assert done.stdout.decode().startswith("用法：")
