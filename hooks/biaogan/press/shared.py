"""One PDF for a run of thousands: the drawing of a sheet stands in the file once, each branch adds a page and its imprint.

Pages share the content stream of the base; what differs is a form of a few kilobytes and the tags of the page.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from io import BytesIO
from itertools import islice
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish, saved
from biaogan.press.imprint import LAYER, base_of, copied, elements_on, layer_of, number, tag
from biaogan.press.materials import Materials
from biaogan.press.pool import crew_of
from biaogan.press.preflight import inspect_pdf
from biaogan.problems import BiaoganError, Stopped
from biaogan.render.sheets.job import PrintJob
from biaogan.whole import write

CHUNK = 16  # imprints that Typst sets at once: more of them cost memory and save no time


def shared(
    jobs: Iterable[PrintJob],
    target: Path,
    materials: Materials | None = None,
    workers: int = 2,
    progress: Callable[[int], None] | None = None,
) -> int:
    """Writes the press jobs of one sheet, whole or not at all, as one PDF at `target`; returns how many copies it holds.

    jobs: press jobs that differ in nothing but their imprint, in the order of the pages; progress: called with the
    number of copies done. Raises BiaoganError where the sheet itself fails the preflight.
    """
    materials = materials or Materials()
    waiting = iter(jobs)
    first = next(waiting)
    base = finish(compile_job(base_of(first), materials), materials.profile.read_bytes(), day(first))
    problems = inspect_pdf(base, first.output, (first.width_mm, first.height_mm), first.die_line)
    if problems:
        raise BiaoganError(problems)
    done = 0
    with Pdf.open(BytesIO(base)) as pdf:
        run = _Run(pdf, first.imprint_page)
        for layer in _layers(_chained(first, waiting), materials, workers):
            with Pdf.open(BytesIO(layer)) as over:
                for number in range(len(over.pages)):
                    run.add(over, number)
                done += len(over.pages)
            if progress:
                progress(done)
        write(target, saved(pdf))
    return done


def _chained(first: PrintJob, rest: Iterator[PrintJob]) -> Iterator[list[PrintJob]]:
    """The jobs in chunks."""
    held = [first]
    while held:
        held += islice(rest, CHUNK - len(held))
        yield held
        held = list(islice(rest, 1))


def _layers(chunks: Iterator[list[PrintJob]], materials: Materials, workers: int) -> Iterator[bytes]:
    """The imprints of each chunk as a PDF, set by a pool of processes a little ahead, in order."""
    if workers <= 1:
        for chunk in chunks:
            yield compile_job(layer_of(chunk), materials)
        return
    flight: deque[Future[bytes]] = deque()
    with crew_of(materials, workers) as crew:
        try:
            for chunk in chunks:
                flight.append(_sent(crew, chunk, materials))
                if len(flight) > workers * 2:
                    yield flight.popleft().result()
            while flight:
                yield flight.popleft().result()
        except BrokenProcessPool as error:
            raise Stopped("印刷用的进程意外退出，这一个 PDF 没有做成。请检查内存，再运行一次。") from error


def _sent(crew: ProcessPoolExecutor, chunk: list[PrintJob], materials: Materials) -> Future[bytes]:
    return crew.submit(compile_job, layer_of(chunk), materials)


class _Run:
    """The pages of a shared PDF as they come."""

    def __init__(self, pdf: Pdf, on: int) -> None:
        self.pdf, self.on = pdf, on
        root = pdf.Root.StructTreeRoot
        self.document = root.K[0]
        self.drawn = [page.obj for page in pdf.pages]
        self.tags = [list(elements_on(self.document, page)) for page in self.drawn]
        self.before = pdf.make_stream(b"q\n")
        self.after = pdf.make_stream(b"\nQ")
        self.imprint = pdf.make_stream(b"\nq " + bytes(str(LAYER), "ascii") + b" Do Q")
        self.document.K = Array()
        root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array()))
        root.ParentTreeNextKey = 0
        if "/Outlines" in pdf.Root:
            del pdf.Root.Outlines  # one list of headings for thousands of equal copies helps nobody
        del pdf.pages[:]

    def add(self, over: Pdf, position: int) -> None:
        """One more copy: every page of the base, and on one of them the imprint on page `position` of `over`."""
        for number_, page in enumerate(self.drawn):
            made = self._page(page, self.tags[number_])
            if number_ == self.on:
                source = over.pages[position]
                form = self.pdf.copy_foreign(source.as_form_xobject())
                above = over.Root.StructTreeRoot.K[0]
                tag(self.pdf, made, form, elements_on(above, source.obj), self.document)
                made.Resources.XObject = Dictionary({str(LAYER): form})
                made.Contents.append(self.imprint)

    def _page(self, page: Object, tags: list[Object]) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(
                Type=Name.Page,
                Resources=Dictionary({str(name): value for name, value in page.Resources.items()}),
                Contents=Array([self.before, page.Contents, self.after]),
                Tabs=Name.S,
            )
        )
        for name in ("/MediaBox", "/BleedBox", "/TrimBox"):
            made[name] = page[name]
        owners: dict[int, Object] = {}
        for element in tags:
            self.document.K.append(copied(self.pdf, element, self.document, made, owners))
        made.StructParents = number(self.pdf, owners)
        self.pdf.pages.append(Page(made))
        return self.pdf.pages[-1].obj
