"""Key points: the page of a record on one sheet of paper, for a pocket or a training. What each kind shows stands here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from biaogan.editions import PublicView
from biaogan.layouts.counter_card import stops
from biaogan.layouts.layout import AnyRecord, AnySheet, Around, Layout, Subjects, is_of
from biaogan.layouts.taken import Taken, Tree, maybe, take, take_all
from biaogan.model.process import Process
from biaogan.model.role import Phase, Role
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from biaogan.model.topic import Topic
from biaogan.model.zone import Zone

SECTION_MARKS = {
    "班前": "weather-sunset-up",
    "营业中": "store-clock",
    "班后": "weather-sunset-down",
    "突发": "alarm-light",
}
DUTIES = {"班前": 3, "营业中": 4, "班后": 3, "突发": 4}
FEW = 5  # points of a list that stands beside others
MOST = 18  # points of a sheet


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One record of any kind that has points."""
    (record,) = subjects
    prefix = record.id[:3]
    owner = around.records.get(record.owner)
    lead = LEADS.get(prefix)
    return {
        "label": take(sheet, "title"),
        "kind": record.NAME,
        "icon": ICONS[prefix],
        "title": take(record, "title"),
        "summary": take(record, "summary"),
        "lead": maybe(record, lead) if lead else None,
        "sections": [section.tree() for section in _sections(record, around) if section.points],
        "owner": take(owner, "title") if owner else None,
    }


@dataclass(frozen=True, slots=True)
class KeySection:
    """Points under a name, with the icon that marks them."""

    name: str
    mark: str
    points: Sequence[Tree]

    def tree(self) -> Tree:
        """As the template wants it."""
        return {"name": self.name, "mark": self.mark, "points": self.points}


def _plain(texts: Iterable[Taken]) -> list[Tree]:
    return [{"head": None, "text": text} for text in texts]


def _sections(record: AnyRecord, around: Around) -> Iterator[KeySection]:
    """What each kind shows."""
    if is_of(record, Service):
        yield from _service(record)
    if is_of(record, Process):
        yield from _process(record)
    if is_of(record, Role):
        yield from _role(record)
    if is_of(record, Zone):
        yield from _zone(record, around)
    if is_of(record, Scam):
        yield from _scam(record)
    if is_of(record, Topic):
        yield from _topic(record)


def _service(record: Service | PublicView) -> Iterator[KeySection]:
    texts = [take(record, "clauses", n, "text") for n in range(len(record.clauses))]
    yield KeySection("条款", "clipboard-check", _plain(texts[:MOST]))


def _process(record: Process | PublicView) -> Iterator[KeySection]:
    steps = [
        {"head": take(record, "steps", n, "brief"), "text": take(record, "steps", n, "action")}
        for n in range(len(record.steps))
    ][:MOST]
    yield KeySection("步骤", "format-list-checks", steps)
    signals = stops(record)[:FEW]
    # one signal of seven would read as the only one
    if len(steps) + len(signals) < MOST:
        yield KeySection("有一样，就先停", "hand-back-left", _plain(signals))


def _role(record: Role | PublicView) -> Iterator[KeySection]:
    for phase in get_args(Phase):
        found = [n for n, duty in enumerate(record.duties) if duty.phase == phase]
        texts = (take(record, "duties", n, "text") for n in found[: DUTIES[phase]])
        yield KeySection(phase, SECTION_MARKS[phase], _plain(texts))


def _zone(record: Zone | PublicView, around: Around) -> Iterator[KeySection]:
    words = [around.words.get(item.word, "") for item in record.items]
    points: list[Tree] = [
        {"head": word or None, "text": take(record, "items", n, "text")} for n, word in enumerate(words)
    ]
    yield KeySection("检查项", "broom", points[:MOST])


def _scam(record: Scam | PublicView) -> Iterator[KeySection]:
    yield KeySection("危险信号", "eye", _plain(take_all(record, "signs", FEW)))
    yield KeySection("现在就做", "shield-check", _plain(take_all(record, "do_now", FEW)))
    yield KeySection("柜面信号", "account-question", _plain(take_all(record, "counter_signals", FEW)))


def _topic(record: Topic | PublicView) -> Iterator[KeySection]:
    yield KeySection("要点", "lightbulb-on", _plain(take_all(record, "points", 10)))
    yield KeySection("常被问到", "chat-question", _plain(take_all(record, "ask", FEW)))


ICONS = {
    "SVC": "human-greeting",
    "PRC": "sitemap",
    "ROL": "account-tie",
    "SXS": "broom",
    "SCM": "shield-alert",
    "TOP": "lightbulb-on",
}
LEADS = {"PRC": "when", "ROL": "mission", "SCM": "rule"}  # the field that stands large above the points
KEY_POINTS = Layout("key-points", "本页要点", tuple(ICONS), content)
