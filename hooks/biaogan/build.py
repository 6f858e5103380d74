"""The pipeline in one place: sources -> checked book -> editions -> pages and print jobs. Staged, then swapped in whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from biaogan.checks import run_checks
from biaogan.editions import PublicBook, make_public
from biaogan.exports.feed import PATH as FEED
from biaogan.exports.feed import atom
from biaogan.exports.judging import as_table, workbooks
from biaogan.exports.judging_xlsx import as_workbook
from biaogan.exports.review import calendar
from biaogan.exports.tables import as_csv, as_json, files, tables
from biaogan.exports.takedown import takedown_exports
from biaogan.exports.texts import text_files
from biaogan.index import Index, make_index
from biaogan.layouts import declaration
from biaogan.model.book import Book, load
from biaogan.model.registers import Branch
from biaogan.press import materials
from biaogan.press.pool import run
from biaogan.problems import BiaoganError, Problem
from biaogan.render.reprint.standing import Standing
from biaogan.render.reprint.takedown import on_site, takedown_jobs
from biaogan.render.sheets.flows import flow_jobs
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import public_job, public_jobs, staff_job, staff_jobs
from biaogan.render.sheets.pieces import Piece, PublicPiece, StaffPiece, public_pieces, staff_pieces
from biaogan.render.site import public_pages
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.loop import loop_page
from biaogan.source import Source, WorkTree

SITE_BRANCHES = 12  # more branches than that get their files from `biaogan print`, not from the site


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything that pages and sheets are made from."""

    root: Path
    book: Book
    index: Index
    public: PublicBook
    public_sheets: tuple[PublicPiece, ...]
    staff_sheets: tuple[StaffPiece, ...]
    today: date

    @classmethod
    def of(cls, root: Path, book: Book, today: date) -> Prepared:
        """Editions and sheets of a book that has been checked (or was good enough once, for a comparison)."""
        index = make_index(book, today)
        public = make_public(book, index)
        return cls(root, book, index, public, public_pieces(public), staff_pieces(book, index), today)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All sheets, public ones first."""
        return (*self.public_sheets, *self.staff_sheets)


def today_from(environ: Mapping[str, str]) -> date:
    """The day to build for: BIAOGAN_AS_OF (a date), else SOURCE_DATE_EPOCH (seconds), else the clock, in UTC."""
    if environ.get("BIAOGAN_AS_OF"):
        return date.fromisoformat(environ["BIAOGAN_AS_OF"])
    if environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(environ["SOURCE_DATE_EPOCH"]), UTC).date()
    return datetime.now(UTC).date()


def forget() -> None:
    """Forgets what was read of the templates of sheets: while serving, somebody edits them."""
    declaration.forget()
    materials.forget()


def examine(source: Source, today: date) -> tuple[Book, Index, list[Problem]]:
    """Reads and checks everything: the book as far as it can be read, its index, and every problem."""
    book, problems = load(source)
    index = make_index(book, today)
    return book, index, problems + run_checks(book, index, today)


def prepare(root: Path, today: date, source: Source | None = None) -> Prepared:
    """The book of `root`, checked, with editions and sheets. Raises BiaoganError with every problem found."""
    book, _, problems = examine(source or WorkTree(root), today)
    if problems:
        raise BiaoganError(problems)
    return Prepared.of(root, book, today)


def print_jobs(prepared: Prepared) -> tuple[PrintJob, ...]:
    """Every file of the print room: all sheets in the staff tree, public sheets again in public/.

    Branches have files of their own where a print shop prints the sheet and the branches are few; a bank with more of
    them prints with `biaogan print`, or its site would hold a million files. Thumbnails come when the pictures that they
    are made from have long been drawn; last the take-down list of every branch that has one.
    """
    bank, shown = prepared.book.bank, prepared.public.bank
    found: list[PrintJob] = []
    thumbs: list[PrintJob] = []
    for piece in prepared.pieces:
        found.extend(staff_jobs(piece, bank, imprinted(prepared, piece)))
        thumbs.append(staff_job(piece, bank, None, "thumb"))
        if isinstance(piece, PublicPiece):
            found.extend(public_jobs(piece, shown))
            thumbs.append(public_job(piece, shown, "thumb"))
    walls = Standing(prepared.book, prepared.index, prepared.pieces)
    return (*found, *thumbs, *(takedown_jobs(bank, walls) if on_site(walls) else ()))


def imprinted(prepared: Prepared, piece: Piece) -> tuple[Branch, ...]:
    """The branches whose imprint of a piece stands on the site."""
    branches = prepared.book.register(Branch)
    few = len(branches) <= SITE_BRANCHES
    return branches if few and piece.sheet.printing == "印厂" else ()


def flow_drawings(prepared: Prepared, cache: Path) -> dict[str, str]:
    """Process id -> its flow diagram as SVG text. Raises BiaoganError where a diagram cannot be drawn."""
    wanted = flow_jobs(prepared.book, prepared.index)
    with tempfile.TemporaryDirectory() as folder:
        problems = [
            p for printed in run(list(wanted.values()), Path(folder), cache, workers=1) for p in printed.problems
        ]
        if problems:
            raise BiaoganError(problems)
        return {key: (Path(folder) / job.output).read_text("utf-8") for key, job in wanted.items()}


def public_files(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Every page and asset of the public tree, the sheets apart."""
    for path, content in public_pages(prepared.public, prepared.public_sheets, prepared.today):
        yield path, content.encode() if isinstance(content, str) else content
    yield FEED, atom(prepared.public, prepared.today).encode()


def staff_exports(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Tables, workbooks that add up, short texts, calendars, what must come off the walls, and the loop for screens."""
    for table in tables(prepared.book, prepared.index):
        for name, content in files(table, prepared.book.bank.palette):
            yield f"exports/{name}", content
    for workbook in workbooks(prepared.book, prepared.index, prepared.pieces):
        table = as_table(workbook)
        yield f"exports/{workbook.name}.xlsx", as_workbook(workbook, prepared.book.bank.palette)
        yield f"exports/{workbook.name}.csv", as_csv(table)
        yield f"exports/{workbook.name}.json", as_json(table)
    yield from text_files(prepared.book, prepared.index)
    yield "exports/review.ics", calendar(prepared.book)
    path, page = loop_page(prepared.public, present_campaign(prepared.public, prepared.today))
    yield path, page.encode()
    walls = Standing(prepared.book, prepared.index, prepared.pieces)
    yield from takedown_exports(walls, prepared.book.bank.palette)


def write_all(folder: Path, contents: Iterator[tuple[str, bytes]]) -> int:
    """Writes (path below `folder`, bytes) pairs; returns how many. A path that leaves the folder is a bug and raises."""
    count = 0
    for path, content in contents:
        target = (folder / path).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise ValueError(f"{path} leaves {folder}")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        count += 1
    return count
