"""The Atom feed: what RFC 4287 demands, newest first, the same bytes for the same book."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, XMLParser, fromstring

from biaogan.exports.feed import atom
from tests.site import sample

ATOM = "{http://www.w3.org/2005/Atom}"
ONCE = ("id", "title", "updated")  # 4.1.1 and 4.1.2: exactly one of each
AT_MOST_ONCE = ("generator", "icon", "logo", "rights", "subtitle", "published", "summary", "content", "source")
KNOWN = {*ONCE, "link", "author", "category", "entry", "published", "summary", "content"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})")  # RFC 3339, as 3.3 wants it


def parsed(changed: dict[str, str] | None = None, today: date = sample.TODAY) -> Element:
    return fromstring(atom(sample.public(changed, today), today).encode(), XMLParser(encoding="utf-8"))  # noqa: S314 - ours


def ids(feed: Element) -> list[str]:
    return [text(e, "id").removeprefix("https://safe.example.com/") for e in feed.findall(ATOM + "entry")]


def text(element: Element, name: str) -> str:
    """The text of the one child of that name."""
    return element.findtext(ATOM + name) or ""


def rules_of_all(element: Element) -> None:
    """What holds for the feed and for every entry."""
    for name in ONCE:
        assert len(element.findall(ATOM + name)) == 1, name
    for name in AT_MOST_ONCE:
        assert len(element.findall(ATOM + name)) <= 1, name
    for some_id in element.findall(ATOM + "id"):
        assert re.fullmatch(r"\S+", some_id.text or ""), "4.2.6: an IRI without blanks"
        assert urlsplit(some_id.text or "").scheme, "4.2.6: an absolute one"
    for name in ("updated", "published"):
        for moment in element.findall(ATOM + name):
            assert MOMENT.fullmatch(moment.text or ""), "3.3: no blanks around a date, T and offset written out"
    links = element.findall(ATOM + "link")
    assert all(link.get("href") and len(link) == 0 for link in links), "4.2.7.1"
    alternates = [(k.get("type"), k.get("hreflang")) for k in links if k.get("rel", "alternate") == "alternate"]
    assert len(alternates) == len(set(alternates)), "4.1.1: no two alternates of one type and language"
    assert all(c.get("term") for c in element.findall(ATOM + "category")), "4.2.2.1"
    for name in ("title", "summary", "content"):
        for construct in element.findall(ATOM + name):
            assert construct.get("type", "text") == "text"
            assert len(construct) == 0, "3.1.1.1: no elements in plain text"
            assert construct.text


def test_the_feed_keeps_the_rules_of_atom() -> None:
    feed = parsed()
    assert feed.tag == ATOM + "feed"
    assert {e.tag for e in feed.iter()} <= {ATOM + name for name in (*KNOWN, "feed", "name")}
    rules_of_all(feed)
    assert [text(a, "name") for a in feed.findall(ATOM + "author")] == ["样例银行"], "4.1.1: for all entries"
    (own,) = feed.findall(ATOM + "link[@rel='self']")
    assert own.get("href") == "https://safe.example.com/feed.xml"
    entries = feed.findall(ATOM + "entry")
    assert entries
    for entry in entries:
        rules_of_all(entry)
        assert entry.findall(ATOM + "link[@rel='alternate']"), "4.1.2: without content there must be one"
    assert len(set(ids(feed))) == len(entries), "4.1.1: entries with the same id would need different dates"
    assert feed[-1].tag == ATOM + "entry"


def test_newest_first_and_alerts_before_others_of_the_same_day() -> None:
    assert ids(parsed()) == ["alerts/ALT-001/", "scams/SCM-002/", "scams/SCM-001/", "campaigns/CMP-001/"]
    same_day = {"campaigns/alerts/ALT-001.yml": sample.alert(1, effective="2026-11-20", expires="2026-12-31")}
    assert ids(parsed(same_day))[:2] == ["alerts/ALT-001/", "scams/SCM-002/"]


def test_an_alert_is_all_there_and_says_how_long_it_holds() -> None:
    (entry,) = (e for e in parsed().findall(ATOM + "entry") if "ALT-001" in text(e, "id"))
    assert text(entry, "title") == "退款先转钱的是骗局"
    assert text(entry, "summary") == "近来有人冒充客服。"
    assert text(entry, "published") == "2026-11-25T00:00:00+08:00"
    content = text(entry, "content")
    for line in ("说要退您钱。", "1. 先挂断。", "这条提醒到2027年1月31日为止。"):
        assert line in content
    terms = [c.get("term") for c in entry.findall(ATOM + "category")]
    assert terms == ["alert", "SCM-001"]


def test_an_alert_comes_on_its_day_and_goes_after_its_last() -> None:
    first, last = date(2026, 11, 25), date(2027, 1, 31)
    for day, there in ((first - timedelta(1), False), (first, True), (last, True), (last + timedelta(1), False)):
        assert ("alerts/ALT-001/" in ids(parsed(today=day))) == there, day


def test_the_feed_does_not_grow_older_when_an_alert_ends() -> None:
    assert text(parsed(today=date(2027, 2, 1)), "updated") == "2026-11-25T00:00:00+08:00"


def test_a_bank_without_records_still_has_a_feed() -> None:
    feed = parsed({"standards/ledger/revisions.yml": "entries: []"}, date(2026, 10, 1))
    rules_of_all(feed)
    assert ids(feed) == []


def test_the_same_book_gives_the_same_bytes() -> None:
    assert atom(sample.public(), sample.TODAY) == atom(sample.public(), sample.TODAY)


def test_hostile_text_stays_text() -> None:
    nasty = "'<script>&]]>{{7*7}}'"
    changed = {
        "standards/scams/SCM-001.yml": sample.scam(1, title=nasty),
        "campaigns/alerts/ALT-001.yml": sample.alert(1, headline=nasty),
    }
    titles = [text(e, "title") for e in parsed(changed).findall(ATOM + "entry")]
    assert titles.count("<script>&]]>{{7*7}}") == 2
