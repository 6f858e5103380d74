"""A process as a flow diagram: data for the one Typst template that serves the handbook and the poster."""

from __future__ import annotations

from biaogan.index import Index
from biaogan.layouts import PROCESS_FLOW, Around
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.taken import plain
from biaogan.model.book import Book
from biaogan.model.process import Process
from biaogan.render.sheets.job import PrintJob, canonical
from biaogan.render.sheets.jobs import palette

WIDTH = 190.0  # mm; the height follows from the steps


def flow_jobs(book: Book, index: Index) -> dict[str, PrintJob]:
    """Process id -> the job that draws it as SVG."""
    around = staff_around(book, index)
    return {process.id: _job(book, around, process) for process in book.of(Process)}


def _job(book: Book, around: Around, process: Process) -> PrintJob:
    data = {
        "layout": "process-flow",
        "variant": "flow",
        "size": {"name": "flow", "width": WIDTH, "height": 0.0},
        "meta": {"id": process.id, "title": process.title, "effective": str(process.effective), "draft": False},
        "palette": palette(book.bank),
        "content": plain(PROCESS_FLOW.content(None, (process,), around)),
    }
    return PrintJob(process.id, "bank", "flow", "process-flow", canonical(data), WIDTH, 0.0, f"flows/{process.id}.svg")
