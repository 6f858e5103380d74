"""Walks through a tree with a browser: each asks one question of many pages and returns what it found, page by page.

Tests assert that it is nothing; `run.py bench site` writes it down. `site`: the address of the tree with a slash at the
end; `pages`: paths below it.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pypdfium2
from playwright.sync_api import Browser

from tests.browser.rules import broken
from tests.browser.visits import Visit, visiting

PAGE, FIRST_SCREEN = 14 * 1024, 40 * 1024  # bytes, compressed: with the style sheet; with the pictures in sight
WHOLE_SITES = ("反诈手册.html",)  # one file that is a whole site
SCREENS = ((360, 640), (1280, 800))
VIEWS = ((1280, 100), (360, 100), (640, 200))  # width in pixels, size of type in per cent
SHEETS = 2  # of A4 that a scam may fill
_PICTURES = """() => [...document.images].filter(i => { const r = i.getBoundingClientRect();
  return r.width > 0 && r.top < innerHeight && r.bottom > 0; }).map(i => i.currentSrc || i.src)"""
_KEPT = """async () => [
  ...Object.keys(localStorage).map(k => 'localStorage ' + k),
  ...Object.keys(sessionStorage).map(k => 'sessionStorage ' + k),
  ...(indexedDB.databases ? await indexedDB.databases() : []).map(d => 'indexedDB ' + d.name),
  ...(self.caches ? await caches.keys() : []).map(k => 'cache ' + k),
  ...(navigator.serviceWorker ? await navigator.serviceWorker.getRegistrations() : []).map(r => 'worker ' + r.scope)]"""
_RUNS = re.compile(r"<[^>]*\son\w+=|href=.?javascript:")


@dataclass(frozen=True, slots=True)
class Broken:
    """What one look at a page found: rules of axe, and rules of our own."""

    axe: tuple[str, ...]
    own: tuple[str, ...]


def weights(tree: Path) -> dict[str, int]:
    """Every page of a built tree -> its bytes, compressed, its style sheet included. Whole sites are left out."""
    return {
        path.relative_to(tree).as_posix(): len(gzip.compress(path.read_bytes(), 9))
        for path in sorted(tree.rglob("*.html"))
        if path.name not in WHOLE_SITES
    }


def broken_rules(browser: Browser, site: str, pages: Iterable[str], scheme: str) -> dict[str, Broken]:
    """axe with its stricter contrast, and our own rules, at every one of VIEWS: place -> what breaks them.

    scheme: `light` or `dark`. What is not there, what complains and who else is asked counts among our own rules.
    """
    found = {}
    with visiting(browser, color_scheme=scheme, bypass_csp=True) as visit:
        for path in pages:
            for width, zoom in VIEWS:
                visit.page.set_viewport_size({"width": width, "height": 800})
                visit.goto(site + path)
                if zoom != 100:
                    visit.page.add_style_tag(content=f"html{{font-size:{125 * zoom // 100}%!important}}")
                axe = tuple(visit.axe("color-contrast-enhanced"))
                own = (*broken(visit), *visit.troubles())
                found[f"{path} {scheme} {width} {zoom}%"] = Broken(axe, own)
        found[f"{scheme}: other hosts"] = Broken((), tuple(visit.strangers()))
    return found


def first_screens(
    browser: Browser, site: str, tree: Path, pages: Iterable[str], screen: tuple[int, int]
) -> dict[str, int]:
    """Page -> bytes of it, compressed, with the pictures that are seen without scrolling. screen: width and height."""
    found = {}
    with visiting(browser, *screen) as visit:
        for path in pages:
            visit.goto(site + path)
            shown: list[str] = visit.page.evaluate(_PICTURES)
            files = [tree / unquote(urlsplit(src).path[1:]) for src in shown if src.startswith("http")]
            found[path] = len(gzip.compress((tree / path).read_bytes(), 9)) + sum(f.stat().st_size for f in files)
    return found


def too_wide(browser: Browser, site: str, pages: Iterable[str], width: int) -> dict[str, int]:
    """Pages that must be moved sideways in a window of this width -> by how many pixels."""
    wide = {}
    with visiting(browser, width=width, height=600) as visit:
        for path in pages:
            visit.goto(site + path)
            if (by := visit.overflow()) > 0:
                wide[path] = by
    return wide


class Handier(NamedTuple):
    """A page on which a script puts a handier thing in the place of what is there without it."""

    where: str  # of which page: a part of its path
    apart: str  # what the script alone shows: nothing but its own controls
    instead: str  # what is there without it and does the same


HANDIER = (
    Handier("search/", ".find", '[aria-labelledby="all"] a'),
    Handier("quiz/QIZ", ".quiz-act", "#q2 .quiz-answer summary"),
)


def incomplete_without_script(browser: Browser, site: str, tree: Path, pages: Iterable[str]) -> list[str]:
    """Pages that show less without script than with, or other words where no script makes them handier; and those that
    have script where a policy cannot name it."""
    told = []
    with visiting(browser) as with_script, visiting(browser, java_script_enabled=False) as without:
        for path in pages:
            for visit in (with_script, without):
                visit.goto(site + path)
                _unfold(visit)
            handier = next((h for h in HANDIER if h.where in path), None)
            if handier is None:
                if _words(with_script) != _words(without):
                    told.append(f"{path}: other words")
            elif not without.page.locator(handier.instead).first.is_visible():
                told.append(f"{path}: nothing in the place of {handier.apart}")
            elif lost := set(_lines(with_script, handier.apart)) - set(_lines(without, handier.apart)):
                told.append(f"{path}: only with script: {sorted(lost)[:3]}")
            if _RUNS.search((tree / path).read_text("utf-8")):
                told.append(f"{path}: script")
    return told


def _words(visit: Visit) -> str:
    words: str = visit.page.locator("body").inner_text()
    return words


def _unfold(visit: Visit) -> None:
    """Opens what is folded, as a visitor does without a script: by a click on it."""
    for _ in range(visit.page.locator("details:not([open]) > summary").count()):
        summary = visit.page.locator("details:not([open]) > summary").nth(0)
        if not summary.is_visible():
            break
        summary.click()


def _lines(visit: Visit, apart: str) -> list[str]:
    """The lines that are seen on the open page, without those of one part of it."""
    own = {line for text in visit.page.locator(apart).all_inner_texts() for line in text.splitlines()}
    return [line for line in _words(visit).splitlines() if line not in own]


def refused(browser: Browser, site: str, pages: Iterable[str]) -> list[str]:
    """What pages complain about under their own policy: scripts and style sheets whose hash is wrong, errors.

    A page whose style sheet does not apply is one of them, even if the browser keeps silent about it.
    """
    found = []
    with visiting(browser) as visit:
        for path in pages:
            visit.goto(site + path)
            if visit.page.evaluate("getComputedStyle(document.body).fontSize") == "16px":
                found.append(f"{path}: no style sheet")
            found += [f"{path}: {line}" for line in visit.troubles()]
    return found


def left_behind(browser: Browser, site: str, pages: Iterable[str]) -> tuple[list[str], list[str]]:
    """What visits leave in a browser (cookies and every kind of storage), and whom they ask besides `site`."""
    found = []
    with visiting(browser) as visit:
        for path in pages:
            visit.goto(site + path)
            found += [f"{path}: {kept}" for kept in visit.page.evaluate(_KEPT)]
        found += [f"cookie {cookie.get('name')}" for cookie in visit.page.context.cookies()]
        return found, visit.strangers()


def printed(browser: Browser, site: str, pages: Iterable[str], folder: Path) -> dict[str, int]:
    """Page -> how many sheets of A4 it fills on paper. folder: for the PDF, which is written over each time."""
    found = {}
    with visiting(browser, width=1280, height=800) as visit:
        for path in pages:
            visit.goto(site + path)
            visit.page.pdf(path=folder / "page.pdf", prefer_css_page_size=True)
            document = pypdfium2.PdfDocument(folder / "page.pdf")
            found[path] = len(document)
            document.close()
    return found
