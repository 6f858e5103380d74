"""Downloads as a marketer meets them: found without a script, saved under a name that says what it is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser

from biaogan.build import Prepared
from tests.browser.visits import visiting

pytestmark = pytest.mark.browser


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
