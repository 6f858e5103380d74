"""Runs `python -m mkdocs …` and kills itself, as a power cut would, at the N-th rename of a folder.

    python -m tests.whole.dying N before|after build --strict

The audit hook of Python sees every rename just before it happens; for `after` the kill comes with the next event.
Only folders count, the trees of the site: the press renames each of its files too.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
from pathlib import Path


def arm(wanted: int, when: str) -> None:
    """Installs the hook; it stays until the process ends."""
    seen = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        if event == "os.kill":
            return  # our own
        if seen == wanted and when == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        if event == "os.rename" and Path(str(arguments[0])).is_dir():
            seen += 1
            if seen == wanted and when == "before":
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


if __name__ == "__main__":
    arm(int(sys.argv[1]), sys.argv[2])
    sys.argv = ["mkdocs", *sys.argv[3:]]
    runpy.run_module("mkdocs", run_name="__main__", alter_sys=True)
