"""A process as a flow: cards, the ways between them, who does what. One template serves the handbook and the poster."""

from __future__ import annotations

from biaogan.editions import PublicView
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Taken, Tree, take
from biaogan.model.process import Process


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One process."""
    (process,) = of(subjects, Process)
    return flow_of(process, around)


def flow_of(process: Process | PublicView, around: Around) -> Tree:
    """The drawing of a process, wherever it stands."""
    return {"title": process.title, "steps": steps_of(process, around)}


def steps_of(process: Process | PublicView, around: Around) -> list[Tree]:
    """The steps as lib/flow.typ draws them."""
    return [_step(process, n, around) for n in range(len(process.steps))]


def _step(process: Process | PublicView, position: int, around: Around) -> Tree:
    step = process.steps[position]
    actor = around.records.get(step.actor)
    return {
        "id": step.id,
        "no": str(position + 1),
        "actor": actor.title if actor else "",
        "action": take(process, "steps", position, "brief"),
        "kind": step.kind,
        "group": take(process, "steps", position, "group") if step.group else "",
        "next": [{"to": to, "label": label} for to, label in ways(process, position)],
    }


def ways(process: Process | PublicView, position: int) -> list[tuple[str, Taken | str]]:
    """Where a step leads and under what condition: as written, else to the step below, else nowhere."""
    step = process.steps[position]
    if step.next:
        return [(way.to, take(process, "steps", position, "next", n, "when")) for n, way in enumerate(step.next)]
    if step.kind != "end" and position + 1 < len(process.steps):
        return [(process.steps[position + 1].id, "")]
    return []


PROCESS_FLOW = Layout("process-flow", "流程图", ("PRC",), content)
