"""Print runs against WeasyPrint and against ourselves: both sides in one run, answers as ratios.

Run: `python run.py bench print`. About ten minutes and 6 GB in the temporary folder. With BIAOGAN_BENCH=small it takes
one, and the figures say little.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from benchmarks import rival
from biaogan.build import Prepared, prepare
from biaogan.model.registers import Branch
from biaogan.press.pool import run_jobs
from biaogan.press.shared import shared
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import staff_jobs
from biaogan.render.sheets.pieces import Piece

ROOT = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)
SMALL = os.environ.get("BIAOGAN_BENCH") == "small"
POSTERS, BRANCHES = (2, 4) if SMALL else (12, 42)
MANY, STEP = (240, 60) if SMALL else (16_000, 500)
WORKERS = 2
LIMIT_MB = 200


def branches(count: int) -> tuple[Branch, ...]:
    """Invented branches."""
    return tuple(
        Branch(
            id=f"BR-{n:05d}",
            name=f"第{n}支行",
            address=f"示例市城东区示例路{n}号",
            phone=f"0000-{n:07d}",
            hours="周一至周五 9:00至17:00",
        )
        for n in range(1, count + 1)
    )


def press_jobs(prepared: Prepared, piece: Piece, chosen: tuple[Branch, ...]) -> Iterator[PrintJob]:
    """The imprinted press jobs of a piece."""
    bank = prepared.book.bank
    for branch in chosen:  # one by one, so that a run of thousands never stands in memory
        yield list(staff_jobs(piece, bank, (branch,)))[-1]


def workers_mb() -> float:
    """The most memory that any child process of this one ever held, in MB."""
    most = 0.0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
            spawned = b"spawn_main" in (status.parent / "cmdline").read_bytes()
        except OSError:
            continue  # it ended meanwhile
        if spawned and int(fields["PPid"]) == os.getpid():
            most = max(most, int(fields["VmHWM"].split()[0]) / 1024)
    return most


def posters(prepared: Prepared, chosen: list[Piece], folder: Path) -> None:
    """Many posters for many branches, finished for the press, and again after one telephone number changed."""
    everyone = branches(BRANCHES)
    wanted = [job for piece in chosen for job in press_jobs(prepared, piece, everyone)]
    start = time.perf_counter()
    failed = [p for p in run_jobs(wanted, folder / "ours", folder / "cache", WORKERS) if p.problems]
    ours = time.perf_counter() - start
    if failed:
        raise SystemExit(str(failed[0].problems[0]))
    start = time.perf_counter()
    rival.run(wanted, folder / "theirs", WORKERS)
    theirs = time.perf_counter() - start
    print(f"{len(wanted)} 张海报付印版，WeasyPrint 与标杆的用时比：{theirs / ours:.1f}（目标 15 以上）")

    moved = (replace_phone(everyone[0]), *everyone[1:])
    again = [job for piece in chosen for job in press_jobs(prepared, piece, moved)]
    start = time.perf_counter()
    fresh = [p for p in run_jobs(again, folder / "ours", folder / "cache", WORKERS) if not p.cached]
    spent = time.perf_counter() - start
    owners = {p.imprint for p in fresh}
    print(
        f"改一个网点的电话再印：重做 {len(fresh)} 张，只属于 {'、'.join(sorted(owners))}；用时是第一次的 {spent / ours:.2f}"
    )


def replace_phone(branch: Branch) -> Branch:
    """The branch with another telephone number."""
    return branch.model_copy(update={"phone": "0000-9999999"})


def many(prepared: Prepared, piece: Piece, folder: Path) -> None:
    """One poster for thousands of branches: as files of their own, and as one shared PDF."""
    everyone, memory, marks = branches(MANY), 0.0, [time.perf_counter()]
    for done, printed in enumerate(
        run_jobs(press_jobs(prepared, piece, everyone), folder / "ours", folder / "cache", WORKERS), 1
    ):
        if printed.problems:
            raise SystemExit(str(printed.problems[0]))
        if done % STEP == 0:
            marks.append(time.perf_counter())
            memory = max(memory, workers_mb())
    separate = marks[-1] - marks[0]
    costs = [after - before for before, after in pairwise(marks)]
    tail = sum(costs[-4:]) / len(costs[-4:])
    head = sum(costs[1:5]) / len(costs[1:5])  # the first holds the start of the processes
    start = time.perf_counter()
    shared(press_jobs(prepared, piece, everyone), folder / "one.pdf", workers=WORKERS)
    together = time.perf_counter() - start
    size = (folder / "one.pdf").stat().st_size
    print(f"{MANY} 个网点各一份：每进程最多 {memory:.0f} MB（目标 {LIMIT_MB} 以下）")
    print(f"每件成本，最后 {STEP * 4} 件与最初 {STEP * 4} 件之比：{tail / head:.2f}（1.00 为不变）")
    print(
        f"分开成文件与合成一个 PDF 的用时比：{separate / together:.1f}（目标 3 以上）；合成的文件每份 {size / MANY / 1000:.1f} kB"
    )


def main() -> int:
    """Prints one line a figure."""
    rival.weasyprint()
    prepared = prepare(ROOT, TODAY)
    chosen = [piece for piece in prepared.pieces if piece.sheet.layout == "poster"][:POSTERS]
    for part in (posters, many):
        with tempfile.TemporaryDirectory() as folder:
            part(prepared, chosen if part is posters else chosen[0], Path(folder))  # type: ignore[arg-type]  # each its own
    return 0


if __name__ == "__main__":
    sys.exit(main())
