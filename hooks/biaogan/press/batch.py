"""A print run: many jobs to one folder, with a manifest of what lies there. Cut short, it goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from biaogan.press.made import Made, made_of
from biaogan.press.pool import Printed
from biaogan.problems import Problem
from biaogan.whole import clear_parts, write

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Finished:
    """One file of a run. imprint: branch id, `bank`, or `all` in one; path: below the run's folder.

    reused: made before, taken from the cache.
    """

    key: str
    imprint: str
    variant: str
    path: str
    reused: bool
    facts: Made


@dataclass(slots=True)
class Batch:
    """What has become of the jobs so far. `take` each result; the files are whole at any moment."""

    folder: Path
    files: list[Finished] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    made: int = 0
    reused: int = 0
    failed: int = 0

    def take(self, results: Iterable[Printed]) -> Iterator[Printed]:
        """Books every result and hands it on."""
        for name in ("staff", "public"):
            if (self.folder / name).is_dir():
                clear_parts(self.folder / name)
        for printed in results:
            if printed.path is None:
                self.failed += 1
                self.problems.extend(printed.problems)
            else:
                facts = made_of(printed.path)
                path = printed.output
                self.reused += printed.cached
                self.made += not printed.cached
                self.files.append(Finished(printed.key, printed.imprint, printed.variant, path, printed.cached, facts))
            yield printed

    def strangers(self) -> list[str]:
        """Files of sheets in the folder that are not of this run: an older run's, which nobody should print by mistake."""
        own = {file.path for file in self.files}
        found = (
            path.relative_to(self.folder).as_posix()
            for path in self.folder.glob("*/print/*/*")
            if path.is_file() and path.suffix != ".csv"
        )
        return sorted(path for path in found if path not in own)

    def write_manifest(self, revisions: Mapping[str, int]) -> Path:
        """Writes the list of this run's files; equal runs give equal bytes, whatever came from the cache."""
        target = self.folder / MANIFEST
        write(target, manifest(self.files, revisions))
        return target


def manifest(files: Iterable[Finished], revisions: Mapping[str, int]) -> bytes:
    """Files by path as JSON, one a line. revisions: sheet key -> revision printed on it."""
    rows = [
        {
            "file": file.path,
            "sheet": file.key,
            "revision": revisions[file.key],
            "branch": file.imprint,
            "variant": file.variant,
            "sha256": file.facts.sha256,
            "pages": file.facts.pages,
            "bytes": file.facts.size,
        }
        for file in sorted(files, key=lambda file: file.path)
    ]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"files": [\n{lines}\n]}}\n'.encode()
