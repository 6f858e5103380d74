"""The handbook in a browser: search finds, nothing complains, nothing leaves the house, everybody can use it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.model import CONTENT_TYPES
from biaogan.render.addresses import address
from tests.browser.visits import Visit, visiting
from tests.whole.builds import Project

pytestmark = pytest.mark.browser

# What is asked, and the page the first hit must lead to: that of a record, or the glossary where it explains the word.
QUESTIONS = {
    "mini": {"转账先问": "PRC-001", "打钱": "PRC-001", "客户不肯说用途怎么办": "PRC-001", "窗口环境": "SVC-001", "zhuanzhang": "PRC-001"},
    "real": {"冒充公检法": "SCM-001", "公检法": "SCM-001|glossary", "三问两看": "PRC-001", "客户边打电话边转账怎么办": "PRC-001"},
}  # fmt: skip


def pages(prepared: Prepared, project: Project) -> list[str]:
    """One page of every template: each kind and its list, the pages that gather, a sheet's state, a grave, a written one."""
    book = prepared.book
    found = [
        "",
        "now/",
        "print/",
        "print/takedown/",
        "sixs/words/",
        "glossary/",
        "sources/",
        "due/",
        "codes/",
        "fields/",
        "fields/process/",
        "editors/",
        "commands/",
        "services/",
    ]
    templates = project.root / "hooks" / "biaogan" / "templates" / "handbook"
    plain = False  # the one template of all kinds that have none of their own
    for kind in CONTENT_TYPES:
        records = book.of(kind)
        if records and ((templates / f"{kind.KIND}.html.j2").is_file() or not plain):
            plain = plain or not (templates / f"{kind.KIND}.html.j2").is_file()
            found.append(address(records[0].id))
        if kind.KIND == "role":
            found.append(f"today/{records[0].id}/")
    found += [f"q/{p.key}-r{p.revision}/" for p in prepared.staff_sheets][:1]
    gone = [move.id for move in book.ledger.moves if move.id not in {r.id for r in book.records}]
    found += [address(some_id) for some_id in gone if "-" in some_id][:1]
    assert not [path for path in found if not (project.staff / path / "index.html").is_file()]
    return found


def test_the_first_hit_is_the_right_page(browser: Browser, handbook: str, project: Project) -> None:
    questions = QUESTIONS[project.root.name.removeprefix("built-")]
    with visiting(browser) as visit:
        for question, wanted in questions.items():
            visit.goto(handbook)
            visit.page.locator("#bg-find").fill(question)
            first = visit.page.locator(".bg-hit").first
            first.wait_for()
            first.click()
            places = [address(w) if "-" in w else f"{w}/" for w in wanted.split("|")]
            visit.page.wait_for_url(re.compile("|".join(f"^{handbook}{place}" for place in places)))
        visit.clean()


def test_search_works_from_a_page_deep_down(browser: Browser, handbook: str) -> None:
    with visiting(browser, width=360) as visit:
        visit.goto(handbook + "processes/PRC-001/")
        visit.page.keyboard.press("/")
        visit.page.keyboard.type("柜员")
        visit.page.locator(".bg-hit").first.wait_for()
        visit.page.keyboard.press("ArrowDown")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/roles/**")
        visit.clean()


def test_what_is_typed_stays_text(browser: Browser, handbook: str) -> None:
    with visiting(browser) as visit:
        visit.goto(handbook)
        for typed in (
            "<img src=x onerror=alert(1)>",
            "' \" > </script><script>alert(1)</script>",
            "\\",
            "%E0%A4%A",
            "(",
            "[",
            "*",
        ):
            visit.page.locator("#bg-find").fill(typed)
            visit.page.wait_for_timeout(150)
        assert visit.page.locator(".bg-find img").count() == 0
        visit.clean()


@pytest.mark.parametrize("width", [360, pytest.param(1280, marks=pytest.mark.verify)])
def test_every_template_is_clean_and_accessible(
    browser: Browser, handbook: str, prepared: Prepared, project: Project, width: int
) -> None:
    found = {}
    with visiting(browser, width=width) as visit:
        for path in pages(prepared, project):
            visit.goto(handbook + path)
            found[path or "/"] = visit.axe()
            if visit.overflow() > 0:
                found[path or "/"].append(f"wider than the window by {visit.overflow()}")
        visit.clean()
    assert not {place: broken for place, broken in found.items() if broken}, told(found)


def told(found: dict[str, list[str]]) -> str:
    return "\n".join(f"{place}: {rule}" for place, broken in found.items() for rule in broken)


@pytest.mark.verify
def test_dark_pages_are_accessible_too(browser: Browser, handbook: str, prepared: Prepared, project: Project) -> None:
    found = {}
    with visiting(browser, color_scheme="dark") as visit:
        for path in pages(prepared, project):
            visit.goto(handbook + path)
            found[path or "/"] = visit.axe()
        assert visit.page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        visit.clean()
    assert not {place: broken for place, broken in found.items() if broken}, told(found)


def test_an_unknown_address_gets_a_page_of_its_own(browser: Browser, handbook: str) -> None:
    with visiting(browser) as visit:
        visit.goto(handbook + "deep/down/nothing/")
        assert visit.page.locator("h1").count() == 1
        assert [line for line in visit.failed if "nothing" not in line] == []
        assert visit.strangers() == []


def test_a_clause_scrolls_into_view(browser: Browser, handbook: str, prepared: Prepared) -> None:
    """The address of a part leads to that part, below the bar that stays on top."""
    service = next(r for r in prepared.book.records if r.PREFIX == "SVC")
    clause = getattr(service, "clauses")[-1].id  # noqa: B009 - a service has clauses
    with visiting(browser, height=500) as visit:
        visit.goto(handbook + address(clause))
        assert element(visit, clause)


def element(visit: Visit, some_id: str) -> bool:
    """True where the element is in the window."""
    box = visit.page.locator(f'[id="{some_id}"]').bounding_box()
    size = visit.page.viewport_size
    return box is not None and size is not None and -1 <= box["y"] < size["height"]
