"""The wall is built of types: mypy refuses a staff piece, or the whole bank, where the public tree is made."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from tests.support import ROOT

# A line that ends with `# E` must be refused, every other one accepted.
LINES = """
from datetime import date
from collections.abc import Iterator

from biaogan.build import Prepared
from biaogan.editions import PublicBook, PublicView
from biaogan.layouts.layout import Around, PublicAround, StaffAround
from biaogan.layouts.poster import content
from biaogan.layouts.subjects import public_around
from biaogan.model.bank import Bank
from biaogan.model.book import Book
from biaogan.model.record import Record
from biaogan.model.registers import Branch
from biaogan.model.scam import Scam
from biaogan.model.sheet import Sheet
from biaogan.render.reprint.status import Desk, Memory
from biaogan.render.sheets.jobs import public_job, public_jobs, staff_job, staff_jobs
from biaogan.render.sheets.pieces import Piece, PublicPiece, StaffPiece, public_pieces, staff_pieces
from biaogan.render.site import make_site, public_pages
from biaogan.render.site.alerts import alert_icon
from biaogan.render.site.frame import Site
from biaogan.render.site.posters import pieces_about
from biaogan.render.site.with_pages import has_page


def pieces(staff: StaffPiece, public: PublicPiece, any_one: Piece, record: Record, view: PublicView) -> None:
    staff.sheet.layout
    staff.sheet.no_such_field  # E
    StaffPiece.of(public.sheet, public.subjects, None, {})  # E
    one: PublicPiece = staff  # E
    other: StaffPiece = public  # E
    both: tuple[Piece, ...] = (staff, public)
    pieces_about(view, (public,))
    pieces_about(view, (staff,))  # E
    pieces_about(record, (public,))  # E


def books(book: Book, public: PublicBook, day: date, prepared: Prepared) -> None:
    public_pages(public, public_pieces(public), day)
    public_pages(public, prepared.public_sheets, day)
    public_pages(book, prepared.public_sheets, day)  # E
    public_pages(public, prepared.staff_sheets, day)  # E
    public_pages(public, prepared.pieces, day)  # E
    make_site(public, prepared.public_sheets, day)
    make_site(public, prepared.pieces, day)  # E
    make_site(public, prepared.staff_sheets, day)  # E
    make_site(book, prepared.public_sheets, day)  # E
    public_pieces(book)  # E
    public_around(book)  # E
    staff_pieces(public, prepared.index)  # E
    prepared.public_sheets[0].public  # E


def jobs(staff: StaffPiece, public: PublicPiece, bank: Bank, shown: PublicView, branch: Branch) -> None:
    staff_jobs(staff, bank, (branch,))
    staff_jobs(public, bank, (branch,))
    staff_job(public, bank, None, "thumb")
    public_jobs(public, shown)
    public_job(public, shown, "thumb")
    public_jobs(staff, shown)  # E
    public_jobs(public, bank)  # E
    public_job(staff, shown, "thumb")  # E
    public_job(public, bank, "thumb")  # E
    staff_jobs(staff, shown)  # E
    staff_job(staff, shown, None, "thumb")  # E


def pages(site: Site, record: Scam, view: PublicView, public: PublicBook) -> None:
    shown: tuple[PublicPiece, ...] = site.pieces
    site.page("index.html", "index.html", "", record=view)
    site.page("index.html", "index.html", "", record=record)  # E
    has_page(view)
    has_page(record)  # E
    alert_icon(public, record)  # E


def desk(memory: Memory, public: tuple[PublicPiece, ...], every: tuple[Piece, ...], day: date) -> None:
    picture: PublicPiece | None = Desk(memory, public, day).answer("SHT-001", 1).piece
    other: PublicPiece | None = Desk(memory, every, day).answer("SHT-001", 1).piece  # E


def layouts(sheet: Sheet, scam: Scam, view: PublicView, staff: StaffAround, public: PublicAround) -> None:
    content(sheet, (scam,), staff)
    content(view, (view,), public)
    wrong: PublicAround = staff  # E
    for known in public.named(Scam, ("SCM-001",)):
        known.headline
        known.heading  # E
    records: dict[str, PublicView] = dict(staff.records)  # E
"""


def test_mypy_refuses_what_does_not_belong_to_the_edition(tmp_path: Path) -> None:
    file = tmp_path / "lines.py"
    file.write_text(LINES, "utf-8")
    command = [sys.executable, "-m", "mypy", "--follow-imports=silent", "--no-error-summary", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert not done.stderr, done.stderr
    refused = {int(line) for line in re.findall(r"lines\.py:(\d+): error", done.stdout)}
    marked = {number for number, line in enumerate(LINES.splitlines(), 1) if line.endswith("  # E")}
    missed = [LINES.splitlines()[number - 1].strip() for number in sorted(marked - refused)]
    assert not missed, "\n".join(missed)
    assert refused == marked, done.stdout
