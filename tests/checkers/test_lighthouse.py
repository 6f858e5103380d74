"""Lighthouse on one page of every template: nothing to object to, few bytes, and nobody else is asked for anything.

Its times are measured in benchmarks/bench_site.py: a test must not depend on what else a machine is doing.
"""

from __future__ import annotations

import gzip
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from tests.browser.walks import FIRST_SCREEN, PAGE, WHOLE_SITES
from tests.checkers.hosting import hosted, rules_of
from tests.checkers.lighthouse import JUDGED, bytes_of, judged, kinds, objections, strangers
from tests.checkers.pages import file_of, hidden, one_of_each
from tests.whole.builds import Project

pytestmark = [pytest.mark.verify, pytest.mark.browser]

HEADERS = 1024  # bytes that a host sends before a page: the policy of its folder is most of it
BAD = """<!doctype html><html><head><meta charset="utf-8"><style>p{color:#ddd}</style></head>
<body><p>看不清的字</p><img src="a.png"><script>console.error("坏了")</script></body></html>"""


@pytest.fixture(scope="module")
def judgement(real_site: Project) -> dict[str, dict[str, Any]]:
    """One run for all that is asked below."""
    pages = one_of_each(real_site.public)
    return dict(zip(pages, judged(real_site.public, pages), strict=True))


def test_nothing_is_objected_to(judgement: dict[str, dict[str, Any]], real_site: Project) -> None:
    """Pages that are not for search engines (noindex) fail the one audit that asks whether they are; that is meant."""
    wrong = []
    for page, told in judgement.items():
        unlisted = hidden(file_of(real_site.public, page).read_text("utf-8"))
        assert set(told["scores"]) == set(JUDGED)
        wrong += [f"{page}: {objection}" for objection in objections(told, unlisted=unlisted)]
    assert not wrong, "\n".join(wrong)


def test_no_page_asks_another_host_for_anything(judgement: dict[str, dict[str, Any]]) -> None:
    for page, told in judgement.items():
        assert told["requests"], page
        assert strangers(told) == [], page


def test_a_page_is_one_request_and_its_pictures(judgement: dict[str, dict[str, Any]]) -> None:
    """Its style sheet is in it. One script may make it better; a second one, a font or a fetch is too much."""
    for page, told in judgement.items():
        assert [r["url"] for r in told["requests"] if r["status"] != 200 and page != "404.html"] == [], page
        assert kinds(told) in (["Document"], ["Document", "Script"]), page
        pictures = [r["url"] for r in told["requests"] if r["kind"] == "Image"]
        assert len(pictures) == len(set(pictures)), page


def test_pages_are_as_small_as_promised(judgement: dict[str, dict[str, Any]]) -> None:
    heavy = []
    for page, told in judgement.items():
        if page in WHOLE_SITES:
            continue
        first, seen = bytes_of(told), bytes_of(told, pictures=True)
        if first > PAGE + HEADERS:
            heavy.append(f"{page}: {first} bytes, allowed are {PAGE + HEADERS}")
        if seen > FIRST_SCREEN:
            heavy.append(f"{page}: {seen} bytes with the pictures of the first screen, allowed are {FIRST_SCREEN}")
    assert not heavy, "\n".join(heavy)


def test_a_bad_page_is_objected_to(tmp_path: Path) -> None:
    (tmp_path / "bad.html").write_text(BAD, encoding="utf-8")
    (tmp_path / "404.html").write_text(BAD, encoding="utf-8")
    (told,) = judged(tmp_path, ["bad.html"])
    assert all(score < 1 for score in told["scores"].values()), told["scores"]
    objections = {audit["id"] for audit in told["failed"]}
    assert objections >= {"color-contrast", "image-alt", "html-has-lang", "errors-in-console", "document-title"}
    missing = [request for request in told["requests"] if request["kind"] == "Image"]
    assert [request["status"] for request in missing] == [404]
    assert missing[0]["above"]


def test_the_host_compresses_and_sends_the_headers_of_the_tree(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>" + "一" * 1000, encoding="utf-8")
    (tmp_path / "404.html").write_text("<p>没有", encoding="utf-8")
    (tmp_path / "_headers").write_text("# all\n/*\n  X-One: a: b\n/q/*\n  X-Two: c\n", encoding="utf-8")
    assert [rule.headers for rule in rules_of("/*\n  A: b\n  C: d")] == [(("A", "b"), ("C", "d"))]
    with hosted(tmp_path) as address:
        wish = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - http, this machine
        with urllib.request.urlopen(wish) as answer:  # noqa: S310
            sent = answer.read()
            assert (answer.headers["X-One"], answer.headers["X-Two"]) == ("a: b", None)
            assert answer.headers["Content-Encoding"] == "gzip"
        assert len(sent) < 200
        assert gzip.decompress(sent).decode().count("一") == 1000
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(address + "../secret")  # noqa: S310
