"""The table of questions, asked in a real browser: the ranking exists once, in ranking.js, and is tested where it runs."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from playwright.sync_api import Browser, Page

from biaogan.places import THEME
from biaogan.search import search_files
from tests.real import prepared

QUESTIONS = Path(__file__).parent / "questions.yml"
PLACE = "some/where"  # the tree is served below a path of its own, the page lies two levels down in it

pytestmark = pytest.mark.browser


@dataclass(frozen=True, slots=True)
class Question:
    """`first`: ids of right answers, one of which must be among the first `among`."""

    ask: str
    first: tuple[str, ...]
    among: int = 1


def questions() -> Iterator[Any]:
    """The table."""
    rows: list[dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    for row in rows:
        question = Question(str(row["ask"]), tuple(row["first"]), row.get("among", 1))
        marks = [pytest.mark.xfail(reason="not found yet")] if row.get("missed") else []
        yield pytest.param(question, marks=marks, id=question.ask)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing."""


def _write_tree(folder: Path) -> None:
    """The search bar of the theme on a page of its own, with the index of the real book."""
    for path, content in search_files(prepared().book, prepared().index):
        target = folder / PLACE / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    jinja = Environment(loader=FileSystemLoader(THEME), autoescape=True)
    jinja.filters["url"] = lambda target: "../.." if target == "." else f"../../{target}"
    bar = jinja.get_template("partials/find.html").render()
    page = folder / PLACE / "a" / "b" / "index.html"
    page.parent.mkdir(parents=True)
    script = "".join((THEME / "assets" / name).read_text("utf-8") for name in ("ranking.js", "search.js"))
    page.write_text(f'<!doctype html><meta charset="utf-8"><body>{bar}<script>{script}</script>', "utf-8")


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A browser on that page."""
    folder = tmp_path_factory.mktemp("search")
    _write_tree(folder)
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(f"http://127.0.0.1:{server.server_port}/{PLACE}/a/b/")
    yield opened
    context.close()
    server.shutdown()


def new_page(page: Page) -> Page:
    """A page without anything loaded or typed."""
    browser = page.context.browser
    assert browser is not None
    return browser.new_context().new_page()


def ask(page: Page, question: str) -> list[str]:
    """Types the question; the ids of what is shown, in order."""
    page.locator(".bg-find__input").fill(question)
    page.locator(".bg-hit").first.wait_for(timeout=5000)
    return hits(page)


def hits(page: Page) -> list[str]:
    """The ids of what is shown now, in order; none if nothing was found."""
    shown: list[str] = page.locator(".bg-hit").evaluate_all("hits => hits.map(h => h.dataset.id)")
    return shown


def ask_each(page: Page, questions: list[str]) -> Iterator[list[str]]:
    """What each question shows, which may be nothing: with the index loaded, the list follows the keys at once."""
    ask(page, "三问两看")
    for question in questions:
        page.locator(".bg-find__input").fill(question)
        yield hits(page)


def place(shown: list[str], right: list[str]) -> int | None:
    """Where the first right answer stands, from 1; None if it is not shown."""
    return next((number for number, answer in enumerate(shown, 1) if answer in right), None)


@pytest.mark.parametrize("question", list(questions()))
def test_the_right_thing_comes_first(page: Page, question: Question) -> None:
    shown = ask(page, question.ask)
    assert set(shown[: question.among]) & set(question.first), f"{question.ask} -> {shown[:5]}"


def test_nearly_every_question_is_answered_by_the_first_hit() -> None:
    rows = [row.values[0] for row in questions() if not row.marks]
    assert sum(isinstance(q, Question) and q.among == 1 for q in rows) >= 0.9 * len(list(questions()))


@dataclass(frozen=True, slots=True)
class Floor:
    """How many questions of a table must at least be answered by the first hit, and by one of the first five."""

    table: str
    first: int
    five: int


# A little below what was measured: 31 and 36 of 40 tuned against; 39 and 49 of 60 held out. Before the ranking was tuned they were 35 and 48.
FLOORS = (
    Floor("development.yml", 29, 34),
    Floor("heldout.yml", 37, 47),
)


@pytest.mark.parametrize("floor", FLOORS, ids=lambda floor: floor.table)
def test_as_many_questions_as_before_are_answered(page: Page, floor: Floor) -> None:
    rows: list[dict[str, Any]] = yaml.safe_load((QUESTIONS.parent / floor.table).read_text("utf-8"))
    answers = ask_each(page, [str(row["ask"]) for row in rows])
    places = [place(shown, row["hand"]) for row, shown in zip(rows, answers, strict=True)]
    late = [f"{row['ask']} ({at or 'not shown'})" for row, at in zip(rows, places, strict=True) if at != 1]
    first = sum(at == 1 for at in places)
    five = sum(at is not None and at <= 5 for at in places)
    assert (first >= floor.first, five >= floor.five) == (True, True), f"{first} first, {five} in five; late: {late}"


@pytest.mark.parametrize("table", [floor.table for floor in FLOORS])
def test_every_expected_answer_exists(page: Page, table: str) -> None:
    known = set(page.evaluate("async () => (await (await fetch('../../search/handbook.json')).json()).id"))
    rows: list[dict[str, Any]] = yaml.safe_load((QUESTIONS.parent / table).read_text("utf-8"))
    assert {answer for row in rows for answer in row["hand"]} <= known


def test_the_index_is_loaded_only_when_somebody_wants_to_search(page: Page) -> None:
    loaded: list[str] = []
    fresh = new_page(page)
    fresh.on("request", lambda request: loaded.append(request.url))
    fresh.goto(page.url.partition("#")[0])
    fresh.wait_for_timeout(200)
    assert not any(url.endswith("handbook.json") for url in loaded)
    fresh.keyboard.press("/")
    assert fresh.evaluate("document.activeElement.id") == "bg-find"
    fresh.keyboard.type("公检法")
    fresh.locator(".bg-hit").first.wait_for()
    assert sum(url.endswith(f"/{PLACE}/search/handbook.json") for url in loaded) == 1
    fresh.context.close()


def test_arrows_choose_and_enter_goes(page: Page) -> None:
    fresh = new_page(page)
    fresh.goto(page.url)
    fresh.click("#bg-find")
    ask(fresh, "三问两看")
    field = fresh.locator("#bg-find")
    assert field.get_attribute("aria-expanded") == "true"
    assert field.get_attribute("aria-activedescendant") is None
    fresh.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "bg-hit-0"
    fresh.keyboard.press("ArrowUp")
    last = fresh.locator(".bg-hit").last.get_attribute("id")
    assert field.get_attribute("aria-activedescendant") == last
    fresh.keyboard.press("Escape")
    assert fresh.locator(".bg-find__list").is_hidden()
    fresh.keyboard.press("ArrowDown")
    assert fresh.locator('.bg-hit[aria-selected="true"]').count() == 1
    with fresh.expect_request(f"**/{PLACE}/processes/PRC-001/**"):
        fresh.keyboard.press("Enter")
    fresh.context.close()


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", "{{7*7}}", "\\", "((((", "\u0001", "的了吗", "a" * 100]
)
def test_odd_queries_do_no_harm(page: Page, query: str) -> None:
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.locator(".bg-find__input").fill(query)
    page.wait_for_timeout(50)
    assert failures == []
    assert page.locator(".bg-find img").count() == 0


def test_what_is_not_there_is_said(page: Page) -> None:
    page.locator(".bg-find__input").fill("龘龘龘")
    assert "没有找到" in page.locator(".bg-find__status").inner_text()
    assert page.locator(".bg-find__list").is_hidden()
