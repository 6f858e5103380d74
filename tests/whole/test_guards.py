"""What keeps staff matter in the staff tree, taken away piece by piece: each time a test must fail.

A guard that can be removed without anybody noticing guards nothing. Each is removed in a copy of the project, and the
fast tests that watch over it run there in a process of their own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support import ROOT

EDITIONS = ("tests/test_editions.py",)
CHECKS = ("tests/checks/test_visibility.py",)
TYPES = ("tests/sheets/test_edition_types.py",)
PAGES = ("tests/site/test_pages.py", "tests/test_editions.py")
LEAKS = ("tests/leaks/test_search.py",)
SEARCH = ("tests/whole/test_failure.py::test_a_denied_word_in_a_finished_page_leaves_the_old_site",)
MADE = shutil.ignore_patterns("__pycache__", "*.pyc")
KEPT = ("hooks", "tests", "standards", "campaigns", "docs", "tools")


@dataclass(frozen=True, slots=True)
class Guard:
    """`code` of a file of hooks/, what stands there once it is taken away, and the tests that must notice."""

    name: str
    file: str
    code: str
    without: str
    watched: tuple[str, ...]


GUARDS = (
    Guard(
        "a field must be declared public",
        "editions.py",
        "        if not is_public(info):\n            continue\n",
        "",
        EDITIONS,
    ),
    Guard("a record must say that it is public", "editions.py", 'r.visibility == "public" and ', "", EDITIONS),
    Guard("an entry must say that it is public", "editions.py", ' if e.visibility == "public"', "", EDITIONS),
    Guard("a record must be in force", "editions.py", " and _has_its_day(r, index)", "", EDITIONS),
    Guard("an alert comes no sooner than its day", "editions.py", " and record.effective <= index.today", "", EDITIONS),
    Guard(
        "a reference must lead to a public record",
        "editions.py",
        "    if points_at_record and value is not None and value not in ids:\n        return None\n",
        "",
        EDITIONS,
    ),
    Guard(
        "a part that names a staff record is dropped whole",
        "editions.py",
        " if not isinstance(v, Entry) or _shown(v, ids)",
        "",
        EDITIONS,
    ),
    Guard("of the ledger only public ids", "editions.py", "for p in book.ledger.ids if p.public)", "for p in book.ledger.ids)", EDITIONS),
    Guard("staff addresses of the ledger stay", "editions.py", "PublicEntry(p.id, p.title, p.public)", "p", EDITIONS),
    Guard("addresses of records go with the record", "editions.py", " if not page.id)", ")", EDITIONS),
    Guard("reasons of revisions stay", "editions.py", 'PublicRevision(r.sheet, r.revision, r.hash if edition == "public" else "", r.since, edition)', "r", EDITIONS),
    Guard("reasons of moves stay", "editions.py", "PublicMove(m.id, m.fate, tuple(t for t in m.to if t in once | ids), m.since)", "m", EDITIONS),
    Guard("a move leads to nothing of the staff's", "editions.py", " if t in once | ids)", ")", EDITIONS),
    Guard("moves of staff records stay", "editions.py", "if m.id in once:", "if True:", EDITIONS),
    Guard("hashes of staff revisions stay", "editions.py", 'r.hash if edition == "public" else ""', "r.hash", EDITIONS),
    Guard("a view holds no record", "editions.py", "return _view(\"part\", \"\", value, ids)", "return value", EDITIONS),
    Guard("text is text in a page", "render/site/templates.py", "autoescape=True", "autoescape=False", PAGES),
    Guard(
        "a missing field is an error in a page",
        "render/site/templates.py",
        "        undefined=StrictUndefined,\n",
        "",
        PAGES,
    ),
    Guard("JSON-LD cannot end its element", "render/site/linked_data.py", 'Markup(data.replace("<", "\\\\u003c"))', "Markup(data)", PAGES),
    Guard("only public sheets are offered", "render/site/__init__.py", "pieces: Iterable[PublicPiece], today", "pieces: Iterable[object], today", TYPES),
    Guard("a public job takes a public piece", "render/sheets/jobs.py", "def public_job(piece: PublicPiece, ", "def public_job(piece: Piece, ", TYPES),
    Guard("a public job takes no whole bank", "render/sheets/jobs.py", "def public_jobs(piece: PublicPiece, bank: PublicView)", "def public_jobs(piece: PublicPiece, bank: AnyBank)", TYPES),
    Guard("pages take the public book", "render/site/__init__.py", "def public_pages(public: PublicBook, ", "def public_pages(public: object, ", TYPES),
    Guard("only public sheets are made for the public tree", "build.py", "        if isinstance(piece, PublicPiece):\n            found", "        if True:\n            found", PAGES),
    Guard("V001: public must not point at staff", "checks/visibility.py", 'other.visibility != "public"', "False", CHECKS),
    Guard("V002: public sheets print public records", "checks/visibility.py", 'record.visibility != "public":\n            yield', "False:\n            yield", CHECKS),
    Guard("V003: internal rows only rewritten", "checks/visibility.py", "if row in internal", "if row is internal", CHECKS),
    Guard("V004: amounts of bank.yml are denied", "model/deny_list.py", 'if a.visibility == "staff"', "if not a", CHECKS),
    Guard("a finished tree is searched before it goes out", "build.py", 'found = search_public(stage.path("public"), prepared.book, prepared.cache.parent)', "found: list[Problem] = []", SEARCH),
    Guard("another deny list searches everything again", "leaks/search.py", "hasher = hashlib.sha256(repr(denied).encode())", "hasher = hashlib.sha256()", LEAKS),
    Guard("V004: denied words are found", "checks/visibility.py", "in denied.within(leaf.value)", "in ()", CHECKS),
)  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project, to be damaged."""
    root = tmp_path_factory.mktemp("guards") / "project"
    for folder in KEPT:
        shutil.copytree(ROOT / folder, root / folder, ignore=MADE)
    for name in ("pyproject.toml", "run.py", "mkdocs.yml"):
        shutil.copyfile(ROOT / name, root / name)
    return root


def watched(root: Path, tests: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    """Runs the fast tests in the copy, to the first failure."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST_", "BIAOGAN_AS_OF")) and k != "PYTHONPATH"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-m", "not verify", *tests]
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_stands_where_the_table_says(guard: Guard) -> None:
    assert (ROOT / "hooks" / "biaogan" / guard.file).read_text("utf-8").count(guard.code) == 1


@pytest.mark.verify
@pytest.mark.parametrize("tests", sorted({guard.watched for guard in GUARDS}))
def test_with_every_guard_in_place_nothing_fails(copy: Path, tests: tuple[str, ...]) -> None:
    done = watched(copy, tests)
    assert done.returncode == 0, done.stdout[-3000:]


@pytest.mark.verify
@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_that_is_taken_away_is_missed(copy: Path, guard: Guard) -> None:
    file = copy / "hooks" / "biaogan" / guard.file
    before = file.read_text("utf-8")
    file.write_text(before.replace(guard.code, guard.without), "utf-8")
    try:
        done = watched(copy, guard.watched)
    finally:
        file.write_text(before, "utf-8")
    assert done.returncode == 1, f"nothing noticed:\n{done.stdout[-2000:]}"
    assert "failed" in done.stdout or "error" in done.stdout
