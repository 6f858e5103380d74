"""The public site as old people with old telephones meet it: without script, on 320 pixels, in the dark, from a disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.render.addresses import address
from biaogan.render.site.access import RULES
from tests.browser.rules import ELSEWHERE, PROBES, broken
from tests.browser.templates import one_of_each
from tests.browser.visits import Visit, serving, visiting
from tests.browser.walks import (
    FIRST_SCREEN,
    PAGE,
    SCREENS,
    SHEETS,
    WHOLE_SITES,
    broken_rules,
    first_screens,
    incomplete_without_script,
    left_behind,
    printed,
    refused,
    too_wide,
    weights,
)
from tests.whole.builds import Project
from tests.whole.crawl import read_tree

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(prepared: Prepared) -> list[str]:
    """One page of every template."""
    return list(one_of_each(prepared).values())


@pytest.mark.verify
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_template_is_clean_and_keeps_every_rule(
    browser: Browser, public_site: str, pages: list[str], scheme: str
) -> None:
    """axe with its stricter contrast, and our own rules: on a desk, on a telephone, and with type twice as large."""
    found = broken_rules(browser, public_site, pages, scheme)
    told = [f"{place}: {rule}" for place, rules in found.items() for rule in (*rules.axe, *rules.own)]
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


def test_each_walk_sees_what_is_wrong(browser: Browser, tmp_path: Path) -> None:
    """Pages made wrong on purpose: one keeps things, needs its script and breaks its policy, one is long, one wide."""
    head = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>坏</title><link rel="icon" href="data:,">'
    wrong = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; img-src data:">
    <style>body{font-size:20px}</style><p onclick="">一</p><script>
    document.cookie = 'a=1'; localStorage.b = sessionStorage.c = '2'; document.body.append('有脚本才有的话')</script>"""
    texts = {"bad.html": wrong, "long.html": "<p>" + "一<br>" * 200, "wide.html": "<div style='width:400px'>宽</div>"}
    for name, text in texts.items():
        (tmp_path / name).write_text(head + text, "utf-8")
    with serving(tmp_path) as site:
        kept, strangers = left_behind(browser, site, ["bad.html"])
        assert {line.partition(" ")[2] for line in kept} == {"localStorage b", "sessionStorage c", "a"}
        assert strangers == []
        assert [
            line for line in refused(browser, site, ["bad.html"]) if "no style sheet" in line or "style-src" in line
        ]
        bare = incomplete_without_script(browser, site, tmp_path, ["bad.html", "long.html"])
        assert bare == ["bad.html: other words", "bad.html: script"]
        assert too_wide(browser, site, ["long.html", "wide.html"], 320).keys() == {"wide.html"}
        assert printed(browser, site, ["long.html"], tmp_path)["long.html"] > SHEETS
        assert weights(tmp_path)["long.html"] < PAGE


def test_nothing_is_refused_by_the_pages_own_policy(browser: Browser, public_site: str, pages: list[str]) -> None:
    """A style sheet whose hash is wrong, or a picture that is not allowed, is a line on the console."""
    assert refused(browser, public_site, pages) == []


def test_nothing_is_left_in_the_browser_and_nobody_else_is_asked(
    browser: Browser, public_site: str, pages: list[str]
) -> None:
    assert left_behind(browser, public_site, pages) == ([], [])


def test_every_page_weighs_little(project: Project) -> None:
    """14 KB compressed with its style sheet; the offline handbook is one file for a whole site."""
    assert {path: size for path, size in weights(project.public).items() if size > PAGE} == {}


@pytest.mark.parametrize("screen", [SCREENS[0], pytest.param(SCREENS[1], marks=pytest.mark.verify)])
def test_the_first_screen_weighs_little_with_its_pictures(
    browser: Browser, public_site: str, project: Project, pages: list[str], screen: tuple[int, int]
) -> None:
    light = [path for path in pages if path not in WHOLE_SITES]
    found = first_screens(browser, public_site, project.public, light, screen)
    assert {path: size for path, size in found.items() if size > FIRST_SCREEN} == {}


@pytest.mark.verify
@pytest.mark.parametrize("width", [320, 280])
def test_no_page_is_wider_than_the_window(browser: Browser, public_site: str, project: Project, width: int) -> None:
    assert too_wide(browser, public_site, sorted(read_tree(project.public).pages), width) == {}


@pytest.mark.verify
def test_no_page_is_wider_with_text_at_four_times_the_size(
    browser: Browser, public_site: str, pages: list[str]
) -> None:
    """1280 px at 400 % are 320 px: a window of that width, and type of twice the size in one of 640."""
    with visiting(browser, width=640, height=600, bypass_csp=True) as visit:
        for path in pages:
            visit.goto(public_site + path)
            visit.page.add_style_tag(content="html{font-size:200%!important}")
            assert visit.overflow() <= 0, path


@pytest.mark.verify
def test_pages_are_complete_without_script(
    browser: Browser, public_site: str, project: Project, pages: list[str]
) -> None:
    """The same words are seen with and without, and all that the record has for the public is there."""
    assert incomplete_without_script(browser, public_site, project.public, pages) == []


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
    scams = [address(scam.id) for scam in prepared.public.of("scam")]
    found = printed(browser, public_site, scams, tmp_path)
    assert {path: count for path, count in found.items() if count > SHEETS} == {}


def test_hotlines_can_be_dialled_and_empty_ones_show_no_button(
    browser: Browser, public_site: str, prepared: Prepared, pages: list[str]
) -> None:
    contacts = [c for c in prepared.public.contacts if c.urgent]
    numbers = {c.number for c in contacts if c.number}
    assert numbers
    silent = [c.label for c in contacts if not c.number]
    with visiting(browser, width=360) as visit:
        for path in pages:
            visit.goto(public_site + path)
            links = visit.page.locator('a[href^="tel:"]')
            found = links.evaluate_all("links => links.map(link => [link.getAttribute('href'), link.innerText])")
            dialled = {href for href, _ in found}
            assert {f"tel:{number}" for number in numbers} <= dialled, path
            assert all(re.fullmatch(r"tel:[0-9-]+", href) for href in dialled), dialled
            assert not [text for _, text in found if any(label in text for label in silent)], path


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
