"""The print room in a browser: whoever has no command line finds a sheet and takes the right file."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page

from biaogan.build import Prepared, imprinted
from tests.browser.visits import visiting
from tests.whole.builds import Project

pytestmark = pytest.mark.browser


def shown(page: Page) -> set[str]:
    """Keys of the pieces that are on the page."""
    links = page.locator(".bg-offer:visible .bg-offer__picture")
    return {str(link.get_attribute("href")).split("/")[-2] for link in links.all()}


def test_filters_narrow_the_list_and_the_address_remembers(browser: Browser, handbook: str, prepared: Prepared) -> None:
    every = {piece.key for piece in prepared.pieces}
    with visiting(browser) as visit:
        visit.goto(handbook + "print/")
        assert shown(visit.page) == every
        visit.page.select_option("select[name=purpose]", "检查")
        wanted = {piece.key for piece in prepared.pieces if piece.sheet.purpose == "检查"}
        assert shown(visit.page) == wanted != every
        assert visit.page.locator("[data-room-count]").inner_text() == str(len(wanted))
        assert "purpose=检查" in unquote(visit.page.url)
        visit.page.reload()
        assert shown(visit.page) == wanted
        visit.page.locator("input[name=words]").fill("没有这样的印刷品")
        assert shown(visit.page) == set()
        assert visit.page.locator("[data-room-none]").is_visible()
        visit.page.locator("button[type=reset]").click()
        visit.page.locator("[data-room-none]").wait_for(state="hidden")
        assert shown(visit.page) == every
        visit.clean()


def test_the_branch_picker_gives_that_branch_s_press_file(
    browser: Browser, handbook: str, prepared: Prepared, project: Project
) -> None:
    piece = next(piece for piece in prepared.pieces if imprinted(prepared, piece))
    branch = imprinted(prepared, piece)[-1]
    with visiting(browser) as visit:
        visit.goto(handbook + "print/")
        link = visit.page.locator(f'[data-own*="{piece.key}_"]').first
        plain = str(link.get_attribute("href"))
        visit.page.select_option("select[name=branch]", branch.id)
        own = str(link.get_attribute("href"))
        assert own.endswith(f"{piece.key}_{branch.id}_press.pdf")
        assert (project.staff / "print" / own).is_file()
        visit.page.select_option("select[name=branch]", "")
        assert link.get_attribute("href") == plain
        assert (project.staff / "print" / plain).is_file()
        visit.clean()


def test_without_scripts_all_is_there(browser: Browser, handbook: str, prepared: Prepared) -> None:
    with visiting(browser, java_script_enabled=False) as visit:
        visit.goto(handbook + "print/")
        assert shown(visit.page) == {piece.key for piece in prepared.pieces}
        visit.page.locator('a[href*="branches/"]').first.click()
        visit.page.wait_for_url("**/print/branches/*/")
        assert visit.page.locator("tbody tr").count() == sum(bool(imprinted(prepared, p)) for p in prepared.pieces)
