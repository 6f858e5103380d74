"""The public pages as text: complete, closed in themselves, free of staff matter, deaf to hostile text."""

from __future__ import annotations

import gzip
import re
from datetime import date
from fnmatch import fnmatchcase
from html import unescape
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

import pytest

from biaogan.render.addresses import page_file
from biaogan.render.site.plan import PLAN
from biaogan.render.site.policy import digest
from tests.site import sample

PAGES = sample.site()
BOOK = "反诈手册.html"  # the one file that may be large
ASSETS = {path for path in PAGES if path.startswith("assets/")}
HTML = {path: text for path, text in PAGES.items() if path.endswith(".html")}
ELSEWHERE = (
    "later/index.html",
    "反诈手册.html",
)  # a short address, whose page speaks for it, and the whole site in one file


def test_every_kind_of_page_is_there() -> None:
    expected = {
        "scams/SCM-001/index.html",
        "scams/SCM-002/index.html",
        "scams/SCM-008/index.html",
        "scams/SCM-009/index.html",
        "check/1/index.html",
        "check/2/index.html",
        "check/r/SCM-001/index.html",
        "check/r/SCM-002/index.html",
        "check/none/index.html",
        "ways/phone/index.html",
        "audiences/AUD-001/index.html",
        "slogans/SLG-001/index.html",
        "slogans/SLG-002/index.html",
        "posters/SCM-001/index.html",
        "posters/SCM-002/index.html",
        "campaigns/CMP-001/index.html",
        "sheets/SHT-001/index.html",
        "sheets/SHT-009/index.html",
        "topics/TOP-001/index.html",
        "topics/TOP-002/index.html",
        "later/index.html",
        "forms/FRM-001/index.html",
        "alerts/ALT-001/index.html",
        "alerts/ALT-002/index.html",
        "quiz/QIZ-001/index.html",
        "q/SHT-001-SCM-001-r1/index.html",
        "q/SHT-001-SCM-001-r2/index.html",
        "q/SHT-001-SCM-002-r1/index.html",
        "q/SHT-009-SCM-008-r1/index.html",
        "sitemap.xml",
        "robots.txt",
        "_headers",
    }
    own = {page_file(row.address) for row in PLAN.pages if row.title}
    assert set(PAGES) == expected | own | ASSETS
    assert [re.sub("[0-9a-f]{16}", "HASH", path) for path in ASSETS] == ["assets/search-HASH.js"]


@pytest.mark.parametrize("path", HTML)
def test_links_are_relative_stay_in_the_tree_and_arrive(path: str) -> None:
    page = HTML[path]
    for written in re.findall(r'<(?:a|img)\b[^>]*?(?:href|src)="([^"]*)"', page):
        target = written.removeprefix("/") if path == "404.html" else written
        if target.startswith("tel:"):
            assert re.fullmatch(r"tel:[0-9-]+", target)
            continue
        if path == "404.html":
            assert written.startswith(("/", "#", "tel:")), f"does not begin at the root: {written}"
        assert not re.match(r"[a-z]+:|/", target), f"not relative: {target}"
        assert target.isascii(), f"not encoded: {target}"
        place, _, anchor = unquote(unescape(target)).partition("#")
        file = normpath(join(dirname(path), place)) if place else path
        assert not file.startswith(".."), f"leaves the tree: {target}"
        if file.startswith("print/") or file == "feed.xml":  # made by others
            continue
        assert file in HTML, f"{path} leads to {file}, which is not there"
        assert not anchor or f'id="{anchor}"' in HTML[file], f"{path} leads to {target}: no such place"


@pytest.mark.parametrize("path", HTML)
def test_page_is_light_and_runs_only_what_its_policy_names(path: str) -> None:
    page = HTML[path]
    assert path == BOOK or len(gzip.compress(page.encode())) <= 14 * 1024
    for tag, source in re.findall(r"<script([^>]*)>(.*?)</script>", page, re.DOTALL):
        assert tag in (' type="application/ld+json"', "") or re.fullmatch(r' type="application/json" id="[a-z]+"', tag)
        assert tag or digest(source) in page.partition("script-src")[2].partition(";")[0], "its policy stops it"
    assert not re.search(r"\son\w+=|\sstyle=", page), "the security policy would drop these"
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*"', page.replace("https://safe.example.com/", "")) == []
    assert page.count("<h1") == 1
    assert page.count("<style>") == 1
    assert "default-src 'none'; style-src 'sha256-" in page


def test_every_page_for_search_engines_says_what_it_is_in_their_words() -> None:
    """JSON-LD; tests/checkers holds it against the vocabulary."""
    for path, page in HTML.items():
        hidden = 'name="robots" content="noindex"' in page or path in ELSEWHERE
        assert ('<script type="application/ld+json">' in page) is not hidden, path


def test_only_the_page_that_loads_a_file_may_load_one() -> None:
    for path, page in HTML.items():
        assert ("script-src 'self'" in page) is (path == "search/index.html"), path
    assert f'data-index="../{min(ASSETS)}"' in HTML["search/index.html"]
    rule = PAGES["_headers"].partition("/search/*\n")[2].partition("\n")[0]
    assert "script-src 'self' 'sha256-" in rule
    assert PAGES["_headers"].count("script-src 'self'") == 1


