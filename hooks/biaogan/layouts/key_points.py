"""Key points: the page of a record on one sheet of paper, for a pocket or a training. What each kind shows stands here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, get_args

from biaogan.layouts.counter_card import stops
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import Taken, maybe, take, take_all
from biaogan.model.role import Phase

SECTION_MARKS = {
    "班前": "weather-sunset-up",
    "营业中": "store-clock",
    "班后": "weather-sunset-down",
    "突发": "alarm-light",
}
DUTIES = {"班前": 3, "营业中": 4, "班后": 3, "突发": 4}
FEW = 5  # points of a list that stands beside others
MOST = 18  # points of a sheet

Section = dict[str, Any]


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One record of any kind that has points."""
    (record,) = subjects
    owner = around.records.get(record.owner)
    return {
        "label": take(sheet, "title"),
        "kind": record.NAME,
        "icon": ICONS[record.PREFIX],
        "title": take(record, "title"),
        "summary": take(record, "summary"),
        "lead": LEADS.get(record.PREFIX, _nothing)(record),
        "sections": [section for section in SECTIONS[record.PREFIX](record, around) if section["points"]],
        "owner": take(owner, "title") if owner else None,
    }


def _nothing(record: Any) -> Taken | None:
    return None


def _section(name: str, mark: str, points: Iterable[dict[str, Any]]) -> Section:
    return {"name": name, "mark": mark, "points": list(points)}


def _plain(texts: Iterable[Taken]) -> list[dict[str, Any]]:
    return [{"head": None, "text": text} for text in texts]


def _service(record: Any, around: Around) -> Iterable[Section]:
    texts = [take(record, "clauses", n, "text") for n in range(len(record.clauses))]
    yield _section("条款", "clipboard-check", _plain(texts[:MOST]))


def _process(record: Any, around: Around) -> Iterable[Section]:
    steps = [
        {"head": take(record, "steps", n, "brief"), "text": take(record, "steps", n, "action")}
        for n in range(len(record.steps))
    ][:MOST]
    yield _section("步骤", "format-list-checks", steps)
    signals = stops(record)[:FEW]
    # one signal of seven would read as the only one
    if len(steps) + len(signals) < MOST:
        yield _section("有一样，就先停", "hand-back-left", _plain(signals))


def _role(record: Any, around: Around) -> Iterable[Section]:
    for phase in get_args(Phase):
        found = [n for n, duty in enumerate(record.duties) if duty.phase == phase]
        yield _section(
            phase, SECTION_MARKS[phase], _plain(take(record, "duties", n, "text") for n in found[: DUTIES[phase]])
        )


def _zone(record: Any, around: Around) -> Iterable[Section]:
    words = [around.words.get(item.word, "") for item in record.items]
    points = [{"head": word or None, "text": take(record, "items", n, "text")} for n, word in enumerate(words)]
    yield _section("检查项", "broom", points[:MOST])


def _scam(record: Any, around: Around) -> Iterable[Section]:
    yield _section("危险信号", "eye", _plain(take_all(record, "signs", FEW)))
    yield _section("现在就做", "shield-check", _plain(take_all(record, "do_now", FEW)))
    yield _section("柜面信号", "account-question", _plain(take_all(record, "counter_signals", FEW)))


def _topic(record: Any, around: Around) -> Iterable[Section]:
    yield _section("要点", "lightbulb-on", _plain(take_all(record, "points", 10)))
    yield _section("常被问到", "chat-question", _plain(take_all(record, "ask", FEW)))


ICONS = {
    "SVC": "human-greeting",
    "PRC": "sitemap",
    "ROL": "account-tie",
    "SXS": "broom",
    "SCM": "shield-alert",
    "TOP": "lightbulb-on",
}
LEADS: dict[str, Callable[[Any], Taken | None]] = {
    "PRC": lambda record: maybe(record, "when"),
    "ROL": lambda record: maybe(record, "mission"),
    "SCM": lambda record: maybe(record, "rule"),
}
SECTIONS: dict[str, Callable[[Any, Around], Iterable[Section]]] = {
    "SVC": _service,
    "PRC": _process,
    "ROL": _role,
    "SXS": _zone,
    "SCM": _scam,
    "TOP": _topic,
}
KEY_POINTS = Layout("key-points", "本页要点", tuple(SECTIONS), content)
