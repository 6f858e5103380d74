"""Lighthouse on pages of a tree, served as a static host would serve them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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


def objections(told: dict[str, Any], *, unlisted: bool) -> list[str]:
    """What Lighthouse objects to on a page.

    unlisted: the page is not for search engines (noindex). It fails the one audit that asks whether it is, and must.
    """
    failed = {audit["id"]: audit for audit in told["failed"]}
    if unlisted and not failed.pop("is-crawlable", None):
        return ["is-crawlable: not failed, though the page says noindex"]
    found = [f"{a['id']}: {a['title']} {a.get('explanation', '')} {a['items'][:3]}" for a in failed.values()]
    low = {name: score for name, score in told["scores"].items() if name in JUDGED and score != 1}
    if unlisted:
        low.pop("seo", None)
    return found + [f"{name} {score}" for name, score in low.items()]


def strangers(told: dict[str, Any]) -> list[str]:
    """Requests of a page to other hosts than its own."""
    own = urlsplit(told["url"]).hostname
    return [request["url"] for request in told["requests"] if urlsplit(request["url"]).hostname != own]


def kinds(told: dict[str, Any]) -> list[str]:
    """What a page asks for besides pictures: `Document`, `Script` …, sorted."""
    return sorted(request["kind"] for request in told["requests"] if request["kind"] != "Image")


def bytes_of(told: dict[str, Any], *, pictures: bool = False) -> int:
    """Bytes over the wire, headers too, of a page without its pictures; or with those seen without scrolling."""
    return sum(r["bytes"] for r in told["requests"] if r["kind"] != "Image" or (pictures and r["above"]))
