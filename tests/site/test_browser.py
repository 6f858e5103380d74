"""The public pages in a browser: axe finds nothing, nothing runs over the edge, nothing is too small to read or tap."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SAMPLES = {
    "home": "index.html",
    "scams": "scams/index.html",
    "scam": "scams/SCM-001/index.html",
    "check": "check/index.html",
    "question": "check/1/index.html",
    "verdict": "check/r/SCM-001/index.html",
    "no signs": "check/none/index.html",
    "help": "help/index.html",
    "posters": "posters/index.html",
    "ways": "ways/index.html",
    "way": "ways/phone/index.html",
    "audiences": "audiences/index.html",
    "audience": "audiences/AUD-001/index.html",
    "slogans": "slogans/index.html",
    "slogan": "slogans/SLG-002/index.html",
    "campaigns": "campaigns/index.html",
    "posters of a scam": "posters/SCM-001/index.html",
    "sheet": "sheets/SHT-001/index.html",
    "campaign": "campaigns/CMP-001/index.html",
    "topics": "topics/index.html",
    "topic": "topics/TOP-001/index.html",
    "bring": "bring/index.html",
    "form": "forms/FRM-001/index.html",
    "alerts": "alerts/index.html",
    "alert": "alerts/ALT-001/index.html",
    "alert-over": "alerts/ALT-002/index.html",
    "quizzes": "quiz/index.html",
    "quiz": "quiz/QIZ-001/index.html",
    "words": "words/index.html",
    "about": "about/index.html",
    "search": "search/index.html",
    "offline": "反诈手册.html",
    "access": "access/index.html",
    "replaced": "q/SHT-001-SCM-001-r1/index.html",
    "current": "q/SHT-001-SCM-001-r2/index.html",
    "withdrawn": "q/SHT-009-SCM-008-r1/index.html",
    "gone": "scams/SCM-008/index.html",
    "missing": "404.html",
}
AXE_PACKAGES = ("axe_playwright_python", "axe_core_python")
OVERFLOW = "document.documentElement.scrollWidth - window.innerWidth"
SMALL_TEXT = """[...document.querySelectorAll('body *')].filter(e =>
  [...e.childNodes].some(t => t.nodeType === 3 && t.textContent.trim()) && parseFloat(getComputedStyle(e).fontSize) < 18
).map(e => e.textContent.trim())"""
SMALL_TARGETS = """[...document.querySelectorAll('a:not(.skip), summary, button, label, input')].filter(e => e.tagName !== 'INPUT' || !e.closest('label')).map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, r]) => r.width > 0 && (r.height < 44 || r.width < 44)).map(([t]) => t)"""


def opened(browser: Browser, file: Path, width: int, scheme: Any = "light", **more: Any) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 640}, color_scheme=scheme, **more)
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def axe_script() -> str:
    for name in AXE_PACKAGES:
        spec = find_spec(name)
        if spec is not None and spec.origin:
            return (Path(spec.origin).parent / "axe.min.js").read_text("utf-8")
    pytest.skip("没有 axe：请先安装开发用的依赖")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.verify)])
@pytest.mark.parametrize("name", SAMPLES)
def test_axe_finds_nothing(browser: Browser, tree: Path, name: str, scheme: str) -> None:
    page = opened(browser, tree / SAMPLES[name], 360, scheme, bypass_csp=True)
    page.evaluate(axe_script())
    tags = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    result = page.evaluate("tags => axe.run(document, {runOnly: tags})", tags)
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in result["violations"]] == []
    page.context.close()


@pytest.mark.parametrize("width", [360, *(pytest.param(w, marks=pytest.mark.verify) for w in (320, 768, 1280))])
@pytest.mark.parametrize("name", SAMPLES)
def test_everything_fits_and_can_be_read_and_tapped(browser: Browser, tree: Path, name: str, width: int) -> None:
    page = opened(browser, tree / SAMPLES[name], width, java_script_enabled=True)
    assert page.evaluate(OVERFLOW) <= 0
    assert page.evaluate(SMALL_TEXT) == []
    assert page.evaluate(SMALL_TARGETS) == []
    page.context.close()


def test_first_screen_of_a_small_telephone_holds_the_way_out(browser: Browser, tree: Path) -> None:
    page = opened(browser, tree / "index.html", 360)
    for selector in ('.call[href="tel:110"]', '.call[href="tel:96110"]', ".door >> nth=0", ".door >> nth=1"):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 640
        assert box["height"] >= 60
    page.context.close()


@pytest.mark.parametrize("name", ["replaced", "current", "withdrawn"])
def test_the_verdict_on_a_sheet_fills_the_top_of_a_small_telephone(browser: Browser, tree: Path, name: str) -> None:
    page = opened(browser, tree / f"{SAMPLES[name]}", 360, java_script_enabled=False)
    page.goto(page.url + "?b=BR-001")
    box, word = page.locator(".verdict").bounding_box(), page.locator(".verdict h1 span").first.bounding_box()
    assert box is not None
    assert word is not None
    assert (box["x"], box["width"]) == (0, 360)
    assert box["y"] + box["height"] <= 320, "the upper half of the screen"
    assert word["height"] >= 32
    assert word["x"] + word["width"] <= 360
    page.context.close()


def test_the_style_sheet_passes_its_own_policy(browser: Browser, tree: Path) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((tree / "scams/SCM-001/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "20px"
    assert [text for text in said if "Content Security Policy" in text] == []
    page.close()


def test_links_lead_on_from_a_disk_without_javascript(browser: Browser, tree: Path) -> None:
    page = opened(browser, tree / "index.html", 360, java_script_enabled=False)
    page.click("text=我遇到的是骗局吗？")
    page.locator("#all li a").first.click()
    assert page.url.endswith("/scams/SCM-001/index.html")
    page.click("nav >> text=被骗了")
    page.click(".tiles >> text=说出了密码")
    assert page.locator("text=先挂失，再问。").first.is_visible()
    page.context.close()


def test_a_scam_prints_on_two_sheets(browser: Browser, tree: Path, tmp_path: Path) -> None:
    page = opened(browser, tree / "scams/SCM-001/index.html", 1280, "dark")
    page.pdf(path=tmp_path / "scam.pdf", prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(tmp_path / "scam.pdf")
    assert len(document) <= 2
    document.close()
    page.context.close()
