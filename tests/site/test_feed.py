"""The Atom feed: valid XML, newest first, the same bytes for the same book."""

from __future__ import annotations

from xml.etree import ElementTree

from biaogan.exports.feed import atom
from tests.site import sample

NS = {"a": "http://www.w3.org/2005/Atom"}


def test_entries_newest_first_with_absolute_addresses() -> None:
    feed = ElementTree.fromstring(atom(sample.public()).encode())  # noqa: S314 - our own feed
    ids = [e.text for e in feed.findall("a:entry/a:id", NS)]
    assert ids == [
        "https://safe.example.com/scams/SCM-002/",
        "https://safe.example.com/campaigns/CMP-001/",
        "https://safe.example.com/scams/SCM-001/",
    ]
    assert feed.findtext("a:updated", namespaces=NS) == "2026-11-20T00:00:00+08:00"


def test_the_same_book_gives_the_same_bytes() -> None:
    assert atom(sample.public()) == atom(sample.public())


def test_hostile_text_stays_text() -> None:
    nasty = "'<script>&]]>{{7*7}}'"
    feed = atom(sample.public({"standards/scams/SCM-001.yml": sample.scam(1, title=nasty)}))
    parsed = ElementTree.fromstring(feed.encode())  # noqa: S314 - our own feed
    titles = [e.text for e in parsed.findall("a:entry/a:title", NS)]
    assert "<script>&]]>{{7*7}}" in titles
