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
from urllib.parse import unquote, urlsplit

import pypdfium2
from playwright.sync_api import Browser

from tests.browser.rules import broken
from tests.browser.visits import visiting

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


def incomplete_without_script(browser: Browser, site: str, tree: Path, pages: Iterable[str]) -> list[str]:
    """Pages that do not show the same words with and without, or that have script where a policy cannot name it."""
    texts: list[dict[str, str]] = []
    listed = list(pages)
    for script in (True, False):
        with visiting(browser, java_script_enabled=script) as visit:
            shown = {}
            for path in listed:
                visit.goto(site + path)
                shown[path] = visit.page.locator("body").inner_text()
            texts.append(shown)
    differing = [f"{path}: other words" for path in listed if texts[0][path] != texts[1][path]]
    return differing + [f"{path}: script" for path in listed if _RUNS.search((tree / path).read_text("utf-8"))]


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
