"""An Atom feed of alerts, scams and campaigns, newest first. Equal books on equal days give equal bytes."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

from biaogan.days import chinese_day
from biaogan.editions import PublicBook
from biaogan.render.addresses import address

ATOM = "http://www.w3.org/2005/Atom"
PATH = "feed.xml"
KINDS = ("alert", "scam", "campaign")  # of one day, in this order: what is urgent first


def atom(public: PublicBook, today: date) -> str:
    """The feed as text, to be written to PATH of the public tree. Dates are days in China (UTC+8).

    An alert that is over is not in it; the day the feed changed last does not go back when one ends.
    """
    base = public.bank.public_base
    known = [r for kind in KINDS for r in public.of(kind)]
    records = sorted((r for r in known if _in_force(r, today)), key=lambda r: r.effective, reverse=True)
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _add(feed, "id", base)
    _add(feed, "title", f"{public.bank.name} 防骗提醒")
    _add(feed, "updated", _moment(max((r.effective for r in known), default=date(1970, 1, 1))))
    ElementTree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base + PATH})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base})
    _add(ElementTree.SubElement(feed, "author"), "name", public.bank.name)
    names = {r.id: r.title for r in public.of("scam")}
    for record in records:
        feed.append(_entry(record, base, names))
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _in_force(record: Any, today: date) -> bool:
    return record.expires is None or today <= record.expires


def _entry(record: Any, base: str, names: dict[str, str]) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    place = base + address(record.id)
    _add(entry, "id", place)
    _add(entry, "title", record.headline if record.kind == "alert" else record.title)
    _add(entry, "updated", _moment(record.effective))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": place})
    ElementTree.SubElement(entry, "category", {"term": record.kind, "label": record.kind_name})
    if record.kind == "alert":
        for scam in record.scams:
            ElementTree.SubElement(entry, "category", {"term": scam, "label": names.get(scam, scam)})
    _add(entry, "summary", f"{record.rule}。{record.summary}" if record.kind == "scam" else record.summary)
    if record.kind == "alert":
        _add(entry, "published", _moment(record.effective))
        _add(entry, "content", _whole(record), type="text")
    return entry


def _whole(alert: Any) -> str:
    """All of an alert as plain text: readers of feeds are often offline, and some never open the page."""
    steps = [f"{number}. {line}" for number, line in enumerate(alert.do, 1)]
    last = f"这条提醒到{chinese_day(alert.expires)}为止。"
    return "\n".join([*alert.text, "您可以这样做：", *steps, last])


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> None:
    ElementTree.SubElement(parent, name, attributes).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
