"""The room: many jobs through a pool of processes, streamed to disk in the order they came."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from biaogan.places import PACKAGE
from biaogan.press.cache import Cache, key_of
from biaogan.press.compile import compile_job, compiler, day
from biaogan.press.finish import finish
from biaogan.press.imprint import base_of, layer_of, stamp
from biaogan.press.materials import Materials, fingerprint
from biaogan.press.preflight import inspect_pdf
from biaogan.press.raster import preview_of, shrunk
from biaogan.problems import BiaoganError, Mark, Problem, Stopped
from biaogan.render.sheets.job import PrintJob
from biaogan.whole import stopped_by, stops_all

AHEAD = 8  # jobs in flight a worker: keeps them busy without holding a print run in memory


@dataclass(frozen=True, slots=True)
class Printed:
    """What became of a job. path: the file made, none if there are problems; cached: it was made before."""

    key: str
    imprint: str
    variant: str
    output: str
    path: Path | None
    cached: bool
    problems: tuple[Problem, ...] = ()


def run_jobs(
    jobs: Iterable[PrintJob],
    out_dir: Path,
    cache_dir: Path,
    workers: int = 2,
    progress: Callable[[Printed], None] | None = None,
    materials: Materials | None = None,
) -> Iterator[Printed]:
    """Makes every job and yields what became of it, in the order of the jobs, whatever the number of workers.

    out_dir: root that `job.output` is below; cache_dir: folder kept between runs; workers: processes, 1 works in this
    one; progress: called with each result. A failing job is a result with problems; the others are made all the same.
    """
    materials = materials or Materials()
    made = (
        _alone(jobs, out_dir, cache_dir, materials)
        if workers <= 1
        else _pooled(jobs, out_dir, cache_dir, materials, workers)
    )
    for printed in once(made):
        if progress:
            progress(printed)
        yield printed


def make(job: PrintJob, out_dir: Path, cache_dir: Path, materials: Materials) -> Printed:
    """One job, from the cache or anew: compiled, finished and examined if it goes to press, written whole."""
    return place(job, out_dir, cache_dir, materials, lambda: make_bytes(job, materials, Cache(cache_dir)))


def place(job: PrintJob, out_dir: Path, cache_dir: Path, materials: Materials, source: Callable[[], bytes]) -> Printed:
    """The file of a job at its place, from the cache or from `source`, which raises BiaoganError where there is none."""
    target = (out_dir / job.output).resolve()
    if not target.is_relative_to(out_dir.resolve()):
        return failed(job, "P005", f"{job.output} 不在输出目录里", "改正输出路径")
    cache, key = Cache(cache_dir), key_of(job, materials)
    try:
        cached = cache.has(key)
        if not cached:
            cache.put(key, source())
        cache.give(key, target)
    except BiaoganError as error:
        return Printed(job.key, job.imprint, job.variant, job.output, None, False, error.problems)
    except Exception as error:
        if isinstance(error, OSError) and stops_all(error):
            raise stopped_by(error) from error
        return failed(job, *broken(error))
    return Printed(job.key, job.imprint, job.variant, job.output, target, cached)


def broken(error: Exception) -> tuple[str, str, str]:
    """Code, message and remedy of a job that failed as nobody foresaw."""
    return "P003", f"没有印成：{type(error).__name__}: {error}", "检查这一件的数据，或改正模板"


def make_bytes(job: PrintJob, materials: Materials, cache: Cache) -> bytes:
    """The bytes of a job made anew. cache: where the sheet without imprint is kept. Raises BiaoganError."""
    if job.thumb is not None:
        return shrunk(_preview(preview_of(job), materials, cache), job.thumb)
    if job.variant != "press":
        return compile_job(job, materials)
    data = stamp(_base(base_of(job), materials, cache), compile_job(layer_of([job]), materials), job.imprint_page)
    problems = inspect_pdf(data, job.output, (job.width_mm, job.height_mm), job.die_line)
    if problems:
        raise BiaoganError(problems)
    return data


@lru_cache(maxsize=2)
def _base(job: PrintJob, materials: Materials, cache: Cache) -> bytes:
    """The sheet without imprint, finished for the press: made once for all branches, by whichever process comes first."""
    key = key_of(job, materials)
    if not cache.has(key):
        cache.put(key, finish(compile_job(job, materials), materials.profile.read_bytes(), day(job)))
    return cache.path(key).read_bytes()


def _preview(job: PrintJob, materials: Materials, cache: Cache) -> bytes:
    """The picture of a sheet: as a rule it was made before."""
    key = key_of(job, materials)
    if not cache.has(key):
        cache.put(key, compile_job(job, materials))
    return cache.path(key).read_bytes()


def failed(job: PrintJob, code: str, message: str, remedy: str) -> Printed:
    """The result of a job that came to nothing."""
    problem = Problem(code, Mark(job.output), f"{job.key}（{job.imprint}）：{message}", remedy)
    return Printed(job.key, job.imprint, job.variant, job.output, None, False, (problem,))


def once(made: Iterable[tuple[PrintJob, Printed]]) -> Iterator[Printed]:
    """Reports a second job for a place already taken."""
    seen: set[str] = set()
    for job, printed in made:
        taken = job.output in seen
        seen.add(job.output)
        yield failed(job, "P005", f"有两件都要写到 {job.output}", "改正其中一件的编号") if taken else printed


def _alone(
    jobs: Iterable[PrintJob], out_dir: Path, cache_dir: Path, materials: Materials
) -> Iterator[tuple[PrintJob, Printed]]:
    for job in jobs:
        yield job, make(job, out_dir, cache_dir, materials)


def _pooled(
    jobs: Iterable[PrintJob], out_dir: Path, cache_dir: Path, materials: Materials, workers: int
) -> Iterator[tuple[PrintJob, Printed]]:
    waiting = iter(jobs)
    flight: deque[tuple[PrintJob, Future[Printed]]] = deque()
    pool = crew_of(materials, workers)
    try:
        while True:
            while len(flight) < workers * AHEAD and (job := next(waiting, None)) is not None:
                flight.append((job, _submitted(pool, job, out_dir, cache_dir, materials)))
            if not flight:
                return
            job, future = flight.popleft()
            try:
                yield job, future.result()
            except BrokenProcessPool:
                # a worker died and took the pool along: find out which job it was, one by one, then go on
                suspects = [job, *(one for one, _ in flight)]
                flight.clear()
                pool.shutdown(wait=False)
                for suspect in suspects:
                    yield suspect, _isolated(suspect, out_dir, cache_dir, materials)
                pool = crew_of(materials, workers)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _submitted(
    pool: ProcessPoolExecutor, job: PrintJob, out_dir: Path, cache_dir: Path, materials: Materials
) -> Future[Printed]:
    """The future of a job. A pool that broke meanwhile refuses: then the future fails, as those before it will."""
    try:
        return pool.submit(make, job, out_dir, cache_dir, materials)
    except BrokenProcessPool as error:
        refused: Future[Printed] = Future()
        refused.set_exception(error)
        return refused


def _isolated(job: PrintJob, out_dir: Path, cache_dir: Path, materials: Materials) -> Printed:
    """A job in a process of its own. Raises Stopped where no process can be started at all."""
    with crew_of(materials, 1) as pool:
        try:
            pool.submit(os.getpid).result()
        except BrokenProcessPool as error:
            raise Stopped("印刷用的进程一启动就退出，一件也没有印。请检查内存和安全软件，再运行一次。") from error
        try:
            return pool.submit(make, job, out_dir, cache_dir, materials).result()
        except BrokenProcessPool:
            return failed(job, "P004", "印这一件时进程意外退出", "检查数据和内存后重印这一件")


def crew_of(materials: Materials, workers: int) -> ProcessPoolExecutor:
    """Processes that know the materials already when their first job comes."""
    # MkDocs takes the folder of its hooks off the path again; what is started here must find the package all the same.
    if str(PACKAGE.parent) not in sys.path:
        sys.path.append(str(PACKAGE.parent))
    # spawn, as on Windows and macOS: a fork would copy the threads of Typst and of MkDocs half alive
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=warm, initargs=(materials,))


def warm(materials: Materials) -> None:
    """Reads fonts and hashes templates once a process, before its first job.

    Ctrl+C reaches every process of the terminal: the one in front of the person ends the run, the others keep quiet.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError):  # the first job meets the same, and tells it
        compiler(materials)
        fingerprint(materials)
