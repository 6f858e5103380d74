"""Asks the search of a public tree in a real browser, opened from a disk, what people type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, Page

QUESTIONS = Path(__file__).parent / "public_questions.yml"
SEARCH = "search/index.html"


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types. pages: addresses below the tree, each a right answer; held: never tuned against."""

    ask: str
    pages: tuple[str, ...]
    held: bool


def questions() -> tuple[Question, ...]:
    """All of them, in the order of the file."""
    rows: list[dict[str, Any]] = yaml.safe_load(QUESTIONS.read_text("utf-8"))
    return tuple(Question(row["ask"], tuple(row["pages"]), row.get("held", False)) for row in rows)


def ask(page: Page, question: str) -> list[str]:
    """Types the question and waits until it is answered; the addresses of what is shown, in order."""
    page.locator("#q").fill(question)
    page.wait_for_function("q => decodeURIComponent(location.hash) === '#q=' + q", arg=question)
    return hits(page)


def hits(page: Page) -> list[str]:
    """Addresses below the tree of what is shown, best first."""
    shown: list[str] = page.locator("#hits a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [target.removeprefix("../").partition("#")[0].removesuffix("index.html") for target in shown]


def place(shown: list[str], right: tuple[str, ...]) -> int | None:
    """Where the first right address stands, from 1; None where it is not shown."""
    return next((number for number, target in enumerate(shown, 1) if target in right), None)


def answers_of(browser: Browser, tree: Path) -> dict[str, list[str]]:
    """Every question with the addresses it shows, best first."""
    context = browser.new_context()
    opened = context.new_page()
    opened.goto((tree / SEARCH).as_uri())
    found = {row.ask: ask(opened, row.ask) for row in questions()}
    context.close()
    return found


def found_by(answers: Mapping[str, list[str]], rows: Iterable[Question]) -> tuple[int, int, str]:
    """How many are answered by the first hit, how many by one of the first five, and what was not first, to read."""
    places = {row.ask: place(answers[row.ask], row.pages) for row in rows}
    late = "\n".join(f"{asked} ({at}): {answers[asked][:3]}" for asked, at in places.items() if at != 1)
    return sum(at == 1 for at in places.values()), sum(at is not None and at <= 5 for at in places.values()), late
