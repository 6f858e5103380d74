"""The counter card for staff: the steps of a process that have a group, when to stop, what to do then."""

from __future__ import annotations

from itertools import groupby

from biaogan.editions import PublicView
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Taken, Tree, maybe, take
from biaogan.model.process import Process

STAFF_NOTE = "内部资料 贴在员工一侧 不得朝向客户"
FIRST = 4  # signals and first things to do


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One process."""
    (process,) = of(subjects, Process)
    grouped = [n for n, step in enumerate(process.steps) if step.group]
    groups = [list(members) for _, members in groupby(grouped, key=lambda n: process.steps[n].group)]
    return {
        "title": take(process, "title"),
        "groups": [
            {
                "label": take(process, "steps", members[0], "group"),
                "items": [
                    {"text": take(process, "steps", n, "action"), "say": maybe(process, "steps", n, "say")}
                    for n in members
                ],
            }
            for members in groups
        ],
        "stop": stops(process)[:FIRST],
        "then": first_steps(process)[:FIRST],
        "note": STAFF_NOTE,
    }


def stops(process: Process | PublicView) -> list[Taken]:
    """The signals at which a step stops, in the order of the steps."""
    return [take(process, "steps", n, "stop", m) for n, step in enumerate(process.steps) for m in range(len(step.stop))]


def first_steps(process: Process | PublicView) -> list[Taken]:
    """What to do first in the first situation that the process answers."""
    if not process.situations:
        return []
    return [take(process, "situations", 0, "now", n) for n in range(len(process.situations[0].now))]


COUNTER_CARD = Layout("counter-card", "柜面卡", ("PRC",), content, most=1)
