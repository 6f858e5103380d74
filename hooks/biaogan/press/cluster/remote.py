"""The worker's side of a cluster: one job to bytes, with the materials this package lies beside."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from biaogan.press.cache import Cache
from biaogan.press.cluster.faults import OTHER
from biaogan.press.materials import Materials, fingerprint
from biaogan.press.pool import broken, failed, make_bytes
from biaogan.problems import BiaoganError, Problem
from biaogan.render.sheets.job import PrintJob

_ONE_AT_A_TIME = threading.Lock()  # the compiler of a process serves one job; a worker may have several threads

Flat = tuple[str, str, int, int, str, str]


def materials(profile: str) -> Materials:
    """The materials beside this package, with the colour profile of that file name."""
    standard = Materials()
    return replace(standard, profile=standard.profile.with_name(profile))


def print_here(fields: tuple[Any, ...], profile: str, mark: str, folder: str) -> tuple[bytes | None, tuple[Flat, ...]]:
    """The bytes of a job, or None and its problems. Nothing is made with a materials of another fingerprint than `mark`.

    folder: of this worker, for sheets without imprint: made once here for all their branches.
    """
    job, own = PrintJob(*fields), materials(profile)
    if fingerprint(own) != mark:
        return None, ((OTHER, job.output, 1, 1, "", ""),)
    try:
        with _ONE_AT_A_TIME:
            return make_bytes(job, own, Cache(Path(folder) / "biaogan-bases")), ()
    except BiaoganError as error:
        problems = error.problems
    except Exception as error:  # noqa: BLE001 - one broken job must not end the run, whatever broke
        problems = failed(job, *broken(error)).problems
    return None, tuple(flat(problem) for problem in problems)


def flat(problem: Problem) -> Flat:
    """A problem as plain values, so that it passes a scheduler that does not know the class."""
    return problem.code, problem.mark.path, problem.mark.line, problem.mark.column, problem.message, problem.remedy
