"""Files and trees whole or not there: made beside their place, then renamed. What a killed run left is cleared away."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

PART = re.compile(r"\..+\.(\d+)\.part")
STALE = 6 * 3600  # seconds; no run works so long on one file or tree


@contextmanager
def whole(target: Path) -> Iterator[Path]:
    """A path to write to; at the end it becomes `target`. Whatever fails in between leaves `target` as it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        part.replace(target)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def clear_parts(folder: Path) -> int:
    """Removes the parts below `folder` whose process is gone; returns how many."""
    gone = 0
    for path in folder.rglob(".*.part"):
        found = PART.fullmatch(path.name)
        if found and _left_behind(path, int(found[1])):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def write(target: Path, data: bytes) -> None:
    """Writes a file whole or not at all."""
    with whole(target) as part:
        part.write_bytes(data)


def alive(pid: int) -> bool:
    """Whether a process may still be working. Where nobody can be asked (Windows: os.kill would end it), it may."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _left_behind(path: Path, pid: int) -> bool:
    """Whether a killed run left this: its process is gone or was an earlier one of our number, or it is older than any run."""
    return pid == os.getpid() or not alive(pid) or time.time() - path.stat().st_mtime > STALE


class Stage:
    """A temporary folder beside the output, swapped in whole at the end. What a killed build left is cleared away.

    site: the folder that holds staff/ and public/. The old trees stay untouched until `swap`.
    """

    def __init__(self, work: Path, targets: Mapping[str, Path]) -> None:
        self.work = work
        self.targets = dict(targets)
        self.folder = work / f"stage-{os.getpid()}"
        self._recover()
        shutil.rmtree(self.folder, ignore_errors=True)
        for name in self.targets:
            (self.folder / name).mkdir(parents=True)

    def path(self, name: str) -> Path:
        """Where the tree `name` is being built."""
        return self.folder / name

    def swap(self) -> None:
        """All new trees in, or none: one rename decides. A kill after it is mended forward by the next Stage."""
        ready = self.work / "ready"
        shutil.rmtree(ready, ignore_errors=True)
        _rename(self.folder, ready)
        self._move_in(ready)

    def _move_in(self, ready: Path) -> None:
        """Old trees out, new trees in; may be called again where it was cut short."""
        for name, target in self.targets.items():
            old = self.work / f"old-{name}"
            if (ready / name).exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.rmtree(old, ignore_errors=True)
                if target.exists():
                    _rename(target, old)
                _rename(ready / name, target)
            shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(ready, ignore_errors=True)

    def drop(self) -> None:
        """Throws the stage away; the old trees stay."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _recover(self) -> None:
        self.work.mkdir(parents=True, exist_ok=True)
        if (self.work / "ready").exists():
            self._move_in(self.work / "ready")
        for left in self.work.glob("stage-*"):
            number = left.name.removeprefix("stage-")
            if not number.isdigit() or _left_behind(left, int(number)):
                shutil.rmtree(left, ignore_errors=True)


def _rename(source: Path, target: Path) -> None:
    """Windows refuses while a browser or a virus scanner holds a file of the tree: try for two seconds."""
    for attempt in range(10):
        try:
            source.replace(target)
            return
        except PermissionError:
            if attempt == 9:
                raise
            time.sleep(0.2)
