"""The quiz: complete without a script; with it one question at a time, by mouse or keyboard, and nothing kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.site import sample
from tests.site.test_browser import axe_script, opened

PATH = "quiz/QIZ-001/index.html"
RIGHT = (1, 0, 1)  # place of the right answer of the sample's questions


def test_every_question_has_its_answers_reasons_and_scam() -> None:
    page = sample.site()[PATH]
    fields = re.findall(r'<fieldset class="quiz-q".*?</fieldset>', page, re.DOTALL)
    assert len(fields) == len(RIGHT)
    for field, right in zip(fields, RIGHT, strict=True):
        marks = re.findall(r'<input type="radio"[^>]*?( data-right)?>', field)
        assert [bool(mark) for mark in marks].index(True) == right
        assert sum(map(bool, marks)) == 1
        assert field.count("<dd>") == len(marks)
    assert 'href="../../scams/SCM-001/index.html"' in fields[0]
    assert "这件事可以放心办" in fields[1]


def test_a_question_whose_scam_is_gone_is_not_asked() -> None:
    gone = sample.scam(2).replace("visibility: public", "visibility: staff")
    page = sample.site({"standards/scams/SCM-002.yml": gone})[PATH]
    assert page.count("<fieldset") == 2
    assert "陌生人要验证码" not in page


def test_a_quiz_without_a_slogan_ends_as_well() -> None:
    page = sample.site({"campaigns/quiz/QIZ-001.yml": sample.QUIZ.replace("slogan: SLG-001\n", "")})[PATH]
    assert "答完了" in page
    assert "我是反诈达人" not in page.partition('id="end"')[2].partition("<footer")[0]


@pytest.fixture
def page(page: Page, tree: Path) -> Iterator[Page]:
    """The quiz, opened from a disk; it may not complain about anything."""
    said: list[Any] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda message: said.append(message.text))
    page.goto((tree / PATH).as_uri())
    yield page
    assert said == []


def choose(page: Page, number: int, place: int) -> None:
    page.click(f"#q{number} label >> nth={place}")
    page.click(".quiz-next")


@pytest.mark.browser
def test_one_question_at_a_time_to_the_end_and_again(page: Page) -> None:
    assert [page.is_visible(f"#q{n}") for n in (1, 2, 3)] == [True, False, False]
    assert not page.is_visible("#end")
    page.click(".quiz-next")
    assert "先选一个" in page.inner_text("[role=status] >> nth=0")
    choose(page, 1, 0)
    told = page.inner_text(".quiz-told")
    for words in ("还有更稳当的办法", "转过去就难要回来。", "可以这样办：先挂断。", "认一认：骗局1"):
        assert words in told
    assert page.evaluate("[...document.querySelectorAll('#q1 input')].every(i => i.disabled)")
    page.click("text=下一题")
    assert page.evaluate("document.activeElement.closest('fieldset').id") == "q2"
    choose(page, 2, 0)
    assert page.inner_text(".quiz-told").startswith("答对了。")
    page.click("text=下一题")
    choose(page, 3, 1)
    page.click("text=看结果")
    score = page.inner_text("#end [role=status]")
    assert "3 道题，您答对了 2 道。" in score
    assert "有人叫您转钱到安全账户。" in score
    assert "自己取自己的钱" not in score
    assert page.evaluate("document.activeElement.id") == "done"
    page.click("text=再来一次")
    assert page.is_visible("#q1")
    assert not page.is_visible("#end")
    assert page.evaluate("[...document.querySelectorAll('input')].filter(i => i.checked || i.disabled).length") == 0
    for number, place in enumerate(RIGHT, 1):
        choose(page, number, place)
        page.click(".quiz-next")
    assert "3 道题，您答对了 3 道。" in page.inner_text("#end [role=status]")


@pytest.mark.browser
def test_the_keyboard_alone_answers_and_goes_on(page: Page) -> None:
    page.focus("#q1 input")
    page.keyboard.press("ArrowDown")
    assert page.inner_text(".quiz-told") == "", "looking through the answers with the arrows decides nothing"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text(".quiz-told").startswith("答对了。")
    page.keyboard.press("Enter")
    assert page.is_visible("#q2")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q2"


@pytest.mark.browser
def test_nothing_is_kept(page: Page) -> None:
    choose(page, 1, 0)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.hash]")
    assert kept == [0, 0, "", ""]
    page.reload()
    assert page.is_visible("#q1")
    assert not page.is_checked("#q1 input >> nth=0")


@pytest.mark.browser
def test_answers_are_easy_to_hit(page: Page) -> None:
    for selector, least in (("label.quiz-choice", 60), ("#q1 input", 44), (".quiz-next", 60)):
        for box in [found.bounding_box() for found in page.locator(f"{selector} >> visible=true").all()]:
            assert box is not None
            assert min(box["width"], box["height"]) >= least, selector


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.verify)])
def test_axe_finds_nothing_in_an_answer_and_at_the_end(browser: Browser, tree: Path, scheme: Any) -> None:
    page = opened(browser, tree / PATH, 360, scheme, bypass_csp=True)
    page.evaluate(axe_script())
    choose(page, 1, 0)
    wrong = [v["id"] for v in page.evaluate("axe.run(document)")["violations"]]
    for number in (1, 2, 3):
        if number > 1:
            choose(page, number, 0)
        page.click(".quiz-next")
    wrong += [v["id"] for v in page.evaluate("axe.run(document)")["violations"]]
    assert page.is_visible("#end")
    assert wrong == []
    page.context.close()


@pytest.mark.browser
def test_without_a_script_every_question_unfolds_its_answer(browser: Browser, tree: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto((tree / PATH).as_uri())
    assert all(page.is_visible(f"#q{n}") for n in (1, 2, 3))
    page.click("#q2 summary")
    assert page.is_visible("#q2 >> text=这样办没问题。")
    assert page.locator("button:visible").count() == 0
    context.close()
