"""The self-check in a browser: by keyboard, with and without JavaScript, to the same verdict, and nothing leaves."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.verify]

LABELS = ("是", "否", "不清楚")


@pytest.fixture
def start(tree: Path) -> str:
    """Address of the page on which the self-check begins, on a disk."""
    return (tree / "check" / "index.html").as_uri()


def begun(browser: Browser, start: str, *, script: bool) -> Page:
    page = browser.new_context(viewport={"width": 360, "height": 700}, java_script_enabled=script).new_page()
    page.goto(start)
    return page


def press(page: Page, text: str) -> None:
    """Tabs forward to the button or link that begins with this text, and presses Enter."""
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.inner_text().strip().startswith(text):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard does not reach {text}")


def said(page: Page) -> tuple[str, ...]:
    """Headline, what stands under it, and the lines that are asked about."""
    lead = page.locator("main .lead").first
    shown = page.locator("main .cues li:visible").all_inner_texts()
    return page.inner_text("h1"), lead.inner_text() if lead.is_visible() else "", *shown


def told(browser: Browser, start: str, answers: tuple[str, ...], *, script: bool) -> list[tuple[str, ...]]:
    """What every screen says to somebody who answers so, until there is nothing more to answer."""
    page = begun(browser, start, script=script)
    screens = [said(page)]
    page.click(".go-on >> text=开始")
    screens.append(said(page))
    for answer in answers:
        button = page.locator(f".answer >> text={answer}").first
        if not button.is_visible():
            break
        button.click()
        screens.append(said(page))
    page.context.close()
    return screens


@pytest.mark.parametrize("answers", list(product(LABELS, repeat=2)), ids="".join)
def test_both_ways_say_the_same_on_every_screen(browser: Browser, start: str, answers: tuple[str, ...]) -> None:
    with_script = told(browser, start, answers, script=True)
    assert with_script == told(browser, start, answers, script=False)


@pytest.mark.parametrize("script", [True, False])
def test_the_keyboard_is_enough(browser: Browser, start: str, script: bool) -> None:
    page = begun(browser, start, script=script)
    press(page, "开始")
    assert page.inner_text(".progress").startswith("第1问")
    first = page.inner_text("h1")
    press(page, "是")
    assert page.inner_text(".progress").startswith("第2问")
    press(page, "返回上一问")
    assert page.inner_text("h1") == first
    press(page, "是")
    press(page, "否")
    assert page.inner_text("h1").startswith("很像：")
    page.context.close()


def test_focus_moves_to_the_new_question(browser: Browser, start: str) -> None:
    page = begun(browser, start, script=True)
    page.click("#start")
    for answer in ("是", "是"):  # a question and an end
        assert page.evaluate("document.activeElement.id") == "title"
        assert page.locator("#title").inner_text() in page.title()
        page.click(f"#answers >> text={answer}")
    assert page.evaluate("document.activeElement.id") == "title"
    page.context.close()


def test_back_and_forth_by_the_browsers_own_keys(browser: Browser, start: str) -> None:
    page = begun(browser, start, script=True)
    page.click("#start")
    page.click("#answers >> text=是")
    second = page.inner_text("h1")
    page.go_back()
    first = page.inner_text("h1")
    page.go_forward()
    assert page.inner_text("h1") == second != first
    page.go_back()
    page.go_back()
    assert page.locator("#begin").is_visible()
    page.context.close()


def test_answers_stay_in_memory(browser: Browser, start: str) -> None:
    page = begun(browser, start, script=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.click("#start")
    page.click("#answers >> text=是")
    page.click("#answers >> text=不清楚")
    assert page.inner_text("h1").startswith("很像：")
    assert asked == []
    assert page.url == start
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    assert set(page.evaluate("Object.keys(history.state)")) == {"step"}
    page.context.close()


def test_whoever_starts_anew_begins_with_the_first_question(browser: Browser, start: str) -> None:
    page = begun(browser, start, script=True)
    page.click("#start")
    page.click("#answers >> text=是")
    page.click("#answers >> text=是")
    page.click("#likely >> text=不是这样？")
    assert page.locator("#begin").is_visible()
    page.click("#start")
    assert page.inner_text("#progress").startswith("第1问")
    page.context.close()
