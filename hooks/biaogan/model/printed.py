"""What each layout takes from a record: the box it goes into and the field it comes from.

One table for two readers: `checks.fit` measures these texts, `render.sheets` prints them. A layout prints nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PRINTED_LINES = 3  # of a scam's lines and signs, the most telling first


@dataclass(frozen=True, slots=True)
class Printed:
    """One text on a sheet: box of layouts.json, field of the record, and the text itself."""

    box: str
    key: tuple[str | int, ...]
    text: str


def printed(layout: str, record: Any) -> Iterator[Printed]:
    """Every text that `layout` prints from `record` (a record or its public view)."""
    return {"poster": _poster, "counter-card": _card, "checklist": _checklist, "process-flow": _flow}[layout](record)


def _listed(box: str, name: str, texts: tuple[str, ...], limit: int = PRINTED_LINES) -> Iterator[Printed]:
    for index, text in enumerate(texts[:limit]):
        yield Printed(box, (name, index), text)


def _poster(scam: Any) -> Iterator[Printed]:
    yield Printed("kind", ("title",), scam.title)
    yield Printed("headline", ("headline",), scam.headline)
    yield Printed("rule", ("rule",), scam.rule)
    yield from _listed("says[]", "says", scam.says)
    yield from _listed("signs[]", "signs", scam.signs)
    yield from _listed("actions[]", "do_now", scam.do_now)
    if scam.slogan:
        yield Printed("slogan", ("slogan",), scam.slogan)


def _card(process: Any) -> Iterator[Printed]:
    yield Printed("title", ("title",), process.title)
    for index, step in enumerate(process.steps):
        if step.group:
            yield Printed("groups[].label", ("steps", index, "group"), step.group)
            yield Printed("groups[].items[].text", ("steps", index, "action"), step.action)
            if step.say:
                yield Printed("groups[].items[].say", ("steps", index, "say"), step.say)
    yield from _card_lists(process)


def _card_lists(process: Any) -> Iterator[Printed]:
    """The signals at which to stop and the first things to do then: at most four each."""
    count = 0
    for index, step in enumerate(process.steps):
        for number, text in enumerate(step.stop):
            if count < 4:
                yield Printed("stop[]", ("steps", index, "stop", number), text)
                count += 1
    if process.situations:
        for number, text in enumerate(process.situations[0].now[:4]):
            yield Printed("then[]", ("situations", 0, "now", number), text)


def _flow(process: Any) -> Iterator[Printed]:
    for index, step in enumerate(process.steps):
        yield Printed("steps[].action", ("steps", index, "brief"), step.brief)
        if step.group:
            yield Printed("steps[].group", ("steps", index, "group"), step.group)
        for number, way in enumerate(step.next):
            yield Printed("steps[].next[].label", ("steps", index, "next", number, "when"), way.when)


def _checklist(zone: Any) -> Iterator[Printed]:
    yield Printed("zones[].name", ("title",), zone.title)
    for index, item in enumerate(zone.items):
        if item.frequency == "每日":
            yield Printed("zones[].items[].text", ("items", index, "text"), item.text)
