"""How fast the public site is by Lighthouse's telephone on slow 4G: the median of five visits to each page.

Run: `python run.py bench site`. Builds the site first, then takes about five minutes. The score depends on what else
the machine is doing; bytes, accessibility and the rest are asserted in tests/checkers/test_lighthouse.py.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.checkers.lighthouse import judged

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
PAGES = {"首页": "index.html", "骗局页": "scams/SCM-001/", "被骗了怎么办": "help/", "自查": "check/"}
TIMES = {
    "first-contentful-paint": "首次出现内容",
    "largest-contentful-paint": "主要内容出现",
    "total-blocking-time": "卡住不能点",
}


def measure(tree: Path) -> dict[str, dict[str, float]]:
    """For each page that the tree has, the medians: `score` of 100, the TIMES in milliseconds, `shift`, `bytes`."""
    pages = {name: page for name, page in PAGES.items() if (tree / page).exists()}
    told = judged(tree, list(pages.values()) * RUNS, "performance")
    return {name: medians(told[number :: len(pages)]) for number, name in enumerate(pages)}


def medians(visits: list[dict[str, Any]]) -> dict[str, float]:
    """Of several visits to one page."""
    rows = [
        {
            "score": 100 * visit["scores"]["performance"],
            **{name: visit["metrics"][name] for name in TIMES},
            "shift": visit["metrics"]["cumulative-layout-shift"],
            "bytes": sum(request["bytes"] for request in visit["requests"] if request["kind"] != "Image"),
        }
        for visit in visits
    ]
    return {name: statistics.median(row[name] for row in rows) for name in rows[0]}


def main() -> int:
    """Prints one line a page."""
    subprocess.run([sys.executable, "-m", "biaogan.cli", "build"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    for name, found in measure(ROOT / "site" / "public").items():
        times = "，".join(f"{says} {found[key] / 1000:.2f} 秒" for key, says in TIMES.items())
        print(
            f"{name}：性能 {found['score']:.0f} 分（{RUNS} 次的中位数）；{times}，位移 {found['shift']:.3f}；"
            f"网页 {found['bytes'] / 1024:.1f} KB",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
