"""The public site as old people with old telephones meet it: without script, on 320 pixels, in the dark, from a disk."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.render.addresses import address
from biaogan.render.site.access import RULES
from tests.browser.rules import ELSEWHERE, PROBES, broken
from tests.browser.templates import one_of_each
from tests.browser.visits import Visit, visiting
from tests.whole.builds import Project
from tests.whole.crawl import read_tree

pytestmark = pytest.mark.browser

WEIGHT, FIRST_SCREEN = 14 * 1024, 40 * 1024  # bytes
WHOLE_SITES = ("反诈手册.html",)
SHOWN_PICTURES = """() => [...document.images].filter(i => { const r = i.getBoundingClientRect();
  return r.width > 0 && r.top < innerHeight && r.bottom > 0; }).map(i => i.currentSrc || i.src)"""


@pytest.fixture(scope="module")
def pages(prepared: Prepared) -> list[str]:
    """One page of every template."""
    return list(one_of_each(prepared).values())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_template_is_clean_and_keeps_every_rule(
    browser: Browser, public_site: str, pages: list[str], scheme: str
) -> None:
    """axe with its stricter contrast, and our own rules: on a desk, on a telephone, and with type twice as large."""
    found = {}
    with visiting(browser, color_scheme=scheme, bypass_csp=True) as visit:
        for path in pages:
            for width, zoom in ((1280, 100), (360, 100), (640, 200)):
                visit.page.set_viewport_size({"width": width, "height": 800})
                visit.goto(public_site + path)
                if zoom != 100:
                    visit.page.add_style_tag(content=f"html{{font-size:{125 * zoom // 100}%!important}}")
                found[f"{path} {width} {zoom}%"] = [*visit.axe("color-contrast-enhanced"), *broken(visit)]
        visit.clean()
    told = [f"{place}: {rule}" for place, rules in found.items() for rule in rules]
    assert not told, "\n".join(told)


def test_the_page_of_rules_names_only_what_is_measured() -> None:
    assert {rule.probe for rule in RULES} <= {*PROBES, *ELSEWHERE}


def test_each_probe_sees_what_breaks_its_rule(browser: Browser) -> None:
    """A page made wrong on purpose, one fault for each probe."""
    wrong = """<!doctype html><html lang=en><body style="font-size:16px;width:3000px"><p style="line-height:1.2;width:200px">
    一段话说得很长很长，长到一定要换行，才看得出行与行之间隔得太近，读起来很累。</p><a href="#" style="font-size:12px">小</a>
    <button class="speak" style="width:50px;height:50px">短</button><h1>甲</h1><h3>丙</h3><img src="data:,">
    <div style="transition:all 1s">动</div></body></html>"""
    with visiting(browser) as visit:
        visit.page.set_content(wrong)
        told = {line.partition(":")[0] for line in broken(visit)}
    assert told == set(PROBES)


def test_nothing_is_refused_by_the_pages_own_policy(browser: Browser, public_site: str, pages: list[str]) -> None:
    """A style sheet whose hash is wrong, or a picture that is not allowed, is a line on the console."""
    with visiting(browser) as visit:
        for path in pages:
            visit.goto(public_site + path)
            assert visit.page.evaluate("getComputedStyle(document.body).fontSize") != "16px", path
        visit.clean()


def test_every_page_weighs_little(project: Project) -> None:
    """14 KB compressed with its style sheet; the offline handbook is one file for a whole site."""
    heavy = {
        path.relative_to(project.public).as_posix(): size
        for path in project.public.rglob("*.html")
        if (size := len(gzip.compress(path.read_bytes(), 9))) > WEIGHT and path.name not in WHOLE_SITES
    }
    assert not heavy


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_the_first_screen_weighs_little_with_its_pictures(
    browser: Browser, public_site: str, project: Project, pages: list[str], width: int, height: int
) -> None:
    heavy = {}
    with visiting(browser, width=width, height=height) as visit:
        for path in pages:
            if path in WHOLE_SITES:
                continue
            visit.goto(public_site + path)
            shown = visit.page.evaluate(SHOWN_PICTURES)
            files = [project.public / unquote(urlsplit(src).path[1:]) for src in shown if src.startswith("http")]
            weight = len(gzip.compress((project.public / path).read_bytes(), 9)) + sum(f.stat().st_size for f in files)
            if weight > FIRST_SCREEN:
                heavy[path] = weight
    assert not heavy


@pytest.mark.parametrize("width", [320, 280])
def test_no_page_is_wider_than_the_window(browser: Browser, public_site: str, project: Project, width: int) -> None:
    wide = {}
    with visiting(browser, width=width, height=600) as visit:
        for path in sorted(read_tree(project.public).pages):
            visit.goto(public_site + path)
            if visit.overflow() > 0:
                wide[path] = visit.overflow()
    assert not wide


def test_no_page_is_wider_with_text_at_four_times_the_size(
    browser: Browser, public_site: str, pages: list[str]
) -> None:
    """1280 px at 400 % are 320 px: a window of that width, and type of twice the size in one of 640."""
    with visiting(browser, width=640, height=600, bypass_csp=True) as visit:
        for path in pages:
            visit.goto(public_site + path)
            visit.page.add_style_tag(content="html{font-size:200%!important}")
            assert visit.overflow() <= 0, path


def test_pages_are_complete_without_script(
    browser: Browser, public_site: str, project: Project, pages: list[str]
) -> None:
    """The same words are seen with and without, but on three pages that a script makes handier: there more is seen without."""
    with visiting(browser) as with_script, visiting(browser, java_script_enabled=False) as without:
        for path in pages:
            seen = []
            for visit in (with_script, without):
                visit.goto(public_site + path)
                unfold(visit)
                seen.append(visit.page.locator("body").inner_text())
            handier = HANDIER.get(path.partition("/")[0])
            if handier and re.search(handier.where, path):
                lost = set(lines_of(with_script, handier.apart)) - set(lines_of(without, handier.apart))
                assert not lost, path
                assert without.page.locator(handier.instead).first.is_visible(), path
            else:
                assert seen[0] == seen[1], path
            assert not re.search(r"<[^>]*\son\w+=|href=.?javascript:", (project.public / path).read_text("utf-8")), path


class Handier(NamedTuple):
    """A page on which a script puts a handier thing in the place of what is there without it."""

    where: str  # of which page, in its path
    apart: str  # what the script alone shows: nothing but its own controls
    instead: str  # what is there without it and does the same


HANDIER = {
    "search": Handier("", ".find", "#all a"),
    "quiz": Handier("QIZ", ".quiz-act", "#q2 .quiz-answer summary"),
}


def unfold(visit: Visit) -> None:
    """Opens what is folded, as a visitor does without a script: by a click on it."""
    for _ in range(visit.page.locator("details:not([open]) > summary").count()):
        summary = visit.page.locator("details:not([open]) > summary").nth(0)
        if not summary.is_visible():
            break
        summary.click()


def lines_of(visit: Visit, apart: str) -> list[str]:
    """The lines that are seen on the open page, without those of one part of it."""
    own = {line for text in visit.page.locator(apart).all_inner_texts() for line in text.splitlines()}
    return [line for line in visit.page.locator("body").inner_text().splitlines() if line not in own]


def test_a_scams_page_says_all_of_it(browser: Browser, public_site: str, prepared: Prepared) -> None:
    for scam in prepared.public.of("scam"):
        with visiting(browser, java_script_enabled=False) as visit:
            visit.goto(public_site + address(scam.id))
            told = squeezed(visit.page.locator("main").text_content() or "")
        for line in (
            scam.headline,
            *scam.says,
            *scam.signs,
            *scam.do_now,
            *scam.evidence,
            *(x for r in scam.already_lost for x in r.do),
        ):
            assert squeezed(line) in told, (scam.id, line)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.verify
def test_every_scam_prints_on_two_sheets_of_a4(
    browser: Browser, public_site: str, prepared: Prepared, tmp_path: Path
) -> None:
    """Most are printed at a branch and taken home: two sheets are one leaf."""
    long = {}
    with visiting(browser, width=1280, height=800) as visit:
        for scam in prepared.public.of("scam"):
            visit.goto(public_site + address(scam.id))
            visit.page.pdf(path=tmp_path / "scam.pdf", prefer_css_page_size=True)
            document = pypdfium2.PdfDocument(tmp_path / "scam.pdf")
            if len(document) > 2:
                long[scam.id] = len(document)
            document.close()
    assert not long


def test_hotlines_can_be_dialled_and_empty_ones_show_no_button(
    browser: Browser, public_site: str, prepared: Prepared, pages: list[str]
) -> None:
    contacts = [c for c in prepared.public.contacts if c.urgent]
    numbers = {c.number for c in contacts if c.number}
    assert numbers
    silent = [c.label for c in contacts if not c.number]
    for path in pages:
        with visiting(browser, width=360) as visit:
            visit.goto(public_site + path)
            links = visit.page.locator('a[href^="tel:"]')
            dialled = {str(links.nth(n).get_attribute("href")) for n in range(links.count())}
            assert {f"tel:{number}" for number in numbers} <= dialled, path
            assert all(re.fullmatch(r"tel:[0-9-]+", href) for href in dialled), dialled
            assert not silent or not any(label in text for label in silent for text in links.all_inner_texts()), path


def test_a_button_to_call_is_in_sight_at_once(browser: Browser, public_site: str, prepared: Prepared) -> None:
    """Without scrolling, on a small telephone, and as large as a thumb."""
    with visiting(browser, width=320, height=568) as visit:
        for path in ("index.html", "help/", address(prepared.public.of("scam")[0].id)):
            visit.goto(public_site + path)
            assert any(large_and_seen(visit, n) for n in range(visit.page.locator('a[href^="tel:"]').count())), path


def large_and_seen(visit: Visit, number: int) -> bool:
    box = visit.page.locator('a[href^="tel:"]').nth(number).bounding_box()
    return box is not None and box["height"] >= 44 and box["y"] >= 0 and box["y"] + box["height"] <= 568


def test_the_tree_works_from_a_disk(browser: Browser, prepared: Prepared, project: Project) -> None:
    """Copied to a stick and opened by a double click: links, pictures and sheets."""
    with visiting(browser) as visit:
        visit.goto((project.public / "index.html").as_uri())
        visit.page.locator(f'a[href$="{address(prepared.public.of("scam")[0].id)}index.html"]').first.click()
        visit.page.wait_for_load_state()
        assert Path(visit.page.url.removeprefix("file://")).is_file()
        visit.page.locator('a[href$="posters/index.html"]').first.click()
        visit.page.wait_for_load_state("networkidle")
        pictures = visit.page.locator("main img")
        assert pictures.count() > 0
        for n in range(pictures.count()):
            pictures.nth(n).scroll_into_view_if_needed()
            visit.page.wait_for_function("p => p.complete && p.naturalWidth > 0", arg=pictures.nth(n).element_handle())
        visit.clean()


def test_an_unknown_address_gets_a_page_that_helps(browser: Browser, public_site: str) -> None:
    """At whatever depth, and its links stay on the host that was asked."""
    with visiting(browser) as visit:
        visit.goto(public_site + "deep/down/nothing")
        assert visit.page.locator("h1").count() == 1
        assert visit.strangers() == []
        visit.page.click("text=钱已经转了")
        visit.page.wait_for_url(public_site + "help/index.html")
