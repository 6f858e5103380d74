"""The real public site as its visitors use it: by keyboard alone, after the network is gone, on paper, four times as large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2
import pytest
from playwright.sync_api import Browser

from biaogan.render.addresses import address
from tests.browser.rules import PROBES
from tests.browser.templates import one_of_each
from tests.browser.visits import Visit, serving, visiting
from tests.site.test_speak import ENGINE, MANDARIN
from tests.whole.builds import Project
from tests.whole.crawl import Reference, read_tree

pytestmark = [pytest.mark.verify, pytest.mark.browser]

STOPS = 60  # of the keyboard on one page: head, calls, text and, on all but the longest pages, foot
ATOM = "{http://www.w3.org/2005/Atom}"
BOOK = "反诈手册.html"

# All that Tab has to reach, in order; of the buttons of one choice it reaches one.
REACHABLE = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')].filter(e =>
  e.getClientRects().length && !e.disabled && e.tabIndex >= 0 &&
  !(e.type === 'radio' && [...document.querySelectorAll('input')].find(o => o.name === e.name) !== e)).length"""
# Where the keyboard is: null at the end; whether a frame is drawn around it, and whether it can be seen.
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body || at.stopped) return null;
  at.stopped = true;
  const frames = [[at], [at, '::after'], [at.nextElementSibling, '::after']].filter(([e]) => e).map(([e, part]) => getComputedStyle(e, part));
  const box = at.getClientRects()[0];
  const on = (x, y) => { const top = document.elementFromPoint(x, y); return top && (at.contains(top) || top.contains(at) && top.closest('label, a, summary')); };
  const xs = [.1, .5, .9].map(part => box.left + part * box.width), ys = [.2, .5, .8].map(part => box.top + part * box.height);
  return {
    told: at.tagName + ' ' + (at.textContent.trim() || at.id).slice(0, 30),
    skip: at.matches('.skip'), menu: !!at.closest('.menu'), call: at.matches('.call'), door: at.matches('.door'),
    framed: frames.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0),
    seen: xs.some(x => ys.some(y => on(x, y))),
  };
}"""
BANDS = """() => [...document.querySelectorAll('body *')].filter(e => /sticky|fixed/.test(getComputedStyle(e).position))
  .map(e => e.getBoundingClientRect().height / innerHeight).filter(part => part > .5)"""


@pytest.fixture(scope="module")
def host(real_site: Project) -> Iterator[str]:
    with serving(real_site.public) as place:
        yield place


@pytest.fixture(scope="module")
def pages(real_site: Project) -> list[str]:
    """One page of every template."""
    return list(one_of_each(real_site.prepared()).values())


def stops(visit: Visit) -> list[dict[str, Any]]:
    """Every place that Tab comes to on the open page, in order."""
    found: list[dict[str, Any]] = []
    while len(found) < STOPS:
        visit.page.keyboard.press("Tab")
        stop = visit.page.evaluate(STOP)
        if stop is None:
            break
        found.append(stop)
    return found


def test_the_keyboard_reaches_everything_and_one_sees_where_it_is(
    browser: Browser, host: str, pages: list[str]
) -> None:
    """The way past the head first; nothing on which the focus is lost, no frame missing, none under the band of calls."""
    wrong = []
    with visiting(browser, width=360, height=740) as visit:
        for path in pages:
            visit.goto(host + path)
            reachable, found = visit.page.evaluate(REACHABLE), stops(visit)
            wrong += [f"{path}: no frame on {stop['told']}" for stop in found if not stop["framed"]]
            wrong += [f"{path}: cannot see {stop['told']}" for stop in found if not stop["seen"]]
            if len(found) < min(reachable, STOPS):
                wrong.append(f"{path}: {len(found)} of {reachable} reached, the last is {found[-1:]}")
            if not found[0]["skip"] or not any(stop["call"] for stop in found):
                wrong.append(f"{path}: {'no call' if found[0]['skip'] else 'no way past the head'}")
            if path != BOOK and sum(stop["menu"] for stop in found) != 5:
                wrong.append(f"{path}: the menu is not reached")
    assert not wrong, "\n".join(wrong)


def test_the_way_past_the_head_leads_past_it(browser: Browser, host: str) -> None:
    with visiting(browser, width=360) as visit:
        visit.goto(host)
        for key in ("Tab", "Enter", "Tab"):
            visit.page.keyboard.press(key)
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_a_focus_that_is_not_shown_is_found(browser: Browser) -> None:
    wrong = """<!doctype html><style>:focus{outline:0}</style><body><a href="#">甲</a>
    <div style="position:fixed;top:0;left:0;width:100%;height:100px;background:red">盖</div></body>"""
    with visiting(browser) as visit:
        visit.page.set_content(wrong)
        (stop,) = stops(visit)
    assert not stop["framed"]
    assert not stop["seen"]


def test_all_goes_on_when_the_network_is_gone(
    browser: Browser, host: str, real_site: Project, mini_site: Project
) -> None:
    """What is open stays of use: anchors, answers, search and voice ask nobody for anything.

    The quiz is the miniature bank's: the real one may not have begun on the day of the tests.
    """
    scam = address(real_site.prepared().public.of("scam")[0].id)
    quiz = address(mini_site.prepared().public.of("quiz")[0].id) + "index.html"
    with serving(mini_site.public) as mini, visiting(browser, width=360, height=740) as visit:

        def cut(path: str, ready: str = "() => true", at: str = host) -> int:
            visit.page.context.set_offline(False)
            visit.goto(at + path)
            if path == "search/index.html":
                visit.page.locator("#q").click()
            visit.page.wait_for_function(ready)
            visit.page.context.set_offline(True)
            return len(visit.requests)

        before = cut("help/index.html")
        visit.page.locator('main a[href^="#"]:visible').first.click()
        assert "#" in visit.page.url
        assert visit.requests[before:] == []

        before = cut(quiz, at=mini)
        for name in ("#q1 label >> nth=0", ".quiz-next", ".quiz-next", "#q2 label >> nth=0"):
            visit.page.click(name)
        assert visit.page.is_visible("#q2")
        assert visit.requests[before:] == []

        before = cut("search/index.html", "() => window.biaoganRanking")
        visit.page.locator("#q").fill("刷单")
        visit.page.locator("#hits a").first.wait_for()
        assert visit.requests[before:] == []

        visit.page.add_init_script(f"({ENGINE})({{voices: [{str(MANDARIN).replace('True', 'true')}]}})")
        before = cut(scam + "index.html")
        visit.page.click(".speak")
        assert visit.page.evaluate("window.said.length") > 0
        assert visit.requests[before:] == []
        visit.clean()


def test_printed_pages_are_few_and_none_is_empty(browser: Browser, host: str, pages: list[str], tmp_path: Path) -> None:
    """A leaf for a scam, at most four sheets for what is done after one; the handbook is a book."""
    wrong = []
    with visiting(browser) as visit:
        for path in pages:
            visit.goto(host + path)
            visit.page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True)
            document = pypdfium2.PdfDocument(tmp_path / "page.pdf")
            empty = [n for n, sheet in enumerate(document, 1) if not sheet.get_textpage().get_text_range().strip()]
            most = 80 if path == BOOK else 2 if path.startswith("scams/SCM-") else 4 if path.startswith("help/") else 8
            if empty or len(document) > most:
                wrong.append(f"{path}: {len(document)} sheets, {most} allowed, empty {empty}")
            document.close()
    assert not wrong, "\n".join(wrong)


def test_nothing_moves_for_who_wants_nothing_to_move_and_four_times_as_large_all_fits(
    browser: Browser, host: str, pages: list[str]
) -> None:
    """1280 × 900 at 400 % are 320 × 225: nothing to the side, and the band of calls leaves room to read."""
    wrong = []
    with visiting(browser, width=320, height=225, device_scale_factor=4, reduced_motion="reduce") as visit:
        for path in pages:
            visit.goto(host + path)
            found = [*PROBES["motion"](visit), *PROBES["overflow"](visit), *visit.page.evaluate(BANDS)]
            wrong += [f"{path}: {fault}" for fault in found]
    assert not wrong, "\n".join(wrong)


def test_the_feed_is_linked_from_every_page_and_leads_back(real_site: Project) -> None:
    tree = read_tree(real_site.public)
    linked = {r.page for r in tree.references() if tree.target(r) == "feed.xml" and r.rel == "alternate"}
    assert set(tree.pages) - linked <= {BOOK, "404.html"} | {p for p in tree.pages if p.startswith("print/")}
    root = ElementTree.parse(real_site.public / "feed.xml").getroot()  # noqa: S314 - our own file
    base = real_site.prepared().book.bank.public_base
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert entries
    for part in (root, *entries):
        for name in ("id", "title", "updated"):
            assert (part.findtext(ATOM + name) or "").strip(), name
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", part.findtext(f"{ATOM}updated") or "")
    for entry in entries:
        (link,) = [
            e.attrib["href"] for e in entry.findall(f"{ATOM}link") if e.attrib.get("rel", "alternate") == "alternate"
        ]
        assert link.startswith(base)
        assert tree.target(Reference("index.html", "./" + link.removeprefix(base), fetched=False)), link
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["nothing", "a/b/c/", "scams/SCM-999/index.html"])
def test_whoever_is_lost_at_any_depth_finds_help(browser: Browser, host: str, path: str) -> None:
    with visiting(browser, width=360) as visit:
        visit.goto(host + path)
        assert visit.page.evaluate("getComputedStyle(document.body).fontSize") == "20px"
        assert visit.page.locator('.call[href="tel:110"]').is_visible()
        visit.page.click(".menu >> text=被骗了")
        visit.page.wait_for_url(host + "help/index.html")
        assert visit.complaints == [line for line in visit.complaints if "404" in line]
