"""Finished files by the hash of everything that shaped them. A file is either whole or not there."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from biaogan.press.materials import Materials, fingerprint
from biaogan.render.sheets.job import PrintJob
from biaogan.whole import whole, write

UNUSED_DAYS = 30  # a file that no build asked for so long is of texts or templates that are gone
IN_USE_DAYS = 1  # no build takes longer
MOST = 8 << 30  # bytes: the print run of a large bank


def key_of(job: PrintJob, materials: Materials) -> str:
    """Hex digest of a job's content and of the materials. The output path is no part of it: equal files are made once."""
    size = f"{job.width_mm}x{job.height_mm}"
    asked = (job.effective, job.imprint_page, job.die_line, job.picture_px, job.colours, job.thumb)
    parts = (fingerprint(materials), job.variant, job.template, size, repr(asked), job.text)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of files by key. Safe for several processes: each writes beside and renames."""

    folder: Path

    def path(self, key: str) -> Path:
        """Where the file of a key is, or would be. Two characters of the key make a folder, so none grows too large."""
        return self.folder / key[:2] / key[2:]

    def has(self, key: str) -> bool:
        """True where the file of a key is ready. Whoever asks will use it, so `sweep` leaves it alone from now on."""
        path = self.path(key)
        with suppress(OSError):  # not there, or somebody else's
            os.utime(path)
        return path.is_file()

    def put(self, key: str, data: bytes) -> None:
        """Keeps the bytes of a key."""
        write(self.path(key), data)

    def give(self, key: str, target: Path) -> None:
        """Puts the file of a key at `target`, whole or not at all. A copy: whoever edits it does not harm the cache.

        A target that already holds these bytes is left alone, so that its date tells when it last changed.
        """
        source = self.path(key)
        if _same(source, target):
            return
        with whole(target) as part:
            shutil.copyfile(source, part)

    def sweep(self, now: float, most: int = MOST) -> int:
        """Drops what nothing used for long, then the longest unused until no more than `most` bytes are left.

        now: seconds since 1970. What was used within a day stays: another build may be about to copy it. Returns how
        many were dropped.
        """
        held = sorted(self._held())
        size = sum(length for _, length, _ in held)
        gone = 0
        for used, length, path in held:
            days = (now - used) / 86400
            if days <= UNUSED_DAYS and (size <= most or days <= IN_USE_DAYS):
                break
            with suppress(OSError):  # a virus scanner holds it, or another sweep was here
                path.unlink()
                gone += 1
            size -= length
        return gone

    def _held(self) -> Iterator[tuple[float, int, Path]]:
        """When each file was last used, its size, and where it is."""
        for path in self.folder.glob("??/*"):
            if path.suffix != ".part":
                with suppress(FileNotFoundError):
                    stat = path.stat()
                    yield stat.st_mtime, stat.st_size, path


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()
