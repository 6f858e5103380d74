"""Downloads as a marketer and a grandchild meet them: light at once, found without a script, saved by a long press."""

from __future__ import annotations

import gzip
import re
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.render.addresses import address
from tests.browser.visits import visiting
from tests.whole.builds import Project

pytestmark = pytest.mark.browser

AT_ONCE = 40 * 1024  # bytes of a page and of the pictures that are seen without scrolling
SEEN = """[...document.images].filter(i => {
  const box = i.getBoundingClientRect();
  return box.width > 0 && box.top < innerHeight && box.bottom > 0;
}).map(i => i.src)"""


def places(prepared: Prepared, project: Project) -> list[str]:
    """The list, every sheet, every scam's sheets, and what a code leads to."""
    found = ["posters/", *(address(sheet.id) for sheet in prepared.public.of("sheet"))]
    for folder in ("posters", "q"):
        found += sorted(
            p.parent.relative_to(project.public).as_posix() + "/" for p in project.public.glob(f"{folder}/*/*")
        )
    return found


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_a_page_with_what_is_seen_at_once_is_light(
    browser: Browser, public_site: str, prepared: Prepared, project: Project, width: int, height: int
) -> None:
    heavy = {}
    with visiting(browser, width=width, height=height) as visit:
        for place in places(prepared, project):
            visit.goto(public_site + place)
            pictures = [project.public / unquote(urlsplit(src).path).lstrip("/") for src in visit.page.evaluate(SEEN)]
            page = gzip.compress((project.public / place / "index.html").read_bytes())
            weight = len(page) + sum(picture.stat().st_size for picture in pictures)
            if weight > AT_ONCE:
                heavy[place] = weight
    assert heavy == {}


def test_a_poster_of_a_scam_is_two_taps_away_without_a_script(
    browser: Browser, public_site: str, prepared: Prepared
) -> None:
    scam = next(s for s in prepared.public.of("scam") if any(p.subjects == (s,) for p in prepared.public_sheets))
    piece = next(p for p in prepared.public_sheets if p.subjects == (scam,) and p.sheet.layout == "poster")
    with visiting(browser, width=360, height=640, java_script_enabled=False) as visit:
        visit.goto(public_site + "posters/")
        visit.page.locator(".names a", has_text=re.compile(f"^{re.escape(scam.title)}$")).click()
        with visit.page.expect_download() as started:
            visit.page.locator(f"#{piece.key} a", has_text="印刷版").click()
        assert started.value.suggested_filename == f"{piece.key}_press.pdf"
