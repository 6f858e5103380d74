"""A process as a flow diagram: data for the one Typst template that serves the handbook and the poster."""

from __future__ import annotations

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.process import Process, Step
from biaogan.render.jobs import PrintJob, canonical
from biaogan.render.sheets import palette

WIDTH = 190.0  # mm; the height follows from the steps


def flow_jobs(book: Book, index: Index) -> dict[str, PrintJob]:
    """Process id -> the job that draws it as SVG."""
    return {process.id: _job(book, index, process) for process in book.of(Process)}


def _job(book: Book, index: Index, process: Process) -> PrintJob:
    data = {
        "layout": "process-flow",
        "variant": "flow",
        "size": {"name": "flow", "width": WIDTH, "height": 0.0},
        "meta": {"id": process.id, "title": process.title, "effective": str(process.effective), "draft": False},
        "palette": palette(book.bank),
        "content": {"title": process.title, "steps": [_step(index, process, n) for n in range(len(process.steps))]},
    }
    return PrintJob(process.id, "bank", "flow", "process-flow", canonical(data), WIDTH, 0.0, f"flows/{process.id}.svg")


def _step(index: Index, process: Process, position: int) -> dict[str, object]:
    step = process.steps[position]
    actor = index.records.get(step.actor)
    return {
        "id": step.id,
        "no": str(position + 1),
        "actor": actor.title if actor else "",
        "action": step.brief,
        "kind": step.kind,
        "group": step.group or "",
        "next": [{"to": to, "label": label} for to, label in ways(process, step, position)],
    }


def ways(process: Process, step: Step, position: int) -> list[tuple[str, str]]:
    """Where a step leads: as written, else to the step below, else nowhere."""
    if step.next:
        return [(way.to, way.when) for way in step.next]
    if step.kind != "end" and position + 1 < len(process.steps):
        return [(process.steps[position + 1].id, "")]
    return []
