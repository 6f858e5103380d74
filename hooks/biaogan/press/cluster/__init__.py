"""The same jobs on a Dask cluster: results stream back and are placed here, through the same cache, in the same order."""

from __future__ import annotations

import io
import zipfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from biaogan.places import PACKAGE
from biaogan.press.cache import Cache, key_of
from biaogan.press.cluster.faults import MISSING, OTHER, fault
from biaogan.press.cluster.remote import Flat
from biaogan.press.materials import Materials, fingerprint
from biaogan.press.pool import AHEAD, Printed, failed, make, once, place
from biaogan.problems import BiaoganError, Mark, Problem
from biaogan.render.sheets.job import PrintJob

if TYPE_CHECKING:
    from biaogan.press.cluster.connection import Connection


def run_on_cluster(
    jobs: Iterable[PrintJob],
    out_dir: Path,
    cache_dir: Path,
    address: str,
    progress: Callable[[Printed], None] | None = None,
    materials: Materials | None = None,
) -> Iterator[Printed]:
    """As `room.run`, on the cluster at `address` (`tcp://host:port`). What the cache holds is not sent at all.

    A worker that dies only delays: its jobs are made by another. Raises BiaoganError (P006 to P009) where the cluster
    cannot be used, or is lost on the way; what was finished by then is whole and stays.
    """
    materials = materials or Materials()
    with _connected(address) as line:
        line.ship(parcel(materials), materials.profile.name, fingerprint(materials))
        for printed in once(_results(line, jobs, out_dir, cache_dir, materials)):
            if progress:
                progress(printed)
            yield printed


def _connected(address: str) -> Connection:
    try:
        from biaogan.press.cluster.connection import Connection
    except ImportError as error:
        raise fault(MISSING, address) from error
    return Connection(address)


def parcel(materials: Materials) -> bytes:
    """A zip of what a worker needs besides the libraries: the package, templates, fonts, the profile."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(PACKAGE.rglob("*.py")):
            archive.write(path, f"hooks/biaogan/{path.relative_to(PACKAGE).as_posix()}")
        for path in sorted(path for path in materials.templates.rglob("*") if path.is_file()):
            archive.write(path, f"hooks/biaogan/templates/print/{path.relative_to(materials.templates).as_posix()}")
        for path in sorted(materials.fonts.glob("*.[ot]tf")):
            archive.write(path, f"hooks/biaogan/assets/fonts/{path.name}")
        archive.write(materials.profile, f"hooks/biaogan/assets/icc/{materials.profile.name}")
    return out.getvalue()


def _results(
    line: Connection, jobs: Iterable[PrintJob], out_dir: Path, cache_dir: Path, materials: Materials
) -> Iterator[tuple[PrintJob, Printed]]:
    """At most AHEAD jobs a thread of the cluster are under way: nobody ever holds a print run in memory."""
    mark, cache, window = fingerprint(materials), Cache(cache_dir), AHEAD * line.threads()
    waiting = iter(jobs)
    flight: deque[tuple[PrintJob, Any]] = deque()
    while True:
        while len(flight) < window and (job := next(waiting, None)) is not None:
            ready = cache.has(key_of(job, materials))
            flight.append((job, None if ready else line.send(_values(job), materials.profile.name, mark)))
        if not flight:
            return
        job, future = flight.popleft()
        if future is None:
            yield job, make(job, out_dir, cache_dir, materials)
        else:
            yield job, _placed(line, job, future, out_dir, cache_dir, materials)


def _values(job: PrintJob) -> tuple[Any, ...]:
    """The fields of a job, plain values that pass a scheduler which does not know the class."""
    return tuple(getattr(job, one.name) for one in fields(job))


def _placed(
    line: Connection, job: PrintJob, future: Any, out_dir: Path, cache_dir: Path, materials: Materials
) -> Printed:
    """What came back for one job, kept and put at its place here."""
    from biaogan.press.cluster.connection import KilledError

    try:
        data, flat = line.answer(future)
    except KilledError:
        return failed(job, "P004", "印这一件时几个工作进程先后意外退出", "检查数据和内存后重印这一件")
    problems = [_problem(one) for one in flat]
    if any(problem.code == OTHER for problem in problems):
        raise fault(OTHER, line.address)

    def source() -> bytes:
        if data is None:
            raise BiaoganError(problems)
        return bytes(data)

    return place(job, out_dir, cache_dir, materials, source)


def _problem(flat: Flat) -> Problem:
    code, path, row, column, message, remedy = flat
    return Problem(code, Mark(path, row, column), message, remedy)
