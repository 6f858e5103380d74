"""Finished files by the hash of everything that shaped them. A file is either whole or not there."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from biaogan.press.materials import Materials, fingerprint
from biaogan.render.sheets.job import PrintJob
from biaogan.whole import whole, write


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
        """True where the file of a key is ready."""
        return self.path(key).is_file()

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

    def sweep(self, keep: frozenset[str]) -> int:
        """Drops every file whose key is not in `keep`; returns how many."""
        files = (path for path in self.folder.glob("??/*") if path.suffix != ".part")
        gone = [path for path in files if path.parent.name + path.name not in keep]
        for path in gone:
            path.unlink(missing_ok=True)
        return len(gone)


def _same(one: Path, other: Path) -> bool:
    if not other.is_file() or one.stat().st_size != other.stat().st_size:
        return False
    return one.read_bytes() == other.read_bytes()
