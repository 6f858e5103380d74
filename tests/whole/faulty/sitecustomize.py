"""A machine that refuses, in every process that has this folder on PYTHONPATH: Python imports this module by itself.

BIAOGAN_FAULT says what it refuses:

    ENOSPC 40 FOLDER   after 40 files were opened for writing below FOLDER no more can be; likewise EROFS, EACCES
    DIE                a process started by multiprocessing ends at once
"""

from __future__ import annotations

import errno
import os
import sys

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def refuse(name: str, left: int, folder: str) -> None:
    """Installs the audit hook, which sees every file before it is opened. What it raises, the opening raises."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event not in ("open", "os.mkdir"):
            return
        path, flags = str(arguments[0]), arguments[2] if event == "open" else os.O_CREAT
        if not path.startswith(folder) or not isinstance(flags, int) or not flags & WRITING:
            return
        left -= 1
        if left < 0:
            number = getattr(errno, name)
            raise OSError(number, os.strerror(number), path)

    sys.addaudithook(watch)


FAULT = os.environ.get("BIAOGAN_FAULT", "").split(" ", 2)
if FAULT[0] == "DIE":
    if "--multiprocessing-fork" in sys.orig_argv:
        os._exit(1)
elif len(FAULT) == 3:
    refuse(FAULT[0], int(FAULT[1]), FAULT[2])
