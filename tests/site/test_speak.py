"""Reading aloud, in a real browser. A headless one has no voices: where the test needs some, it puts in an engine that
notes what it is told to say, before the page loads; all else is the page's own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

# voices: what the device has, `late` of them only after voiceschanged; said: what it was told to say, in order.
ENGINE = """options => {
  const engine = new EventTarget();
  const now = options.late ? [] : options.voices;
  let queue = [];
  window.said = [];
  window.cancelled = 0;
  Object.assign(engine, {
    speaking: false, pending: false, paused: false,
    getVoices: () => now,
    speak: one => { window.said.push(one.text); window.lang = one.lang; engine.speaking = true; queue.push(one); },
    cancel: () => { const old = queue; queue = []; engine.speaking = false; window.cancelled++;
      setTimeout(() => old.forEach(one => one.onend && one.onend())); },
    resume: () => {},
  });
  window.finish = () => { const one = queue.shift(); engine.speaking = queue.length > 0; one.onend(); };
  window.fail = () => { const one = queue.shift(); engine.speaking = false; one.onerror(); };
  window.lose = () => { queue.shift(); engine.speaking = false; };
  window.arrive = () => { now.push(...options.voices); engine.dispatchEvent(new Event('voiceschanged')); };
  Object.defineProperty(window, 'speechSynthesis', {value: engine});
  window.SpeechSynthesisUtterance = function (text) { this.text = text; };
}"""
MANDARIN = {"lang": "zh-CN", "name": "m", "localService": True}
CANTONESE = {"lang": "zh-HK", "name": "c", "localService": True}
ENGLISH = {"lang": "en-US", "name": "e", "localService": True}
REMOTE = {"lang": "zh-CN", "name": "r", "localService": False}


def opened(page: Page, file: Path, *voices: dict[str, Any], late: bool = False) -> Page:
    options = json.dumps({"voices": list(voices), "late": late})
    page.add_init_script(f"({ENGINE})({options})")
    page.goto(file.as_uri())
    return page


def said(page: Page) -> list[str]:
    found: list[str] = page.evaluate("() => window.said")
    return found


def hear_all(page: Page) -> list[str]:
    """Presses the button and lets every utterance end; what was said."""
    page.locator(".speak").click()
    page.evaluate("() => { while (document.querySelector('[data-speaking]')) window.finish(); }")
    return said(page)


def test_without_a_voice_there_is_no_button(page: Page, tree: Path) -> None:
    page.goto((tree / "scams/SCM-001/index.html").as_uri())
    assert page.evaluate("() => speechSynthesis.getVoices().filter(v => /^zh/.test(v.lang)).length") == 0
    page.wait_for_timeout(1200)
    assert page.locator(".speak").count() == 1
    assert page.locator(".speak").is_hidden()


@pytest.mark.parametrize(
    ("voices", "shown"),
    [
        pytest.param([MANDARIN], True, id="of the device"),
        pytest.param([ENGLISH], False, id="of another language"),
        pytest.param([REMOTE], False, id="from the network"),
    ],
)
def test_the_button_is_there_where_the_device_itself_can(
    page: Page, tree: Path, voices: list[dict[str, Any]], shown: bool
) -> None:
    opened(page, tree / "scams/SCM-001/index.html", *voices)
    assert page.locator(".speak").is_visible() is shown


def test_voices_that_come_late_are_noticed(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", CANTONESE, {**MANDARIN, "lang": "zh_CN"}, late=True)
    assert page.locator(".speak").is_hidden()
    page.evaluate("() => window.arrive()")
    assert page.locator(".speak").is_visible()
    page.locator(".speak").click()
    assert page.evaluate("() => window.lang") == "zh-CN"


def test_all_that_is_seen_is_said_in_order_and_nothing_else(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    spoken = hear_all(page)
    whole = "\n".join(spoken)
    wanted = [
        "骗局1",
        "凡是叫您转到安全账户的，都是诈骗",
        "幺幺零 报警",
        "我是公安局的。",
        "不许您挂断",
        "马上挂断",
        "马上报警",
        "聊天记录。",
    ]
    places = [whole.index(words) for words in wanted]
    assert places == sorted(places)
    for silent in ("首页", "直接看正文", "读给我听", "小文件", "不记录您是谁"):
        assert silent not in whole
    assert whole.count("我是公安局的。") == 1
    assert page.locator(".speak").inner_text() == "读给我听"


def test_what_is_folded_or_hidden_is_not_said(page: Page, tree: Path) -> None:
    opened(page, tree / "help/index.html", MANDARIN)
    page.evaluate(
        """() => document.querySelector('main').insertAdjacentHTML('beforeend',
          '<p hidden>藏一</p><p aria-hidden="true">藏二</p><details><summary>问</summary><p>藏三</p></details><p>见<b>到</b></p>')"""
    )
    whole = hear_all(page)
    assert not [text for text in whole if "藏" in text]
    assert whole[-2:] == ["问", "见到"]


def test_numbers_are_said_figure_by_figure(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    page.evaluate(
        "() => document.querySelector('main').insertAdjacentHTML('beforeend', '<p>打96110，或110。转了1100元，等24小时。</p>')"
    )
    assert hear_all(page)[-1] == "打九六幺幺零，或幺幺零。转了1100元，等24小时。"


def test_a_long_text_is_said_in_pieces(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    text = "一句话不长。" * 30 + "没有标点" * 50
    page.evaluate("t => document.querySelector('main').insertAdjacentHTML('beforeend', `<p>${t}</p>`)", text)
    before = page.evaluate("() => document.querySelectorAll('main *').length")
    spoken = hear_all(page)
    assert max(map(len, spoken)) <= 80
    assert text in "".join(spoken)
    assert page.evaluate("() => document.querySelectorAll('main *').length") == before


def test_it_stops_and_begins_again(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    button = page.locator(".speak")
    button.click()
    assert button.inner_text() == "停下来"
    page.evaluate("() => window.finish()")
    assert len(said(page)) == 2
    button.click()
    assert page.evaluate("() => window.cancelled") == 1
    assert button.inner_text() == "读给我听"
    button.click()
    page.wait_for_timeout(50)  # the end of what was cancelled is reported only now
    again = said(page)[2:]
    assert again == said(page)[:1]


def test_a_voice_that_fails_ends_it_and_one_that_never_says_so_does_not(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    button = page.locator(".speak")
    button.click()
    page.evaluate("() => window.lose()")
    page.wait_for_function("() => window.said.length > 1")
    page.evaluate("() => window.fail()")
    assert button.inner_text() == "读给我听"


def test_leaving_the_page_silences_it(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    page.locator(".speak").click()
    page.evaluate("() => window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("() => window.cancelled") == 1
    assert page.locator(".speak").inner_text() == "读给我听"


def test_the_button_can_be_tapped_and_read(page: Page, tree: Path) -> None:
    opened(page, tree / "scams/SCM-001/index.html", MANDARIN)
    box = page.locator(".speak").bounding_box()
    assert box is not None
    assert box["height"] >= 60
    assert re.search("[\u4e00-\u9fff]", page.locator(".speak").inner_text())
