"""The public site as old people with old telephones meet it: without script, on 320 pixels, in the dark, from a disk."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.render.addresses import PUBLIC_KINDS, address
from tests.browser.visits import Visit, visiting
from tests.whole.builds import Project
from tests.whole.crawl import read_tree

pytestmark = pytest.mark.browser


def pages(prepared: Prepared, project: Project) -> list[str]:
    """One page of every template; every page of the tree that is not one of many alike."""
    found = ["index.html", "scams/", "help/", "posters/", "words/", "about/"]
    found += ["ways/", "audiences/", "slogans/", "campaigns/"]
    found += [f"ways/{way.id}/" for way in prepared.public.ways][:1]
    for kind in PUBLIC_KINDS:
        found += [address(record.id) for record in prepared.public.of(kind)][:1]
    found += sorted(p.relative_to(project.public).as_posix() + "/" for p in (project.public / "q").iterdir())[:2]
    alive = prepared.public.by_id()
    found += [address(e.id) for e in prepared.public.published if e.id not in alive and e.kind in PUBLIC_KINDS][:1]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_template_is_clean_and_accessible(
    browser: Browser, public_site: str, prepared: Prepared, project: Project, scheme: str
) -> None:
    found = {}
    with visiting(browser, color_scheme=scheme, bypass_csp=True) as visit:
        for path in pages(prepared, project):
            visit.goto(public_site + path)
            for width in (1280, 360):
                visit.page.set_viewport_size({"width": width, "height": 800})
                found[f"{path} {width}"] = visit.axe()
        visit.clean()
    broken = [f"{place}: {rule}" for place, rules in found.items() for rule in rules]
    assert not broken, "\n".join(broken)


def test_nothing_is_refused_by_the_pages_own_policy(
    browser: Browser, public_site: str, prepared: Prepared, project: Project
) -> None:
    """A style sheet whose hash is wrong, or a picture that is not allowed, is a line on the console."""
    with visiting(browser) as visit:
        for path in pages(prepared, project):
            visit.goto(public_site + path)
            assert visit.page.evaluate("getComputedStyle(document.body).fontSize") != "16px", path
        visit.clean()


@pytest.mark.parametrize("width", [320, 280])
def test_no_page_is_wider_than_the_window(browser: Browser, public_site: str, project: Project, width: int) -> None:
    wide = {}
    with visiting(browser, width=width, height=600) as visit:
        for path in sorted(read_tree(project.public).pages):
            visit.goto(public_site + path)
            if visit.overflow() > 0:
                wide[path] = visit.overflow()
    assert not wide


def test_no_page_is_wider_with_text_at_twice_the_size(
    browser: Browser, public_site: str, prepared: Prepared, project: Project
) -> None:
    with visiting(browser, width=640, height=600, bypass_csp=True) as visit:
        for path in pages(prepared, project):
            visit.goto(public_site + path)
            visit.page.add_style_tag(content="html{font-size:200%!important}")
            assert visit.overflow() <= 0, path


def test_pages_are_complete_without_script(
    browser: Browser, public_site: str, prepared: Prepared, project: Project
) -> None:
    """The same words are seen with and without, and all that the record has for the public is there."""
    for path in pages(prepared, project):
        texts = []
        for script in (True, False):
            with visiting(browser, java_script_enabled=script) as visit:
                visit.goto(public_site + path)
                texts.append(visit.page.locator("body").inner_text())
        assert texts[0] == texts[1], path
    assert not re.search(r"<script|\son\w+=|javascript:", (project.public / "index.html").read_text("utf-8"))


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
    browser: Browser, public_site: str, prepared: Prepared, project: Project
) -> None:
    contacts = [c for c in prepared.public.contacts if c.urgent]
    numbers = {c.number for c in contacts if c.number}
    assert numbers
    silent = [c.label for c in contacts if not c.number]
    for path in pages(prepared, project):
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
    with visiting(browser) as visit:
        visit.goto(public_site + "deep/down/nothing")
        assert visit.page.locator("h1").count() == 1
        assert visit.strangers() == [] or all("example.com" not in u for u in visit.strangers())
