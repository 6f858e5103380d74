"""The process poster: the drawing of the handbook at the size of a wall, with what the steps say and when to stop."""

from __future__ import annotations

from biaogan.layouts.counter_card import first_steps, stops
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.process_flow import steps_of
from biaogan.layouts.taken import Tree, take
from biaogan.model.process import Process

BESIDE = 9  # steps up to which a column leaves room beside it
FIRST = 5  # signals and first things to do


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One process."""
    (process,) = of(subjects, Process)
    steps: list[Tree] = [
        {**step, "detail": take(process, "steps", n, "action")} for n, step in enumerate(steps_of(process, around))
    ]
    beside = len(steps) <= BESIDE
    return {
        "title": take(process, "title"),
        "when": take(process, "when"),
        "steps": steps,
        "stop": stops(process)[:FIRST] if beside else [],
        "ask": take(process, "situations", 0, "ask") if beside and process.situations else None,
        "then": first_steps(process)[:FIRST] if beside else [],
    }


PROCESS_POSTER = Layout("process-poster", "流程海报", ("PRC",), content)
