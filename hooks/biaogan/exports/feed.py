"""An Atom feed of scams and campaigns, newest first. Equal books give equal bytes."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

from biaogan.editions import PublicBook
from biaogan.render.addresses import address

ATOM = "http://www.w3.org/2005/Atom"
PATH = "feed.xml"
KINDS = ("scam", "campaign")


def atom(public: PublicBook) -> str:
    """The feed as text, to be written to PATH of the public tree. Dates are days in China (UTC+8)."""
    base = public.bank.public_base
    records = [r for kind in KINDS for r in public.of(kind)]
    records.sort(key=lambda r: r.id)
    records.sort(key=lambda r: r.effective, reverse=True)
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    _add(feed, "id", base)
    _add(feed, "title", f"{public.bank.name} 防骗提醒")
    _add(feed, "updated", _moment(max((r.effective for r in records), default=date(1970, 1, 1))))
    ElementTree.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": base + PATH})
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": base})
    _add(ElementTree.SubElement(feed, "author"), "name", public.bank.name)
    for record in records:
        feed.append(_entry(record, base))
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _entry(record: Any, base: str) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    place = base + address(record.id)
    _add(entry, "id", place)
    _add(entry, "title", record.title)
    _add(entry, "updated", _moment(record.effective))
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": place})
    ElementTree.SubElement(entry, "category", {"term": record.kind, "label": record.kind_name})
    _add(entry, "summary", f"{record.rule}。{record.summary}" if record.kind == "scam" else record.summary)
    return entry


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+08:00"
