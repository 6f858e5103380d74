"""The files of one state of the book: as they lie on disk, or as they stood at a Git revision."""

from __future__ import annotations

import os
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Protocol

from biaogan.problems import BiaoganError, Mark, Problem, Stopped

FOLDERS = ("standards", "campaigns")
ENDINGS = (".yml", ".yaml")


class Source(Protocol):
    """Something that holds the YAML files of one state of the book."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Pairs of path (relative, with slashes) and raw bytes, sorted by path."""
        ...


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The files as they lie on disk below `root`."""

    root: Path

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every .yml and .yaml below the content folders. Symbolic links are left alone: they lead out of the project."""
        found = (f for folder in FOLDERS for f in (self.root / folder).rglob("*.y*ml") if f.suffix in ENDINGS)
        real = ((f.relative_to(self.root).as_posix(), f) for f in found if f.is_file() and not f.is_symlink())
        for path, file in sorted(real):
            yield path, file.read_bytes()


@dataclass(frozen=True, slots=True)
class GitRevision:
    """The files as they stood at a Git revision, read without a checkout."""

    root: Path
    revision: str

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The same, out of `git archive`. Raises BiaoganError where Git does not know the revision."""
        if self.revision.startswith("-"):
            raise self._unknown()  # Git would take it for an option
        listed = self._git("ls-tree", "--name-only", self.revision, *FOLDERS).decode().split()
        if not listed:
            return  # git archive refuses a folder that was not there yet
        with tarfile.open(
            fileobj=BytesIO(self._git("archive", "--format=tar", self.revision, "--", *listed))
        ) as archive:
            for member in sorted(archive.getmembers(), key=lambda m: m.name):
                handle = archive.extractfile(member) if member.isfile() else None
                if handle is not None and member.name.endswith(ENDINGS):
                    yield member.name, handle.read()

    def _git(self, *arguments: str) -> bytes:
        command = ["git", "-C", str(self.root), *arguments]
        try:  # the language of Git's messages is set, because they are read
            done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "LC_ALL": "C"})
        except FileNotFoundError as error:
            raise Stopped("这台电脑没有安装 Git，比不了旧版本。请先安装 Git。") from error
        if done.returncode:
            raise self._refused(done.stderr.decode("utf-8", "replace"))
        return done.stdout

    def _refused(self, said: str) -> Exception:
        """Whether Git does not read this folder at all, or does not know the revision."""
        if "dubious ownership" in said:
            return Stopped(
                f"这个文件夹属于别的用户，Git 不肯读。确认可信后运行：git config --global --add safe.directory {self.root}"
            )
        if "not a git repository" in said:
            return Stopped("这个文件夹没有 Git 记录（多半是下载的压缩包），比不了旧版本。请用 git clone 取得项目。")
        return self._unknown()

    def _unknown(self) -> BiaoganError:
        remedy = "写一个存在的分支名、标签或提交号，例如 main 或 HEAD~1"
        if (self.root / ".git" / "shallow").is_file():
            remedy += "；这里只取了最近的提交，更早的先运行 git fetch --unshallow 取回"
        return BiaoganError([Problem("S001", Mark("."), f"读不到版本 {self.revision}", remedy)])
