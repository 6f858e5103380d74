"""The attacked book in a browser: every page of both trees is opened, and nothing of what it says is run."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.visits import serving, visiting
from tests.whole.builds import Project
from tests.whole.crawl import read_tree
from tests.whole.hostile import Attacks

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["staff", "public"])
def test_no_page_runs_what_it_says(browser: Browser, attacked: tuple[Project, Attacks], name: str) -> None:
    """The public site without its content security policy too: the second fence must not be the only one."""
    project, _ = attacked
    folder = project.site / name
    with serving(folder) as address, visiting(browser, bypass_csp=True) as visit:
        for path in sorted(read_tree(folder).pages):
            visit.goto(address + path)
            assert visit.page.locator('img[src="x"], svg[onload], a[href^="javascript"]').count() == 0, path
        visit.page.wait_for_timeout(200)
        assert visit.dialogs == []
        assert visit.strangers() == []
        assert [line for line in visit.complaints if "404" not in line] == []
        assert [line for line in visit.failed if not line.endswith("/404.html")] == []


def test_search_shows_attacks_as_text(browser: Browser, attacked: tuple[Project, Attacks]) -> None:
    project, attacks = attacked
    wanted = [text for text, place in attacks.given.items() if place[-1] == "title" and len(text) > 6]
    assert wanted
    with serving(project.staff) as address, visiting(browser) as visit:
        for text in wanted[:8]:
            visit.goto(address)
            visit.page.locator("#bg-find").fill(text)
            visit.page.locator(".bg-hit").first.wait_for()
            shown = " ".join(visit.page.locator(".bg-hit").all_inner_texts())
            assert text[:5] in shown
            assert visit.page.locator(".bg-find img, .bg-find svg[onload], .bg-find script").count() == 0
        visit.clean()


def test_a_public_page_says_the_attack(browser: Browser, attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    with serving(project.public) as address, visiting(browser) as visit:
        for scam in project.prepared().public.of("scam"):
            visit.goto(f"{address}scams/{scam.id}/")
            told = "".join((visit.page.locator("main").text_content() or "").split())
            for line in (scam.headline, *scam.says, *scam.signs):
                assert "".join(line.split()) in told
            assert "".join(scam.title.split()) in "".join(visit.page.title().split())
        visit.clean()
