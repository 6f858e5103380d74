"""A copy of the project with a book in it, built as a user builds it: `mkdocs build --strict` in a process of its own."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from biaogan.build import Prepared, prepare
from tests.support import MINI, ROOT, TODAY

BOOKS = {"mini": MINI, "real": ROOT}
EPOCH = str(int(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp()))
MADE = shutil.ignore_patterns("__pycache__", "*.pyc")
STALL = 900  # seconds: a build that takes longer hangs


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that is the project in all that a build reads: hooks, docs, mkdocs.yml, standards, campaigns."""

    root: Path

    @property
    def site(self) -> Path:
        """The folder of both trees."""
        return self.root / "site"

    @property
    def staff(self) -> Path:
        """The handbook."""
        return self.site / "staff"

    @property
    def public(self) -> Path:
        """The public site."""
        return self.site / "public"

    def prepared(self) -> Prepared:
        """The checked book of this copy, read in this process."""
        return prepare(self.root, TODAY)

    def build(self, **more: str) -> subprocess.CompletedProcess[str]:
        """Builds strictly to the end, good or bad. Not quietly: then MkDocs does not count warnings. more: environment variables on top of `environment`."""
        return run([*mkdocs(), "build", "--strict"], self.root, more)

    def biaogan(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Runs our own command line on this project, as run.py does: with the package on the path."""
        path = os.pathsep.join([str(self.root / "hooks"), *([more["PYTHONPATH"]] if "PYTHONPATH" in more else [])])
        return run([sys.executable, "-m", "biaogan.cli", *arguments], self.root, {**more, "PYTHONPATH": path})

    def built(self, **more: str) -> Project:
        """Builds, and fails the test with all that was said where the build fails."""
        done = self.build(**more)
        assert done.returncode == 0, done.stdout + done.stderr
        return self


def mkdocs() -> list[str]:
    """The command line of MkDocs in this environment."""
    return [sys.executable, "-X", "utf8", "-m", "mkdocs"]


def run(command: list[str], folder: Path, more: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Runs a program in a folder to its end. more: environment variables on top of `environment`."""
    return subprocess.run(
        command, cwd=folder, env=environment(more), capture_output=True, text=True,
        encoding="utf-8", errors="replace", timeout=STALL, check=False,
    )  # fmt: skip


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """What a person's build sees: the day of the tests by SOURCE_DATE_EPOCH, and no PYTHONPATH of the tests."""
    kept = {k: v for k, v in os.environ.items() if k not in ("BIAOGAN_AS_OF", "PYTHONPATH", "PYTHONHASHSEED")}
    ours = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    return {**kept, **ours, **more}


def copied(book: Path, root: Path, *, code: Path = ROOT, cache: Path | None = None) -> Project:
    """A project at `root` with the standards and campaigns of `book`, and everything else of `code`.

    cache: a press cache to start from.
    """
    root.mkdir(parents=True)
    for source, folders in ((code, ("hooks", "docs")), (book, ("standards", "campaigns"))):
        for folder in folders:
            shutil.copytree(source / folder, root / folder, ignore=MADE)
    shutil.copyfile(code / "mkdocs.yml", root / "mkdocs.yml")
    if cache is not None and cache.is_dir():
        shutil.copytree(cache, root / ".cache" / "press")
    return Project(root)


def branched(project: Project, root: Path) -> Project:
    """A copy of a project with its site and its warm press cache, for a test that will damage it."""
    shutil.copytree(project.root, root, ignore=MADE, symlinks=True)
    return Project(root)


def tree(folder: Path) -> dict[str, str]:
    """Path below `folder` -> hash of the bytes, for every file there."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