def test_the_headers_of_its_folder_let_every_page_be_what_it_is() -> None:
    """One rule with a policy fits each address, and allows what the page's own policy allows."""
    rules = dict(re.findall(r"^(/\S*)\n  Content-Security-Policy: (.*)$", PAGES["_headers"], re.MULTILINE))
    for path, page in HTML.items():
        address = "/" + quote(path.removesuffix("index.html"))
        (fitting,) = [policy for rule, policy in rules.items() if fnmatchcase(address, rule)]
        own = page.partition('http-equiv="Content-Security-Policy" content="')[2].partition('"')[0]
        for part in own.split("; "):
            name, *values = part.split(" ")
            (told,) = [p for p in fitting.split("; ") if p.partition(" ")[0] == name]
            assert set(values) <= set(told.split(" ")[1:]), (path, part)


def test_the_index_is_named_after_what_is_in_it() -> None:
    renamed = sample.site({"standards/scams/SCM-001.yml": sample.scam(1, title="别的名字")})
    assert not ASSETS & set(renamed)


def test_urgent_numbers_are_on_every_page_and_an_empty_one_shows_no_button() -> None:
    for page in HTML.values():
        assert page.count('class="call" href="tel:110"') == 1
        assert page.count('class="call" href="tel:96110"') == 1
        assert "tel:0000-7654321" not in page
        assert "本行客服" not in page


def test_nothing_for_staff_comes_through() -> None:
    everything = "\n".join(PAGES.values())
    for secret in ("只给员工看", "staff.example.com", "staff-only", "54321", "内部", "PRC-001", "ROL-001"):
        assert secret not in everything


def test_a_scam_keeps_its_order() -> None:
    page = HTML["scams/SCM-001/index.html"].partition("<main")[2]
    wanted = [
        "凡是",
        'class="calls"',
        'id="says"',
        'id="signs"',
        'id="do"',
        'id="lost"',
        'id="evidence"',
        "虚构案例",
        'id="related"',
        'id="poster"',
    ]
    places = [page.index(mark) for mark in wanted]
    assert places == sorted(places)


def test_downloads_name_all_three_files() -> None:
    assert 'href="../sheets/SHT-001/index.html"' in HTML["posters/index.html"]
    page = HTML["sheets/SHT-001/index.html"]
    for ending in ("_press.pdf", ".pdf", ".png"):
        assert f'href="../../print/SHT-001-SCM-001/SHT-001-SCM-001{ending}" download' in page
    assert re.search(r'<img src="[^"]+\.png" width="\d+" height="\d+" alt="[^"]+"', page)


def test_hostile_text_stays_text() -> None:
    nasty = '<script>x</script>{{7*7}}*x*"=1+1'
    quoted = f"'{nasty}'"
    pages = sample.site({"standards/scams/SCM-001.yml": sample.scam(1, title=quoted, summary=quoted, own=quoted)})
    for path in ("index.html", "scams/SCM-001/index.html", "scams/index.html", "posters/index.html"):
        assert nasty in unescape(pages[path])
        assert "<script>x" not in pages[path]


def test_canonical_and_site_map_use_the_public_address() -> None:
    assert '<link rel="canonical" href="https://safe.example.com/scams/SCM-001/">' in HTML["scams/SCM-001/index.html"]
    assert "<loc>https://safe.example.com/scams/SCM-001/</loc><lastmod>2026-11-01</lastmod>" in PAGES["sitemap.xml"]
    assert "Sitemap: https://safe.example.com/sitemap.xml" in PAGES["robots.txt"]
    assert not re.search(r"/q/|404|SCM-008", PAGES["sitemap.xml"])


def test_tombstones_say_what_became_of_an_address() -> None:
    merged, plain = HTML["scams/SCM-008/index.html"], HTML["scams/SCM-009/index.html"]
    assert "已并入" in merged
    assert 'href="../../scams/SCM-001/index.html"' in merged
    assert "已经不用了" in plain


def test_a_page_that_belonged_to_no_record_leaves_one_that_says_so() -> None:
    ledger = {"standards/ledger/addresses.yml": "entries:\n  - {public: old-corner/, title: 旧栏目, since: 2026-11-01}"}
    pages = sample.site(ledger)
    assert "旧栏目" in pages["old-corner/index.html"]
    assert "已经不用了" in pages["old-corner/index.html"]
    assert "old-corner" not in pages["sitemap.xml"]


@pytest.mark.parametrize(
    ("today", "words"),
    [(date(2026, 11, 25), "还没开始"), (date(2026, 12, 1), "正在进行"), (date(2026, 12, 31), "正在进行")],
)
def test_home_shows_the_campaign_that_runs_or_comes(today: date, words: str) -> None:
    assert words in sample.site(today=today)["index.html"]


def test_home_is_silent_about_a_campaign_that_is_over() -> None:
    pages = sample.site(today=date(2027, 1, 2))
    assert 'id="campaign"' not in pages["index.html"]
    assert "已经结束" in pages["campaigns/CMP-001/index.html"]


def test_a_bank_without_any_content_still_has_its_pages() -> None:
    texts = sample.texts()
    emptied = {p: "entries: []" for p in texts if "/ledger/" in p or "/registers/" in p}
    hidden = {
        p: t.replace("visibility: public", "visibility: staff") for p, t in texts.items() if t.startswith("\nid:")
    }
    pages = sample.site(emptied | hidden)
    expected = {"index.html", "scams/index.html", "help/index.html", "posters/index.html", "words/index.html"}
    assert expected <= set(pages)
    assert 'class="call"' not in pages["index.html"]


def test_equal_books_give_equal_bytes() -> None:
    assert sample.site({}) == PAGES
