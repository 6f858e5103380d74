"""The loop for lobby screens: in turn, whole, paused, still, without a single request; made from public text only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from biaogan.build import staff_exports
from biaogan.render.site.campaigns import present_campaign
from biaogan.render.site.loop import PATH, SCREENS, SECONDS, Slide, loop_page, mark_of, rendered, slides
from tests.real import prepared
from tests.site import sample
from tests.site.test_browser import axe_script

SCREEN_SIZES = {"lying": (1920, 1080), "standing": (1080, 1920)}
LONGEST = (  # as long as the models and the LED limit allow
    Slide("gavel", "国" * 40, "国" * 14, "danger", "凡是" + "国" * 41 + "都是诈骗"),
    Slide("lock", "国" * 40, "国" * 30, "brand"),
    Slide("shield-check", "国" * 12, "国" * 40, "deep"),
    Slide("shield-check", "国" * 12, "国" * 6, "deep"),
    Slide("shield-check", "国" * 12, "国" * 8, "danger", "凡是" + "国" * 41 + "都是诈骗"),
    Slide("shield-check", "国" * 12, "国" * 22, "deep"),
)
# what runs out of the stage, or is wider than the box it stands in
SPILT = """() => {
  const stage = document.querySelector('main').getBoundingClientRect();
  const tape = 0.03 * Math.min(innerWidth, innerHeight);
  return [...document.querySelectorAll('.label span, .big, .rule')].filter(e => {
    const r = e.getBoundingClientRect();
    return r.left < stage.left || r.right > stage.right || r.top < stage.top + tape || r.bottom > stage.bottom || e.scrollWidth > e.clientWidth + 1;
  }).map(e => e.textContent)
}"""
FOOT = """() => [...document.querySelectorAll('footer span, footer b, footer label')].filter(e => {
  const [r, f] = [e.getBoundingClientRect(), document.querySelector('footer').getBoundingClientRect()];
  return r.width && (r.left < 0 || r.right > innerWidth || r.top < f.top || r.bottom > f.bottom)
}).map(e => e.textContent)"""
SEEN = "() => [...document.querySelectorAll('.slide')].filter(e => getComputedStyle(e).visibility === 'visible' && getComputedStyle(e).opacity > 0.99).map(e => e.querySelector('.big').textContent)"
MOVED = "ms => document.getAnimations().forEach(a => { a.pause(); a.currentTime = ms })"


def page_of_the_book() -> str:
    whole = prepared()
    return loop_page(whole.public, present_campaign(whole.public, whole.today))[1]


def test_the_staff_tree_has_the_loop() -> None:
    assert dict(staff_exports(prepared()))[PATH].decode() == page_of_the_book()


def test_every_text_for_a_screen_and_every_scam_has_a_slide_and_none_comes_twice() -> None:
    whole = prepared()
    campaign: Any = present_campaign(whole.public, whole.today)
    shown = [slide.big.rstrip("。") for slide in slides(whole.public, campaign)]
    for text in campaign.texts:
        assert (text.text.rstrip("。") in shown) == (text.channel in SCREENS)
    assert {whole.public.by_id()[scam].headline for scam in campaign.scams} <= set(shown)
    assert len(shown) == len(set(shown))


def test_without_a_campaign_all_scams_are_shown() -> None:
    public = sample.public()
    assert [slide.label for slide in slides(public, None)] == [scam.title for scam in public.of("scam")]


def test_the_icon_follows_the_words() -> None:
    assert mark_of("验证码，谁要都不给。") == "lock"
    assert mark_of("先挂断，再打96110。") == "phone-hangup"
    assert mark_of("多问一句。") == "shield-alert"


def opened(browser: Browser, folder: Path, text: str, size: str, **more: Any) -> tuple[Page, list[str]]:
    """The page as from a memory stick, and every address it asked for beside its own."""
    file = folder / "loop.html"
    file.write_text(text, "utf-8")
    width, height = SCREEN_SIZES[size]
    page = browser.new_context(viewport={"width": width, "height": height}, **more).new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.url != file.as_uri() else None)
    page.goto(file.as_uri())
    return page, [url for url in asked if not url.startswith("data:")]


@pytest.mark.browser
@pytest.mark.parametrize("size", SCREEN_SIZES)
@pytest.mark.parametrize("longest", [False, True])
def test_every_text_is_whole_on_its_screen(browser: Browser, tmp_path: Path, size: str, longest: bool) -> None:
    whole = prepared()
    text = rendered(whole.public, LONGEST, None) if longest else page_of_the_book()
    page, asked = opened(browser, tmp_path, text, size)
    assert page.evaluate("document.querySelectorAll('.slide').length") >= len(LONGEST)
    assert page.evaluate(SPILT) == []
    assert page.evaluate(FOOT) == []
    assert page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"
    )
    assert asked == []
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_axe_finds_nothing(browser: Browser, tmp_path: Path, motion: str) -> None:
    page, _ = opened(browser, tmp_path, page_of_the_book(), "lying", reduced_motion=motion, bypass_csp=True)
    page.evaluate(MOVED, SECONDS * 500)
    page.evaluate(axe_script())
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"])
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]] == []
    page.context.close()


@pytest.mark.browser
def test_one_slide_after_another_is_seen_alone(browser: Browser, tmp_path: Path) -> None:
    whole = prepared()
    expected = [slide.big for slide in slides(whole.public, present_campaign(whole.public, whole.today))]
    page, _ = opened(browser, tmp_path, page_of_the_book(), "lying")
    for turn in range(2):  # the second round is like the first
        for number, big in enumerate(expected):
            page.evaluate(MOVED, ((turn * len(expected) + number) * SECONDS + SECONDS / 2) * 1000)
            assert page.evaluate(SEEN) == [big]
    page.context.close()


@pytest.mark.browser
def test_it_can_be_paused_with_the_keyboard(browser: Browser, tmp_path: Path) -> None:
    page, _ = opened(browser, tmp_path, page_of_the_book(), "lying")
    states = "[...new Set(document.getAnimations().map(a => a.playState))]"
    assert page.evaluate(states) == ["running"]
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate(states) == ["paused"]
    assert page.locator("footer label").inner_text() == "继续"
    page.locator("footer label").click()
    assert page.evaluate(states) == ["running"]
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("size", SCREEN_SIZES)
def test_without_movement_every_message_stands_in_a_list(browser: Browser, tmp_path: Path, size: str) -> None:
    page, _ = opened(browser, tmp_path, page_of_the_book(), size, reduced_motion="reduce")
    assert page.evaluate("document.getAnimations().length") == 0
    tops = page.evaluate("[...document.querySelectorAll('.big')].map(e => e.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    assert len(tops) > 3
    hidden = "[...document.querySelectorAll('.slide')].filter(e => getComputedStyle(e).visibility !== 'visible').length"
    assert page.evaluate(hidden) == 0
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    page.context.close()
