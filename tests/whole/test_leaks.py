"""Nothing of the staff's leaves the staff tree: proven with marks in every text, and with the words that are denied."""

from __future__ import annotations

from pathlib import Path

import pytest

from biaogan.build import Prepared, examine
from biaogan.leaks import search_public
from biaogan.model import CONTENT_TYPES
from biaogan.model.bank import Bank
from biaogan.model.deny_list import DenyList
from biaogan.model.registers import REGISTERS
from biaogan.source import WorkTree
from tests.leaks.looking import found_in
from tests.support import TODAY
from tests.whole.builds import BOOKS, Project, copied
from tests.whole.fixtures import MINI_AND_REAL
from tests.whole.marks import Marks, mark_book
from tests.whole.rewrite import RULES, Place, texts_of

# Staff texts that no page shows in so many letters: what they are for happens elsewhere.
UNSEEN: frozenset[Place] = frozenset(
    {
        ("ledger", "approvals", "by"),
        ("bank", "staff_base"),  # only in the QR codes of staff sheets
        ("bank", "amounts", "note"),
        ("contacts", "label"),  # contacts for staff alone are on no page yet
        ("contacts", "purpose"),
        ("contacts", "note"),
        ("ways", "note"),  # the register of ways has no page of its own for staff
        ("sources", "terms"),  # what a check looks for
        ("sources", "only_here"),
        ("sources", "gap"),
    }
)


@pytest.fixture(scope="module", params=MINI_AND_REAL)
def marked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Marks]:
    """A book with a mark in every text, built."""
    project = copied(BOOKS[request.param], tmp_path_factory.mktemp(f"marked-{request.param}") / "project")
    marks = mark_book(project.root)
    _, _, problems = examine(WorkTree(project.root), TODAY)
    assert not problems, "\n".join(map(str, problems))
    return project.built(), marks


def test_every_staff_text_of_every_model_is_marked(marked: tuple[Project, Marks]) -> None:
    """Also texts of public records in fields that are not public, and all texts of records that are not public."""
    project, marks = marked
    places = set(marks.staff.values())
    held = [kind for kind in CONTENT_TYPES if any((project.root / kind.FOLDER).glob(f"{kind.PREFIX}-*.yml"))]
    assert len(held) == len(CONTENT_TYPES) or "mini" not in project.root.parent.name  # the miniature bank has them all
    models = [(kind, (kind.KIND,)) for kind in held] + [(r, (r.REGISTER,)) for r in REGISTERS]
    staff = {place for model, start in models for place, public in texts_of(model, start, public=True) if not public}
    staff |= {place for place, public in texts_of(Bank, ("bank",), public=True) if not public}
    assert staff <= places, staff - places


def test_no_mark_of_the_staff_is_in_the_public_tree(marked: tuple[Project, Marks]) -> None:
    project, marks = marked
    found = found_in(project.public, marks.staff)
    assert not found, "\n".join(f"{marks.staff[mark]}: {files[:5]}" for mark, files in found.items())


def test_the_search_finds_what_is_there(marked: tuple[Project, Marks]) -> None:
    """The staff marks in the staff tree; in the public tree the public ones, in pages and in sheets."""
    project, marks = marked
    found = found_in(project.staff, marks.staff)
    lost = {marks.staff[mark] for mark in marks.staff} - {marks.staff[mark] for mark in found} - UNSEEN
    lost = {place for place in lost if place[0] not in RULES}
    assert not lost, "\n".join(map(str, sorted(lost)))
    public = found_in(project.public, marks.public)
    kinds = {name.rpartition(".")[2] for files in public.values() for name in files}
    assert {"html", "pdf", "xml"} <= kinds, kinds
    headline = next(mark for mark, place in marks.public.items() if place == ("scam", "headline"))
    assert [name for name in public[headline] if name.endswith("_press.pdf")]


def test_no_denied_word_is_in_the_public_tree(project: Project, prepared: Prepared, tmp_path: Path) -> None:
    assert DenyList.of(prepared.book).terms
    assert search_public(project.public, prepared.book, tmp_path) == []


def test_staff_addresses_are_not_in_the_public_tree(project: Project, prepared: Prepared) -> None:
    bank = prepared.book.bank
    named = [bank.staff_base.split("/")[2], bank.feedback.removeprefix("mailto:")]
    assert not found_in(project.public, named)
