"""The worker's side of a cluster: one job to bytes, with the house this package lies beside."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

from biaogan.press.cluster_faults import OTHER
from biaogan.press.house import House, fingerprint
from biaogan.press.room import fresh_bytes
from biaogan.problems import Problem
from biaogan.render.jobs import PrintJob

_ONE_AT_A_TIME = threading.Lock()  # the compiler of a process serves one job; a worker may have several threads

Flat = tuple[str, str, int, int, str, str]


def house(profile: str) -> House:
    """The house beside this package, with the colour profile of that file name."""
    standard = House()
    return replace(standard, profile=standard.profile.with_name(profile))


def printed(fields: tuple[Any, ...], profile: str, mark: str) -> tuple[bytes | None, tuple[Flat, ...]]:
    """The bytes of a job, or None and its problems. Nothing is made with a house of another fingerprint than `mark`."""
    job, own = PrintJob(*fields), house(profile)
    if fingerprint(own) != mark:
        return None, ((OTHER, job.output, 1, 1, "", ""),)
    with _ONE_AT_A_TIME:
        data, problems = fresh_bytes(job, own)
    return data, tuple(flat(problem) for problem in problems)


def flat(problem: Problem) -> Flat:
    """A problem as plain values, so that it passes a scheduler that does not know the class."""
    return problem.code, problem.mark.path, problem.mark.line, problem.mark.column, problem.message, problem.remedy
