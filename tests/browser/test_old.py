"""The public site in a browser of 2018, from a disk: what its visitors' old telephones make of it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.old import Ask, Picture, Press, Visit, visited
from tests.browser.old_looks import LOOK, ROWS, failures, looks_at
from tests.browser.visits import visiting
from tests.checkers.pages import file_of, one_of_each
from tests.whole.builds import Project

pytestmark = [pytest.mark.verify, pytest.mark.browser]

WIDTHS = (320, 360, 1280)

BAD = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self' http:; style-src 'unsafe-inline'">
<body style="margin:0"><div style="width:400px">宽</div><img src="no.png" width="9" height="9">
<img src="http://127.0.0.1:9/far.png" width="9" height="9"><script>document.title = 'run'</script></body></html>"""
KEYS = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>x</title><body>
<a href="#a">一</a><input id="i"><button onclick="this.textContent = 'pressed'">二</button></body></html>"""


def contrast(colours: list[str]) -> float:
    """Of text on its background, as WCAG 2 counts it. colours: two `rgb(r, g, b)` without transparency."""
    light = []
    for colour in colours:
        assert colour.startswith("rgb("), colour
        parts = [int(part) / 255 for part in colour[4:-1].split(",")]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        light.append(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])
    return (max(light) + 0.05) / (min(light) + 0.05)


@pytest.fixture(scope="module")
def looks(real_site: Project) -> dict[tuple[str, int], dict[str, Any]]:
    """One page of every template at every width: what LOOK finds, the rows, and what the page complained about."""
    return looks_at(real_site.public, one_of_each(real_site.public), WIDTHS)


def test_it_is_the_browser_that_it_is_said_to_be(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert all("Chrome/69." in look["agent"] for look in looks.values())


def test_nothing_fails_and_nobody_is_asked(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    """No script error, nothing that the page's own policy refuses, no picture that stays empty, no other host."""
    assert {place: wrong for place, look in looks.items() if (wrong := failures(look))} == {}


def test_text_is_large_and_dark(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    for place, look in looks.items():
        assert look["size"] >= 20, place
        assert look["spacing"] >= 1.6, place
        assert min(contrast(pair) for pair in look["colours"] if "rgba(0, 0, 0, 0)" not in pair) >= 7, place


def test_no_page_is_wider_than_the_window(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    assert {place: look["wide"] for place, look in looks.items() if look["wide"] > 0} == {}


def test_the_buttons_to_call_are_large_and_stay_in_sight(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    for place, look in looks.items():
        assert look["calls"], place
        assert all(width >= 60 and height >= 60 for width, height in look["calls"]), place
        assert look["bands"], place
        if look["far"]:
            assert all(0 <= top < 100 for top in look["bands"]), place


def test_the_layout_is_that_of_a_browser_of_today(
    looks: dict[tuple[str, int], dict[str, Any]], real_site: Project, browser: Browser
) -> None:
    """Whatever stands side by side today stands side by side there: no rule of the style sheet is lost on it."""
    different = []
    for width in WIDTHS:
        with visiting(browser, width=width, height=740) as visit:
            for page in one_of_each(real_site.public):
                visit.goto(file_of(real_site.public, page).as_uri())
                today, old = visit.page.evaluate(ROWS), looks[page, width]["rows"]
                assert today, page
                if today != old:
                    pairs = [f"{a} → {b}" for a, b in zip(today, old, strict=False) if a != b]
                    different.append(f"{page} {width}: {len(today)} and {len(old)} containers; {pairs[:5]}")
    assert not different, "\n".join(different)


def test_the_three_things_to_do_stand_side_by_side(looks: dict[tuple[str, int], dict[str, Any]]) -> None:
    for width in WIDTHS:
        assert "ol.three 3" in looks["index.html", width]["rows"]


FOUND = """async () => {
  const links = () => document.querySelectorAll('#hits a');
  for (let tries = 0; tries < 200 && !links().length; tries++) await new Promise(done => setTimeout(done, 50));
  return [links().length, links().length && links()[0].getAttribute('href')];
}"""


def test_search_and_quiz_work_by_keyboard_from_a_disk(real_site: Project, mini_site: Project) -> None:
    """Words are typed in pinyin, the first page found is opened; a whole quiz is answered with space, tab and return."""
    quiz = file_of(mini_site.public, "quiz/QIZ-001/")
    number = len(re.findall(r'<fieldset [^>]*id="q[0-9]+"', quiz.read_text("utf-8")))
    assert number > 1
    search: list[Ask | Press | Picture] = [
        Ask("() => document.getElementById('q').focus()"),
        Press("S H U A D A N"),
        Ask(FOUND),
        Press("Return"),
        Ask("() => location.href"),
    ]
    answers: list[Ask | Press | Picture] = [Ask("() => document.querySelector('#q1 input').focus()")]
    for _ in range(number):
        answers += [
            Press("Space Tab Return"),
            Ask("() => document.querySelector('.quiz-told').innerText"),
            Press("Return Tab"),
            Ask("() => document.activeElement.name || document.activeElement.closest('section').id"),
        ]
    answers.append(Ask("() => document.querySelector('#end [role=status]').innerText"))
    searched, quizzed = visited(
        [Visit(file_of(real_site.public, "search/").as_uri(), search), Visit(quiz.as_uri(), answers)]
    )
    for seen in (searched, quizzed):
        assert seen.errors() == []
        assert seen.strangers == []
    _, (count, first), opened = searched.answers
    assert count > 0
    assert opened == (real_site.public / first.removeprefix("../")).as_uri()
    assert all(text.startswith(("答对了", "还有更稳当的办法")) for text in quizzed.answers[1:-1:2])
    assert quizzed.answers[2:-1:2] == [*(f"q{n}" for n in range(2, number + 1)), "end"]
    assert f"{number} 道题，您答对了" in quizzed.answers[-1]


def test_a_bad_page_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    (seen,) = visited([Visit((tmp_path / "bad.html").as_uri(), [Ask(LOOK), Ask("() => document.title")])])
    assert any("Content Security Policy" in error for error in seen.errors())
    look, title = seen.answers
    assert title == "x"
    assert look["wide"] == 40
    assert look["size"] == 16
    assert any(url.endswith("no.png") for url in look["unseen"])
    assert seen.strangers == ["http://127.0.0.1:9/far.png"]


def test_a_probe_that_throws_or_a_page_that_is_not_there_fails_the_test(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(KEYS, encoding="utf-8")
    with pytest.raises(AssertionError, match="nowhere is not defined"):
        visited([Visit((tmp_path / "page.html").as_uri(), [Ask("async () => nowhere")])])
    with pytest.raises(AssertionError, match="did not load"):
        visited([Visit((tmp_path / "none.html").as_uri())])


def test_keys_reach_the_page(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(KEYS, encoding="utf-8")
    steps: list[Ask | Press | Picture] = [
        Press("Tab Return"),
        Ask("() => location.hash"),
        Press("Tab A B"),
        Ask("() => document.getElementById('i').value.toLowerCase()"),
        Press("Tab Space"),
        Ask("() => document.activeElement.textContent"),
        Press("Shift+Tab"),
        Ask("() => document.activeElement.id"),
        Picture(tmp_path / "page.png"),
    ]
    (seen,) = visited([Visit((tmp_path / "page.html").as_uri(), steps)])
    assert seen.answers == ["#a", "ab", "pressed", "i", True]
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")
