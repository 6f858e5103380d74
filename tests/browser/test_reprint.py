"""Paper that can be checked, in a browser: what a code on the wall leads to, and the list of what must come down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser

from biaogan.ledger.append import append
from biaogan.ledger.read import PrintRun, Revision
from tests.browser.visits import serving, visiting
from tests.reprint.scenes import CARD, POSTER
from tests.whole.builds import BOOKS, Project, copied

pytestmark = pytest.mark.browser

HANDBOOK = ("print/takedown/", f"q/{CARD}-r1/", f"q/{CARD}-r2/", "q/SHT-003-r1/")


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The miniature bank after a poster and a card were replaced; two branches still have the old ones."""
    root = tmp_path_factory.getbasetemp() / "built-city"
    if (root / "site").is_dir():
        return Project(root)
    project = copied(BOOKS["mini"], root)
    pieces = {piece.key: piece for piece in project.prepared().pieces}
    card = pieces[CARD]
    old = {**card.texts, "PRC-001:steps.0.action": "问一问。"}
    entries = [
        Revision(
            POSTER, 2, pieces[POSTER].digest, date(2026, 11, 10), "public", "说得更清楚", dict(pieces[POSTER].texts)
        ),
        Revision(CARD, 1, "0000000000000001", date(2026, 11, 1), "staff", "", old),
        Revision(CARD, 2, card.digest, date(2026, 11, 18), "staff", "换一种问法", dict(card.texts)),
        *(PrintRun(key, 1, f"BR-00{n}", 10 * n, date(2026, 11, 2)) for key in (POSTER, CARD) for n in (1, 2)),
    ]
    append(root, entries)
    return project.built()


@pytest.fixture(scope="module")
def staff(city: Project) -> Iterator[str]:
    with serving(city.staff) as address:
        yield address


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.verify)])
@pytest.mark.parametrize("path", HANDBOOK)
def test_pages_about_paper_are_clean_accessible_and_fit(browser: Browser, staff: str, path: str, width: int) -> None:
    with visiting(browser, width=width) as visit:
        visit.goto(staff + path)
        assert visit.axe() == []
        assert visit.overflow() <= 0
        visit.clean()


@pytest.mark.verify
def test_in_the_dark_they_are_accessible_too(browser: Browser, staff: str) -> None:
    for path in HANDBOOK:
        with visiting(browser, width=360, color_scheme="dark") as visit:
            visit.goto(staff + path)
            assert visit.axe() == [], path


def test_the_list_shows_one_branch_or_all_without_javascript(browser: Browser, staff: str) -> None:
    with visiting(browser, width=360, java_script_enabled=False) as visit:
        visit.goto(staff + "print/takedown/")
        sections = visit.page.locator("section:has(.bg-down)")
        assert [sections.nth(n).is_visible() for n in range(sections.count())] == [True, True]
        visit.page.click(".bg-branchlist >> text=木桥支行")
        assert visit.page.locator("#BR-002").is_visible()
        assert not visit.page.locator("#BR-001").is_visible()
        assert visit.page.locator("#BR-002 .bg-down").count() == 2
        visit.page.click(".bg-branchlist >> text=全部网点")
        assert visit.page.locator("#BR-001").is_visible()


def test_a_code_from_the_wall_says_what_to_do_without_javascript(browser: Browser, staff: str) -> None:
    with visiting(browser, width=360, java_script_enabled=False) as visit:
        visit.goto(f"{staff}q/{CARD}-r1/?b=BR-001")
        assert visit.page.locator("h1 strong").inner_text() == "已被新版取代"
        assert "换新的" in visit.page.locator(".bg-verdict").inner_text()
        assert "换一种问法" in visit.page.locator("main").inner_text()
        assert visit.page.locator("del").inner_text() == "问一问。"
        visit.page.click("text=看第 2 版")
        assert visit.page.locator("h1 strong").inner_text() == "现行有效"
        visit.clean()


def test_the_sheet_to_sign_is_one_click_away(browser: Browser, staff: str, city: Project) -> None:
    with visiting(browser) as visit:
        visit.goto(staff + "print/takedown/")
        target = visit.page.locator("#BR-001 a:has-text('打印这张清单')").get_attribute("href")
        assert target == "BR-001.pdf" or str(target).endswith("print/takedown/BR-001.pdf")
        assert (city.staff / "print/takedown/BR-001.pdf").read_bytes().startswith(b"%PDF")
