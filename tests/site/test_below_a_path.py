"""A public site need not have a host to itself: below a path, and at a port, every link of every page still arrives."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from biaogan.build import Prepared, print_jobs, public_files
from biaogan.model.bank import Bank
from biaogan.render.addresses import page_address
from biaogan.whole import write_all
from tests.browser.visits import serving
from tests.support import MINI, TODAY, book_of, edited, insert

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BASES = ("https://bank.example/", "https://bank.example/fanzha/", "http://intranet:8080/x/y/")
ASKED = re.compile(r'<(?:a|img|link|form)\b[^>]*?\s(?:href|src|data-index)="([^"]*)"')
OUTSIDE = ("tel:", "data:", "sms:")
MORE = (insert("standards/topics/TOP-001.yml", "audiences:", "visibility: public\nplace: later\n"),)


def prepared(base: str) -> Prepared:
    """The miniature bank, published at `base`."""
    book = book_of(edited(*MORE))
    bank = Bank.model_construct(**{**dict(book.bank), "public_base": base})
    whole = Prepared.of(MINI, replace(book, maybe_bank=bank), TODAY)
    assert whole.public.bank.public_base == base
    return whole


@pytest.fixture(scope="module", params=BASES)
def published(request: pytest.FixtureRequest) -> tuple[str, dict[str, str]]:
    """Where the tree stands, and its files; sheets by their names alone."""
    whole = prepared(request.param)
    files = {path: content.decode() for path, content in public_files(whole)}
    sheets = (job.output.removeprefix("public/") for job in print_jobs(whole) if job.output.startswith("public/"))
    return request.param, files | dict.fromkeys(sheets, "")


def links(page: str) -> Iterator[str]:
    return (unescape(link) for link in ASKED.findall(page) if not link.startswith(OUTSIDE))


def file_at(base: str, files: dict[str, str], address: str) -> str | None:
    """The file that a plain server, which has the tree below the path of `base`, answers a whole address with."""
    if not address.startswith(base):
        return None
    path = unquote(urlsplit(address.removeprefix(base)).path)
    found = path + "index.html" if not path or path.endswith("/") else path
    return found if found in files else None


def test_every_link_of_every_page_arrives(published: tuple[str, dict[str, str]]) -> None:
    base, files = published
    for path, page in files.items():
        if not path.endswith(".html"):
            continue
        asked_for = (
            ("gone", "gone/", "a/b/gone", "a/b/c/") if path == "404.html" else (quote(path), quote(page_address(path)))
        )
        for asked in asked_for:
            for link in links(page):
                address = urljoin(base + asked, link)
                file = path if link.startswith("#") else file_at(base, files, address)
                assert file, f"{base}{asked} leads to {address}, which is not there"
                anchor = unquote(urlsplit(address).fragment)
                assert not anchor or f'id="{anchor}"' in files[file], f"{path} leads to {link}: no such place"


def test_what_names_the_whole_address_names_that_of_the_page(published: tuple[str, dict[str, str]]) -> None:
    base, files = published
    whole = re.compile(r'<link rel="canonical" href="([^"]*)">')
    for path, page in files.items():
        if path.endswith(".html"):
            (canonical,) = whole.findall(page)
            assert file_at(base, files, canonical), f"{path}: {canonical}"
            if '"application/ld+json"' in page:
                assert canonical.startswith(base)
                for address in named(json.loads(page.partition('ld+json">')[2].partition("</script>")[0])):
                    assert file_at(base, files, address), f"{path}: {address}"


def named(data: Any) -> Iterator[str]:
    """Every address in JSON-LD."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in ("@id", "url", "item"):
                yield value
            elif key != "@context":
                yield from named(value)
    elif isinstance(data, list):
        for value in data:
            yield from named(value)


def test_what_machines_read_follows(published: tuple[str, dict[str, str]]) -> None:
    base, files = published
    places = re.findall(r"<loc>([^<]*)</loc>", files["sitemap.xml"])
    assert len(places) > 20
    assert [place for place in places if not file_at(base, files, place)] == []
    assert f"Sitemap: {base}sitemap.xml" in files["robots.txt"].splitlines()
    told = re.findall(r'<link [^>]*href="([^"]*)"', files["feed.xml"])
    assert len(told) > 2
    assert [place for place in told if not file_at(base, files, place)] == []


def test_the_rules_for_servers_fit_the_addresses_on_the_host(published: tuple[str, dict[str, str]]) -> None:
    base, files = published
    root = urlsplit(base).path
    rules = [line for line in files["_headers"].splitlines() if line and not line.startswith(" ")]
    assert all(rule.startswith(root) for rule in rules)
    assert {f"{root}*", f"{root}assets/*", f"{root}scams/*", root, f"{root}index.html"} <= set(rules)
    assert f"Allow: {root}" in files["robots.txt"].splitlines()


@pytest.mark.parametrize("base", BASES)
def test_codes_on_paper_lead_to_pages_below_it(base: str) -> None:
    whole = prepared(base)
    there = {page_address(path) for path, _ in public_files(whole)}
    asked = {found for job in print_jobs(whole) for found in re.findall(rf"{re.escape(base)}[\w/-]*", str(job.data))}
    assert asked
    assert {address.removeprefix(base) for address in asked} <= there


@pytest.mark.verify
def test_a_browser_walks_the_site_below_a_path(tmp_path: Path, browser: Browser) -> None:
    """A plain server, whose page for what is not there is the tree's; every address that a page names is asked for."""
    place = tmp_path / "fanzha"
    write_all(place, public_files(prepared("https://bank.example/fanzha/")))
    shutil.copy(place / "404.html", tmp_path)
    asked = set()
    with serving(tmp_path) as host, browser.new_context() as context:
        page = context.new_page()
        for path in ["a/b/gone", *(file.relative_to(place).as_posix() for file in place.rglob("*.html"))]:
            answer = page.goto(host + "fanzha/" + quote(path))
            assert answer
            assert answer.status == (404 if path == "a/b/gone" else 200)
            found = page.eval_on_selector_all("a[href]:not([href^='#']), link[href]", "all => all.map(one => one.href)")
            asked |= {address.partition("#")[0] for address in found if address.startswith(host)}
        assert len(asked) > 40
        assert [address for address in asked if not address.startswith(host + "fanzha/")] == []
        sheets = host + "fanzha/print/"  # made by the press
        lost = [
            address
            for address in asked
            if not address.startswith(sheets) and context.request.get(address).status != 200
        ]
        assert lost == []
        page.goto(host + "fanzha/search/")
        page.fill("#q", "警察来电话要钱")
        page.click("#hits a")
        page.wait_for_url(host + "fanzha/**/index.html")
