"""Measures the built public site and writes docs/measured.md: every number with the goal beside it.

Run: `python run.py bench site`. Builds first, then takes about ten minutes. Scores of speed depend on what else the
machine is doing; all other numbers are asserted by the tests too, which use the same functions.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from rich.console import Console

from biaogan.build import prepare
from biaogan.days import today_from
from tests.measures.report import report
from tests.measures.site import measured

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "measured.md"
CONTENT = ("standards", "campaigns", "hooks")  # what the site is made from


class Progress:
    """Shows what is being measured, and says of every step how long it took."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.shown = console.status("")
        self.name, self.since = "", time.monotonic()

    def __call__(self, name: str) -> None:
        """A step begins; an empty name ends the last one."""
        if self.name:
            self.console.print(f"  {self.name}，{time.monotonic() - self.since:.0f} 秒", highlight=False)
        self.name, self.since = name, time.monotonic()
        self.shown.update(f"{name}……")
        (self.shown.start if name else self.shown.stop)()


def revision() -> str:
    """The last change to what the site is made from, as Git calls it; says so where there is more than that."""
    changed = "（另有未提交的改动）" if git("status", "--porcelain") else ""
    return (git("log", "-1", "--format=%h") or "没有提交过的") + changed


def git(*arguments: str) -> str:
    """What Git says about CONTENT; nothing where this is no work tree of Git."""
    command = ["git", *arguments, "--", *CONTENT]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def main() -> int:
    """Builds, measures, writes the page whole; one line a step."""
    step = Progress(Console())
    today = today_from(os.environ)
    step("生成网站")
    subprocess.run(
        [sys.executable, "-m", "biaogan.cli", "build"],
        cwd=ROOT, env={**os.environ, "BIAOGAN_AS_OF": today.isoformat()}, check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip
    text = report(measured(ROOT / "site", prepare(ROOT, today), revision(), step))
    step("")
    ready = PAGE.with_suffix(".md.new")
    ready.write_text(text, encoding="utf-8", newline="\n")
    ready.replace(PAGE)
    step.console.print(f"写好了 {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
