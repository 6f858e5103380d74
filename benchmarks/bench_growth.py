"""Does a book twice as large take twice as long, and no more? Both sizes in one run; the answer is a ratio.

Run: `python run.py bench`. Prints, for checking and for rendering the handbook, the cost of a record in the large book
divided by that in the small one: 1.0 is linear growth, MkDocs with Material as it comes is near 2.0 (it grows with n²).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from biaogan.build import Prepared, examine, imprinted
from biaogan.render.handbook import handbook_pages
from biaogan.source import WorkTree
from tests.book.generate import generate

SMALL, LARGE, RUNS = 500, 1000, 3
TODAY = date(2026, 11, 22)


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(folder: Path, records: int) -> dict[str, float]:
    """Seconds per record of reading with all checks, and of rendering every handbook page."""
    root = folder / str(records)
    generate(root, records, 5, seed=1)
    book, _, problems = examine(WorkTree(root), TODAY)
    if problems:
        raise SystemExit(str(problems[0]))
    prepared = Prepared.of(root, book, TODAY)
    own, standing = partial(imprinted, prepared), prepared.standing
    return {
        "读取和检查": seconds(lambda: examine(WorkTree(root), TODAY)) / records,
        "手册页面": seconds(lambda: handbook_pages(book, prepared.index, prepared.pieces, {}, TODAY, own, standing))
        / records,
    }


def main() -> int:
    """Prints one line a stage."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = measure(Path(folder), SMALL), measure(Path(folder), LARGE)
    for name, cost in large.items():
        print(f"{name}：{LARGE} 条与 {SMALL} 条相比，每条成本的比值 {cost / small[name]:.2f}（1.00 为线性）")
    return 0


if __name__ == "__main__":
    sys.exit(main())
