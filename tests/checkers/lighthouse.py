"""Lighthouse on pages of a tree, served as a static host would serve them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.browser.launch import browser_path
from tests.checkers.hosting import hosted
from tests.checkers.programs import node

JUDGED = ("accessibility", "best-practices", "seo")


def judged(folder: Path, pages: Sequence[str], *categories: str) -> list[dict[str, Any]]:
    """What Lighthouse says of each page, as lighthouse.mjs gives it; a page that is named twice is judged twice.

    categories: those of Lighthouse, JUDGED if none is named. Fails where a page could not be judged at all.
    """
    with hosted(folder) as address:
        question = {"urls": [address + page for page in pages], "categories": categories or JUDGED}
        told: list[dict[str, Any]] = node("lighthouse.mjs", question, BIAOGAN_BROWSER=str(browser_path()))
    failed = [f"{answer['url']}: {answer['error']}" for answer in told if answer["error"]]
    assert not failed, failed
    return told
