"""What `mkdocs serve` needs beyond files: sheets compiled when somebody asks for one, and errors as a page."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from biaogan.build import Prepared, print_jobs, public_files, staff_files
from biaogan.press.pool import run_jobs
from biaogan.problems import Problem, as_text, in_order
from biaogan.render.handbook.templates import environment
from biaogan.render.sheets.job import PrintJob
from biaogan.whole import write_all

log = logging.getLogger("mkdocs.plugins.biaogan")
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class Preview:
    """State of the running preview: the jobs of the last good book, and the problems of the current one."""

    def __init__(self) -> None:
        self.problems: tuple[Problem, ...] = ()
        self.root = self.cache = Path()
        self.jobs: dict[str, PrintJob] = {}

    def accept(self, prepared: Prepared, folder: Path) -> None:
        """Takes a good book: its files go into the served folder, its sheets are made when somebody asks.

        Addresses: the staff's as deployed, the public site's below /public/.
        """
        write_all(folder, staff_files(prepared), over=True)
        write_all(folder / "public", public_files(prepared), over=True)
        self.root, self.cache = prepared.root, prepared.cache
        self.jobs = {"/" + job.output.removeprefix("staff/"): job for job in print_jobs(prepared)}
        self.problems = ()

    def refuse(self, problems: tuple[Problem, ...]) -> None:
        """While serving an exception would leave the browser hanging: the problems become the page."""
        log.error("\n%s", as_text(problems))
        self.problems = problems

    def around(self, application: App) -> App:
        """The server's own application with the preview in front of it."""

        def respond(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
            path = str(environ.get("PATH_INFO", ""))
            if self.problems and path.endswith(("/", ".html")):
                return _answer(start, "500 Internal Server Error", "text/html; charset=utf-8", self.page())
            if path in self.jobs:
                return self._sheet(self.jobs[path], start)
            return application(environ, start)

        return respond

    def page(self) -> bytes:
        """The problems as a page that looks again every two seconds."""
        return environment().get_template("problems.html.j2").render(problems=in_order(self.problems)).encode()

    def _sheet(self, job: PrintJob, start: Callable[..., Any]) -> Iterable[bytes]:
        folder = self.root / ".build" / "preview"
        (printed,) = run_jobs([job], folder, self.cache, workers=1)
        if printed.problems:
            said = "\n".join(str(p) for p in printed.problems).encode()
            return _answer(start, "500 Internal Server Error", "text/plain; charset=utf-8", said)
        kind = mimetypes.guess_type(job.output)[0] or "application/octet-stream"
        return _answer(start, "200 OK", kind, (folder / job.output).read_bytes())


def _answer(start: Callable[..., Any], status: str, kind: str, body: bytes) -> list[bytes]:
    start(status, [("Content-Type", kind), ("Content-Length", str(len(body))), ("Cache-Control", "no-store")])
    return [body]
