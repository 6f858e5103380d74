"""Files written whole or not at all: beside their place, then renamed. What a killed run left half done is cleared away."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PART = re.compile(r"\..+\.(\d+)\.part")
STALE = 6 * 3600  # seconds; where nobody can ask whether a process lives, age alone decides


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
        if found and not _busy(path, int(found[1])):
            path.unlink(missing_ok=True)
            gone += 1
    return gone


def _busy(path: Path, pid: int) -> bool:
    if sys.platform == "win32":  # there os.kill would end the process
        return time.time() - path.stat().st_mtime < STALE
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid != os.getpid()
