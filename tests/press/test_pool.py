"""The room: order, cache, identical output whatever the workers, and one bad job among good ones."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from biaogan.press.cache import UNUSED_DAYS, Cache, key_of
from biaogan.press.materials import Materials
from biaogan.press.pool import Printed, run_jobs
from biaogan.render.sheets.job import PrintJob, Variant
from tests.press.sample import job


def jobs() -> list[PrintJob]:
    variants: tuple[Variant, ...] = ("press", "office", "preview")
    sheets = [job(layout, variant) for layout in ("poster", "counter-card", "checklist") for variant in variants]
    return [*sheets, job("process-flow", "flow")]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_output_is_the_same_whatever_the_workers(tmp_path: Path) -> None:
    seen = [list(run_jobs(jobs(), tmp_path / f"out{n}", tmp_path / f"cache{n}", workers=n)) for n in (1, 3)]
    assert files(tmp_path / "out1") == files(tmp_path / "out3")
    assert files(tmp_path / "cache1") == files(tmp_path / "cache3")
    for printed in seen:
        assert [p.output for p in printed] == [j.output for j in jobs()]
        assert not any(p.problems or p.cached for p in printed)
    assert sorted(files(tmp_path / "out1")) == sorted(j.output for j in jobs())


def test_a_second_run_takes_everything_from_the_cache(tmp_path: Path) -> None:
    first = list(run_jobs(jobs(), tmp_path / "a", tmp_path / "cache", 1))
    second = list(run_jobs(jobs(), tmp_path / "b", tmp_path / "cache", 1))
    assert [p.cached for p in first] == [False] * len(first)
    assert [p.cached for p in second] == [True] * len(second)
    assert files(tmp_path / "a") == files(tmp_path / "b")


def test_spoiling_a_result_does_not_spoil_the_cache(tmp_path: Path) -> None:
    (one,) = run_jobs([job("poster")], tmp_path / "a", tmp_path / "cache", 1)
    assert one.path
    whole = one.path.read_bytes()
    one.path.write_bytes(b"")
    (again,) = run_jobs([job("poster")], tmp_path / "a", tmp_path / "cache", 1)
    assert again.path
    assert again.path.read_bytes() == whole


def test_one_bad_job_does_not_stop_the_others(tmp_path: Path) -> None:
    wrong: list[PrintJob] = [
        job("poster", headline="长" * 60),
        replace(job("poster"), template="no-such", output="b.pdf"),
        replace(job("poster"), data={}, output="c.pdf"),
        replace(job("poster"), data={"content": {}}, output="d.pdf"),
        replace(job("poster"), output="../outside.pdf"),
        replace(job("poster"), width_mm=100, output="e.pdf"),
    ]
    good = [replace(job("checklist"), output=f"good{n}.pdf") for n in range(len(wrong))]
    mixed = [one for pair in zip(wrong, good, strict=True) for one in pair]
    for workers in (1, 2):
        got = list(run_jobs(mixed, tmp_path / f"out{workers}", tmp_path / f"cache{workers}", workers))
        assert [[p.code for p in one.problems] for one in got[::2]] == [
            ["P001"],
            ["P003"],
            ["P003"],
            ["P003"],
            ["P005"],
            ["P010"],
        ]
        assert all(one.path and one.path.is_file() for one in got[1::2])
        assert all(one.path is None for one in got[::2])
    assert not (tmp_path / "outside.pdf").exists()


def test_two_jobs_for_one_place_are_reported(tmp_path: Path) -> None:
    first, second = run_jobs([job("poster"), job("poster")], tmp_path / "out", tmp_path / "cache", 1)
    assert first.problems == ()
    assert [p.code for p in second.problems] == ["P005"]


class Deadly(PrintJob):
    """Ends the process that receives it, as a crash in native code would."""

    def __reduce__(self) -> Any:
        return _die, ()


def _die() -> None:
    os._exit(1)


def test_a_worker_that_dies_takes_only_its_own_job_along(tmp_path: Path) -> None:
    poster = job("poster")
    deadly = Deadly(
        poster.key,
        poster.imprint,
        poster.variant,
        poster.template,
        poster.data,
        poster.width_mm,
        poster.height_mm,
        "deadly.pdf",
        poster.effective,
        poster.bank,
    )
    rest = [replace(poster, output=f"{n}.pdf") for n in range(5)]
    got = list(run_jobs([*rest[:2], deadly, *rest[2:]], tmp_path / "out", tmp_path / "cache", 2))
    assert [one.output for one in got] == ["0.pdf", "1.pdf", "deadly.pdf", "2.pdf", "3.pdf", "4.pdf"]
    assert [[p.code for p in one.problems] for one in got] == [[], [], ["P004"], [], [], []]
    assert len(files(tmp_path / "out")) == 5


def test_jobs_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken: list[int] = []

    def many() -> Any:
        for n in range(200):
            taken.append(n)
            yield replace(job("poster", "office"), output=f"{n}.pdf")

    results = run_jobs(many(), tmp_path / "out", tmp_path / "cache", 2)
    next(results)
    assert len(taken) < 40
    results.close()  # type: ignore[attr-defined]


def test_progress_hears_of_every_job(tmp_path: Path) -> None:
    heard: list[Printed] = []
    assert list(run_jobs(jobs()[:3], tmp_path / "out", tmp_path / "cache", 1, heard.append)) == heard


@pytest.mark.parametrize(
    "change", [{"variant": "office"}, {"data": "{}"}, {"template": "checklist"}, {"width_mm": 1.0}]
)
def test_the_key_follows_what_shapes_the_file(change: dict[str, Any]) -> None:
    assert key_of(replace(job("poster"), **change), Materials()) != key_of(job("poster"), Materials())


def test_the_key_does_not_follow_the_place() -> None:
    assert key_of(replace(job("poster"), output="x", key="y"), Materials()) == key_of(job("poster"), Materials())


NOW = time.time()


def held(folder: Path, **days: float) -> Cache:
    """A cache of entries of 10 bytes, each last used so many days before NOW."""
    cache = Cache(folder)
    for key, ago in days.items():
        cache.put(key, b"0123456789")
        os.utime(cache.path(key), (NOW, NOW - ago * 86400))
    return cache


def left(cache: Cache) -> set[str]:
    return {path.parent.name + path.name for path in cache.folder.rglob("*") if path.is_file()}


def test_sweeping_drops_what_nothing_used_for_long(tmp_path: Path) -> None:
    cache = held(tmp_path, aa11=UNUSED_DAYS + 1, aa22=UNUSED_DAYS - 1, bb33=0)
    assert cache.sweep(NOW) == 1
    assert left(cache) == {"aa22", "bb33"}


def test_sweeping_drops_the_oldest_of_too_much_but_nothing_of_the_last_day(tmp_path: Path) -> None:
    cache = held(tmp_path, aa11=5, aa22=4, bb33=0.9, bb44=3, cc55=0)
    assert cache.sweep(NOW, most=30) == 2
    assert left(cache) == {"bb44", "bb33", "cc55"}
    assert cache.sweep(NOW, most=5) == 1
    assert left(cache) == {"bb33", "cc55"}, "another build may be using these"


def test_what_is_asked_for_counts_as_used(tmp_path: Path) -> None:
    cache = held(tmp_path, aa11=UNUSED_DAYS + 9, aa22=UNUSED_DAYS + 9)
    assert cache.has("aa11")
    assert not cache.has("ff99")
    assert cache.sweep(NOW) == 1
    assert left(cache) == {"aa11"}


def test_sweeping_leaves_what_another_process_is_still_writing(tmp_path: Path) -> None:
    cache = held(tmp_path, aa11=0)
    part = tmp_path / "aa" / f".22.{os.getpid()}.part"
    part.write_bytes(b"half")
    os.utime(part, (NOW, NOW - 10 * UNUSED_DAYS * 86400))
    assert cache.sweep(NOW, most=1) == 0
    assert part.exists()
