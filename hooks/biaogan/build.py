"""The pipeline in one place: sources -> checked book -> editions -> pages and print jobs. Staged, then swapped in whole.

Nothing here knows MkDocs: the handbook's pages are handed out as finished HTML, and whoever frames them (the adapter)
puts them into the stage before `complete` adds the rest.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path

import yaml

from biaogan.checks import run_checks
from biaogan.checks.ids import check_short_addresses
from biaogan.editions import PublicBook, make_public
from biaogan.exports.feed import PATH as FEED
from biaogan.exports.feed import atom
from biaogan.exports.judging import as_table, workbooks
from biaogan.exports.judging_xlsx import as_workbook
from biaogan.exports.review import calendar
from biaogan.exports.tables import as_csv, files, table_json, tables
from biaogan.exports.takedown import takedown_exports
from biaogan.exports.texts import text_files
from biaogan.index import Index, make_index
from biaogan.layouts import declaration
from biaogan.leaks import search_public
from biaogan.model.book import Book, load
from biaogan.model.registers import Branch
from biaogan.press import materials
from biaogan.press.cache import Cache
from biaogan.press.pool import run_jobs
from biaogan.problems import BiaoganError, Problem, Stopped
from biaogan.render.addresses import check_paths
from biaogan.render.handbook import HandbookPage, handbook_pages, home_page, style_files
from biaogan.render.handbook.special import codes_page
from biaogan.render.reprint.standing import Standing
from biaogan.render.reprint.takedown import on_site, takedown_jobs
from biaogan.render.sheets.flows import flow_jobs
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import public_job, public_jobs, staff_job, staff_jobs
from biaogan.render.sheets.pieces import Piece, PublicPiece, StaffPiece, public_pieces, staff_pieces
from biaogan.render.site import public_pages
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.loop import loop_page
from biaogan.render.site.plan import TAKEN
from biaogan.search.index import search_files
from biaogan.source import Source, WorkTree
from biaogan.whole import Stage, write_all

SITE_BRANCHES = 12  # more branches than that get their files from `biaogan print`, not from the site
CACHE = Path(".cache", "press")  # below the project: finished files by what shaped them
TREES = ("staff", "public")
Codes = Mapping[str, tuple[str, str]]  # code -> title and reason
Progress = Callable[[int, int], None]  # files done, files in all


@dataclass(frozen=True)
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

    @property
    def cache(self) -> Path:
        """Where the press keeps finished files."""
        return self.root / CACHE

    @cached_property
    def standing(self) -> Standing:
        """The paper that is out there."""
        return Standing(self.book, self.index, self.pieces)


def forget_templates() -> None:
    """Forgets what was read of the templates of sheets: while serving, somebody edits them."""
    declaration.forget_declarations()
    materials.forget_materials()


def examine(source: Source, today: date) -> tuple[Book, Index, list[Problem]]:
    """Reads and checks everything: the book as far as it can be read, its index, and every problem."""
    book, problems = load(source)
    index = make_index(book, today)
    return book, index, [*problems, *run_checks(book, index), *check_short_addresses(book, TAKEN)]


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
    standing = prepared.standing
    return (*found, *thumbs, *(takedown_jobs(bank, standing) if on_site(standing) else ()))


def imprinted(prepared: Prepared, piece: Piece) -> tuple[Branch, ...]:
    """The branches whose imprint of a piece stands on the site."""
    branches = prepared.book.register(Branch)
    few = len(branches) <= SITE_BRANCHES
    return branches if few and piece.sheet.printing == "印厂" else ()


def handbook(prepared: Prepared, codes: Codes) -> tuple[HandbookPage, ...]:
    """Every page of the handbook as finished HTML, the start page first. codes: what the page of codes explains."""
    book, index, pieces, today = prepared.book, prepared.index, prepared.pieces, prepared.today
    drawn = flow_drawings(prepared, prepared.cache)
    own = partial(imprinted, prepared)
    pages = handbook_pages(book, index, pieces, drawn, today, own, prepared.standing)
    return (home_page(book, index, pieces, today), *pages, codes_page(codes))


def flow_drawings(prepared: Prepared, cache: Path) -> dict[str, str]:
    """Process id -> its flow diagram as SVG text. Raises BiaoganError where a diagram cannot be drawn."""
    wanted = flow_jobs(prepared.book, prepared.index)
    with tempfile.TemporaryDirectory() as folder:
        problems = [
            p for printed in run_jobs(list(wanted.values()), Path(folder), cache, workers=1) for p in printed.problems
        ]
        if problems:
            raise BiaoganError(problems)
        return {key: (Path(folder) / job.output).read_text("utf-8") for key, job in wanted.items()}


def public_files(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Every page and asset of the public tree, the sheets apart. Raises BiaoganError where two claim one path."""
    made = list(public_pages(prepared.public, prepared.public_sheets, prepared.today))
    clashes = tuple(check_paths([(FEED, "订阅"), *((path, f"页面 {path}") for path, _ in made)]))
    if clashes:
        raise BiaoganError(clashes)
    yield from ((path, content.encode() if isinstance(content, str) else content) for path, content in made)
    yield FEED, atom(prepared.public, prepared.today).encode()


