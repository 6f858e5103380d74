"""The score sheet: clauses with their points, what a form has to tick, and the steps of a process, each to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from biaogan.editions import PublicView
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Taken, Tree, maybe, take, take_all
from biaogan.model.form import Form
from biaogan.model.process import Process
from biaogan.model.service import Service

SIGNERS = ("打分人", "被查人")
VERDICTS = ("合格", "不合格", "不适用")
STEP_VERDICTS = ("做到", "没做到", "用不到")
JUDGED = ("normal", "control")  # kinds of steps that somebody does: not the questions between them, nor the end


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged together. points: of each item, none where there are none."""

    name: Taken
    items: tuple[Tree, ...]
    points: int = 0

    def tree(self) -> Tree:
        """As the template wants it."""
        return {"name": self.name, "items": self.items, "count": str(len(self.items)), "points": str(self.points)}


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """Forms give heads, ticks, remarks and signers; services give clauses by norm; processes give steps."""
    forms = of(subjects, Form)
    listed = [
        *map(_ticks, forms),
        *_norms(sheet, of(subjects, Service)),
        *map(_steps, of(subjects, Process)),
    ]
    groups = [group for group in listed if group.items]
    return {
        "title": take(sheet, "title"),
        "of": take(subjects[0], "title") if len(subjects) == 1 else None,
        "rules": [text for form in forms for text in take_all(form, "body")],
        "heads": [_blank(form, n) for form in forms for n in _numbers(form, ("文字", "日期"))],
        "groups": [group.tree() for group in groups],
        "notes": [_blank(form, n) for form in forms for n in _numbers(form, ("多行",))],
        "signers": [s for form in forms for s in take_all(form, "signatures")] or SIGNERS,
        "count": str(sum(len(group.items) for group in groups)),
        "points": str(sum(group.points for group in groups)),
    }


def _numbers(form: Form | PublicView, kinds: tuple[str, ...]) -> list[int]:
    return [n for n, blank in enumerate(form.blanks) if blank.kind in kinds]


def _blank(form: Form | PublicView, position: int) -> Tree:
    return {"label": take(form, "blanks", position, "label"), "kind": form.blanks[position].kind}


def _ticks(form: Form | PublicView) -> Judged:
    """What a form has to tick; the first choice is the good one."""
    items = (
        {
            "id": f"{form.id}-{n + 1:02d}",
            "text": take(form, "blanks", n, "label"),
            "choices": [take(form, "blanks", n, "choices", m) for m in range(len(form.blanks[n].choices))],
            "skip": None,
            "points": None,
            "say": None,
        }
        for n in _numbers(form, ("勾选",))
    )
    return Judged(take(form, "title"), tuple(items))


def _norms(sheet: AnySheet, services: list[Service | PublicView]) -> Iterator[Judged]:
    """The clauses of all services of one norm after the other, in the order in which the norms first come."""
    order = list(dict.fromkeys(service.norm for service in services))
    ranked = sorted(services, key=lambda service: order.index(service.norm))
    for _, members in groupby(ranked, key=lambda service: service.norm):
        listed = list(members)
        judged = [
            (service, n)
            for service in listed
            for n, clause in enumerate(service.clauses)
            if sheet.clauses == "全部" or clause.seen
        ]
        points = sum(service.clauses[n].points for service, n in judged)
        yield Judged(take(listed[0], "norm"), tuple(_clause(service, n) for service, n in judged), points)


def _clause(service: Service | PublicView, n: int) -> Tree:
    return {
        "id": service.clauses[n].id,
        "text": take(service, "clauses", n, "text"),
        "choices": VERDICTS,
        "skip": VERDICTS[2],
        "points": take(service, "clauses", n, "points"),
        "say": None,
    }


def _steps(process: Process | PublicView) -> Judged:
    """The steps that somebody does, with what is to be said."""
    items = (
        {
            "id": step.id,
            "text": take(process, "steps", n, "action"),
            "choices": STEP_VERDICTS,
            "skip": STEP_VERDICTS[2],
            "points": None,
            "say": maybe(process, "steps", n, "say"),
        }
        for n, step in enumerate(process.steps)
        if step.kind in JUDGED
    )
    return Judged(take(process, "title"), tuple(items))


SCORE_SHEET = Layout("score-sheet", "打分表", ("FRM", "SVC", "PRC"), content)
