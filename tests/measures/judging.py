"""What other people's programs say of the built site: Lighthouse, the Nu checker, html-validate, schema.org's words."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser

from tests.browser.rules import smallest_text
from tests.browser.visits import visiting
from tests.checkers.hosting import hosted
from tests.checkers.html import html_validate, nu_of
from tests.checkers.lighthouse import JUDGED, judged, kinds, objections, strangers
from tests.checkers.pages import file_of, hidden, pages
from tests.checkers.structured import count_of, faults_in, texts_of
from tests.measures.numbers import Audits, Checked, Markup, Side, Speed, Spot

VISITS = 5
SCORES = ("performance", *JUDGED)
Told = Sequence[dict[str, Any]]  # what Lighthouse says, a visit each


def audits(tree: Path, told: Told) -> Audits:
    """Of one visit to a page of every template. Of those that are not for search engines, `seo` does not count."""
    lowest: dict[str, Spot] = {}
    found: list[str] = []
    for visit in told:
        page = page_of(visit)
        unlisted = hidden(file_of(tree, page).read_text("utf-8"))
        place = visit["url"].removesuffix(urlsplit(visit["url"]).path[1:])
        found += [f"{page}: {said.replace(place, '')}" for said in objections(visit, unlisted=unlisted)]
        for name in JUDGED:
            score = 100 * visit["scores"][name]
            if not (unlisted and name == "seo") and (name not in lowest or score < lowest[name].value):
                lowest[name] = Spot(page, score)
    return Audits(len(told), {name: lowest[name] for name in JUDGED}, tuple(found))


def requests(told: Told) -> tuple[Spot, Spot, tuple[str, ...]]:
    """The page with most requests besides pictures, that with most of all, and requests to other hosts."""
    besides = max(told, key=lambda visit: len(kinds(visit)))
    most = max(told, key=lambda visit: len(visit["requests"]))
    return (
        Spot(page_of(besides), len(kinds(besides))),
        Spot(page_of(most), len(most["requests"])),
        tuple(f"{page_of(visit)}: {url}" for visit in told for url in strangers(visit)),
    )


def page_of(visit: dict[str, Any]) -> str:
    """Path of the page below its tree."""
    return unquote(urlsplit(visit["url"]).path[1:]) or "index.html"


def visits(tree: Path, asked: Sequence[str]) -> list[list[dict[str, Any]]]:
    """Lighthouse with all of SCORES, VISITS times to each page in turn; page by page."""
    told = judged(tree, list(asked) * VISITS, *SCORES)
    return [told[number :: len(asked)] for number in range(len(asked))]


def speed(told: Told) -> Speed:
    """Medians of several visits to one page."""

    def median(name: str) -> float:
        return float(statistics.median(visit["metrics"][name] for visit in told))

    return Speed(
        len(told),
        _score(told, "performance"),
        median("first-contentful-paint"),
        median("largest-contentful-paint"),
        median("total-blocking-time"),
        median("cumulative-layout-shift"),
    )


def side(browser: Browser, tree: Path, page: str, told: Told) -> Side:
    """One page for a comparison. told: several visits by Lighthouse; axe and type on a telephone of 360 pixels."""
    with hosted(tree) as address, visiting(browser, width=360, height=640, bypass_csp=True) as visit:
        visit.goto(address + page)
        axe, smallest = len(visit.axe()), smallest_text(visit)
    performance, accessibility, practices, seo = (_score(told, name) for name in SCORES)
    return Side(
        (performance, accessibility, practices, seo),
        round(statistics.median(sum(request["bytes"] for request in visit["requests"]) for visit in told)),
        round(statistics.median(len(visit["requests"]) for visit in told)),
        axe,
        smallest,
        len(nu_of(tree, [page])),
    )


def markup(tree: Path) -> Markup:
    """Every page before the judges of HTML, and all JSON-LD."""
    every = pages(tree)
    texts = texts_of(tree)
    validated = html_validate(*(file_of(tree, page) for page in every))
    return Markup(
        Checked(len(every), tuple(nu_of(tree, every))),
        Checked(len(every), tuple(line.removeprefix(f"{tree}/") for line in validated)),
        Checked(len({place.rpartition(" ")[0] for place in texts}), tuple(faults_in(texts))),
        count_of(texts),
    )


def _score(told: Told, name: str) -> float:
    """The median, of 100."""
    return float(100 * statistics.median(visit["scores"][name] for visit in told))
