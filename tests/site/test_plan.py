"""The plan of the public site is whole: what a new page needs and nobody wrote is named here."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from types import ModuleType

import pytest

from biaogan.problems import BiaoganError
from biaogan.render import site as package
from biaogan.render.addresses import check_paths, page_address, page_file
from biaogan.render.site import AFTERWARDS, drafts, make_site
from biaogan.render.site.frame import Asset, Draft, Plan, PlannedPage, Site
from biaogan.render.site.plan import PLAN
from biaogan.render.site.scripts import FOLDER, script_tag
from tests.site import sample

PAGES = sample.site()
SITE = make_site(sample.public(), (), sample.TODAY)
MADE = {page.address: page for page in drafts(SITE) if isinstance(page, Draft)}
ROWS = {row.address or "index.html": row for row in PLAN.pages}


def modules() -> list[ModuleType]:
    return [
        importlib.import_module(f"{package.__name__}.{found.name}") for found in pkgutil.iter_modules(package.__path__)
    ]


def test_every_maker_of_pages_has_a_row() -> None:
    called = {id(row.makes) for row in PLAN.pages} | {id(makes) for makes in AFTERWARDS}
    without = [m.__name__ for m in modules() if hasattr(m, "pages") and id(m.pages) not in called]
    assert without == [], f"no row of plan.py calls pages() of {without}"


def test_every_script_is_in_the_plan() -> None:
    """tests/test_classes.py asks the same of styles, tests/test_golden_pages.py of templates."""
    assert sorted(script.name for script in PLAN.scripts) == sorted(path.stem for path in FOLDER.iterdir())


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_a_row_is_whole(row: PlannedPage) -> None:
    offered = row.menu or row.more or row.tile
    assert bool(row.name) == bool(offered), "a name is what menus and the start page show"
    assert row.title or not (row.name or row.says or row.tab or row.crumb), "words for a page that has no title"
    if row.title:
        assert row.address in MADE, f"its maker makes no page at {row.address}"
        page = MADE[row.address]
        assert page.title == row.title
        assert row.says or not page.listed, "no sentence for search engines"
    else:
        assert row.address not in MADE


def test_no_two_rows_stand_at_one_place() -> None:
    for name, places in (
        ("menu", [row.menu for row in PLAN.pages if row.menu]),
        ("more", [row.more for row in PLAN.pages if row.more]),
        ("tile", [row.tile.place for row in PLAN.pages if row.tile]),
        ("style", [style.place for style in (*PLAN.common, *(row.style for row in PLAN.pages if row.style))]),
        ("address", [row.address for row in PLAN.pages]),
    ):
        assert len(set(places)) == len(places), f"{name}: {sorted(places)}"


@pytest.mark.parametrize("row", [row for row in PLAN.pages if row.scripts], ids=lambda row: row.address)
def test_a_row_names_the_scripts_that_its_pages_run(row: PlannedPage) -> None:
    """Another row's script would run as well, but whoever reads the plan would look for it there in vain."""
    below = [page.text for address, page in MADE.items() if address.startswith(row.address)]
    for script in row.scripts:
        assert any(script_tag(script.name) in text for text in below), script.name


@pytest.mark.parametrize(
    "address", [address for address, page in MADE.items() if page.listed and page.template != "offline.html"]
)
def test_search_engines_read_one_sentence_in_both_places(address: str) -> None:
    text = PAGES[page_file(address)]
    told = re.findall(r'<meta name="description" content="([^"]*)">', text)
    data = json.loads(text.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert [unescape(one) for one in told] == [data["@graph"][0]["description"]]


def test_addresses_and_files_are_two_names_of_one_thing() -> None:
    for path in PAGES:
        assert page_file(page_address(path)) == path
    assert [page_file(address) for address in ("", "a/", "a/b/", "x.html")] == [
        "index.html",
        "a/index.html",
        "a/b/index.html",
        "x.html",
    ]
    assert page_address("a/xindex.html") == "a/xindex.html"


def test_every_file_of_the_tree_is_a_page_in_its_folder_or_a_file_of_a_known_kind() -> None:
    shape = re.compile(
        r"(?:[^/.]+/)*index\.html|404\.html|反诈手册\.html|sitemap\.xml|robots\.txt|_headers|assets/search-[0-9a-f]{16}\.js"
    )
    ledger = {
        "standards/ledger/addresses.yml": "entries:\n  - {public: 反诈手册.html, title: 反诈手册, since: 2026-11-01}\n  - {public: old/, title: 旧, since: 2026-11-01}\n  - {public: old.html, title: 旧, since: 2026-11-01}"
    }
    pages = sample.site(ledger)
    assert "old/index.html" in pages
    assert [path for path in pages if not shape.fullmatch(path)] == ["old.html"]
    assert "已经不用了" in pages["old.html"]


def rival(row: PlannedPage, asset: bool = False) -> Plan:
    """The plan with one row more, whose page, or whose file, is to stand where the row's page stands."""

    def makes(site: Site, own: PlannedPage) -> Iterator[Draft | Asset]:
        yield Asset(page_file(own.address), "x") if asset else site.own(own, "missing.html", listed=False)

    return replace(PLAN, pages=(*PLAN.pages, replace(row, makes=makes, title="后来的一页")))


@pytest.mark.parametrize("asset", [False, True], ids=["page", "file"])
def test_two_that_claim_one_path_stop_the_build_and_both_are_named(asset: bool) -> None:
    row = PLAN.at("words/")
    with pytest.raises(BiaoganError) as stopped:
        drafts(replace(SITE, plan=rival(row, asset)))
    (problem,) = stopped.value.problems
    assert problem.code == "P005"
    assert problem.mark.path == "words/index.html"
    assert row.title in problem.message
    assert ("文件" if asset else "后来的一页") in problem.message


def test_a_disk_that_knows_no_case_keeps_one_of_two_files() -> None:
    assert [p.code for p in check_paths([("a/index.html", "甲"), ("A/index.html", "乙")])] == ["P005"]
    assert list(check_paths([("a/index.html", "甲"), ("a/b.html", "乙")])) == []
