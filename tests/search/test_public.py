"""The public search, asked in a real browser from a disk: the right page comes first for most of what people type."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from biaogan.build import Prepared, public_files, write_all
from biaogan.index import make_index
from biaogan.model.book import load
from biaogan.source import WorkTree
from tests.browser.launch import launch
from tests.browser.visits import visiting
from tests.support import ROOT, TODAY

QUESTIONS = Path(__file__).parent / "public_questions.yml"
SEARCH = "search/index.html"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The public tree of the real book without its sheets."""
    book, problems = load(WorkTree(ROOT))
    assert not problems
    assert make_index(book, TODAY)
    folder = tmp_path_factory.mktemp("public")
    write_all(folder, public_files(Prepared.of(ROOT, book, TODAY)))
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, tree: Path) -> Iterator[Page]:
    """The search page, opened by a double click."""
    context = browser.new_context(viewport={"width": 360, "height": 640})
    opened = context.new_page()
    opened.goto((tree / SEARCH).as_uri())
    yield opened
    context.close()


@pytest.fixture(scope="module")
def answers(browser: Browser, tree: Path) -> dict[str, list[str]]:
    """Every question with the addresses it shows, best first."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((tree / SEARCH).as_uri())
    found = {row.ask: ask(opened, row.ask) for row in questions()}
    context.close()
    return found


@dataclass(frozen=True, slots=True)
class Question:
    """pages: addresses below the tree, each a right answer; held: never tuned against."""

    ask: str
    pages: tuple[str, ...]
    held: bool


def questions() -> tuple[Question, ...]:
    rows: list[dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return tuple(Question(row["ask"], tuple(row["pages"]), row.get("held", False)) for row in rows)


def ask(page: Page, question: str) -> list[str]:
    """Types the question and waits until it is answered; the addresses of what is shown, in order."""
    page.locator("#q").fill(question)
    page.wait_for_function("q => decodeURIComponent(location.hash) === '#q=' + q", arg=question)
    return hits(page)


def hits(page: Page) -> list[str]:
    shown: list[str] = page.locator("#hits a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [target.removeprefix("../").partition("#")[0].removesuffix("index.html") for target in shown]


def place(shown: list[str], right: tuple[str, ...]) -> int | None:
    return next((number for number, target in enumerate(shown, 1) if target in right), None)


@dataclass(frozen=True, slots=True)
class Floor:
    """How many questions of a half must at least be answered by the first hit, and by one of the first five."""

    held: bool
    first: int
    five: int


FLOORS = (Floor(False, 16, 19), Floor(True, 16, 19))  # of 20 each: 80 and 95 in a hundred


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: "held out" if floor.held else "tuned against")
def test_the_right_page_comes_first(answers: dict[str, list[str]], floor: Floor) -> None:
    rows = [row for row in questions() if row.held is floor.held]
    assert len(rows) == 20
    places = [place(answers[row.ask], row.pages) for row in rows]
    late = [f"{row.ask} ({at}): {answers[row.ask][:3]}" for row, at in zip(rows, places, strict=True) if at != 1]
    first = sum(at == 1 for at in places)
    five = sum(at is not None and at <= 5 for at in places)
    assert (first >= floor.first, five >= floor.five) == (True, True), f"{first} first, {five} in five\n" + "\n".join(late)


def test_every_question_has_a_page_that_is_there(tree: Path) -> None:
    lost = [row.ask for row in questions() if not any((tree / place / "index.html").is_file() for place in row.pages)]
    assert not lost