def staff_files(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Every file of the staff tree that is no page: search, exports, style sheets. The sheets apart."""
    yield from search_files(prepared.book, prepared.index)
    yield from staff_exports(prepared)
    yield from style_files(prepared.book.bank)


def staff_exports(prepared: Prepared) -> Iterator[tuple[str, bytes]]:
    """Tables, workbooks that add up, short texts, calendars, what must come off the walls, and the loop for screens."""
    for table in tables(prepared.book, prepared.index):
        for name, content in files(table, prepared.book.bank.palette):
            yield f"exports/{name}", content
    for workbook in workbooks(prepared.book, prepared.index, prepared.pieces):
        table = as_table(workbook)
        yield f"exports/{workbook.name}.xlsx", as_workbook(workbook, prepared.book.bank.palette)
        yield f"exports/{workbook.name}.csv", as_csv(table)
        yield f"exports/{workbook.name}.json", table_json(table)
    yield from text_files(prepared.book, prepared.index)
    yield "exports/review.ics", calendar(prepared.book)
    path, page = loop_page(prepared.public, present_campaign(prepared.public, prepared.today))
    yield path, page.encode()
    yield from takedown_exports(prepared.standing, prepared.book.bank.palette)


def targets(staff: Path) -> dict[str, Path]:
    """Where each tree is to stand. staff: the folder of the handbook, MkDocs' `site_dir`."""
    return {"staff": staff, "public": staff.with_name("public" if staff.name == "staff" else staff.name + "-public")}


def site_dir(root: Path) -> Path:
    """`site_dir` of mkdocs.yml, read as plain text: its tags are MkDocs' matter. Raises Stopped where it cannot be read."""
    try:
        tree = yaml.compose((root / "mkdocs.yml").read_text("utf-8"))
    except (FileNotFoundError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise Stopped(
            f"{root} 里没有能读的 mkdocs.yml，这里不是标杆的项目文件夹。用 --root 写明项目在哪里。"
        ) from error
    pairs = tree.value if isinstance(tree, yaml.MappingNode) else []
    return root / next((value.value for key, value in pairs if key.value == "site_dir"), "site")


def complete(prepared: Prepared, stage: Stage, progress: Progress | None = None) -> None:
    """Fills the staged trees with all that is not a page of the handbook. Raises BiaoganError; after it they may go in."""
    contents = {"staff": staff_files, "public": public_files}
    for name in stage.making:
        write_all(stage.path(name), contents[name](prepared))
    wanted = [job for job in print_jobs(prepared) if job.output.partition("/")[0] in stage.making]
    print_run(wanted, stage.folder, prepared.cache, progress)
    if "public" in stage.making:
        found = search_public(stage.path("public"), prepared.book, prepared.cache.parent)
        if found:
            raise BiaoganError(found)
    Cache(prepared.cache).sweep(time.time())


def print_run(jobs: list[PrintJob], folder: Path, cache: Path, progress: Progress | None = None) -> None:
    """Makes the jobs below `folder`. Raises BiaoganError with the problems of all that failed."""
    problems: list[Problem] = []
    for done, printed in enumerate(run_jobs(jobs, folder, cache), 1):
        problems.extend(printed.problems)
        if progress is not None:
            progress(done, len(jobs))
    if problems:
        raise BiaoganError(problems)


def build_public(root: Path, today: date, progress: Progress | None = None) -> Path:
    """Makes the public tree alone, without MkDocs; the handbook stays as it is. Returns the tree's folder."""
    trees = targets(site_dir(root))
    with Stage(trees, making=("public",)) as stage:
        complete(prepare(root, today), stage, progress)
        stage.swap()
    return trees["public"]
