"""A process as a flow: cards, the ways between them, who does what. One template serves the handbook and the poster."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import Taken, take


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One process."""
    (process,) = subjects
    return {"title": process.title, "steps": steps_of(process, around)}


def steps_of(process: Any, around: Around) -> list[dict[str, Any]]:
    """The steps as lib/flow.typ draws them."""
    return [_step(process, n, around) for n in range(len(process.steps))]


def _step(process: Any, position: int, around: Around) -> dict[str, Any]:
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


def ways(process: Any, position: int) -> list[tuple[str, Taken | str]]:
    """Where a step leads and under what condition: as written, else to the step below, else nowhere."""
    step = process.steps[position]
    if step.next:
        return [(way.to, take(process, "steps", position, "next", n, "when")) for n, way in enumerate(step.next)]
    if step.kind != "end" and position + 1 < len(process.steps):
        return [(process.steps[position + 1].id, "")]
    return []


PROCESS_FLOW = Layout("process-flow", "流程图", ("PRC",), content)
