"""A process as a flow diagram: data for the one Typst template that serves the handbook and the poster."""

from __future__ import annotations

from biaogan.index import Index
from biaogan.layouts import PROCESS_FLOW
from biaogan.layouts.layout import StaffAround
from biaogan.layouts.process_flow import flow_of
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.taken import plain
from biaogan.model.book import Book
from biaogan.model.process import Process
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import palette
from biaogan.values import Json

WIDTH = 190.0  # mm; the height follows from the steps


def flow_jobs(book: Book, index: Index) -> dict[str, PrintJob]:
    """Process id -> the job that draws it as SVG."""
    around = staff_around(book, index)
    return {process.id: _job(book, around, process) for process in book.of(Process)}


def _job(book: Book, around: StaffAround, process: Process) -> PrintJob:
    data: dict[str, Json] = {
        "layout": "process-flow",
        "variant": "flow",
        "size": {"name": "flow", "width": WIDTH, "height": 0.0},
        "meta": {"id": process.id, "title": process.title, "effective": str(process.effective), "draft": False},
        "palette": palette(book.bank),
        "content": plain(flow_of(process, around)),
    }
    return PrintJob(
        key=process.id,
        imprint="bank",
        variant="flow",
        template=PROCESS_FLOW.name,
        data=data,
        width_mm=WIDTH,
        height_mm=0.0,
        output=f"flows/{process.id}.svg",
        effective=process.effective,
        bank=book.bank.name,
    )
