"""The score sheet: clauses with their points, what a form has to tick, and the steps of a process, each to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import maybe, take, take_all

SIGNERS = ("打分人", "被查人")
VERDICTS = ("合格", "不合格", "不适用")
STEP_VERDICTS = ("做到", "没做到", "用不到")
JUDGED = ("normal", "control")  # kinds of steps that somebody does: not the questions between them, nor the end


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """Forms give heads, ticks, remarks and signers; services give clauses by norm; processes give steps."""
    forms = [record for record in subjects if record.id.startswith("FRM-")]
    services = [record for record in subjects if record.id.startswith("SVC-")]
    processes = [record for record in subjects if record.id.startswith("PRC-")]
    groups = [*map(_ticks, forms), *_norms(sheet, services), *map(_steps, processes)]
    groups = [group for group in groups if group["items"]]
    return {
        "title": take(sheet, "title"),
        "of": take(subjects[0], "title") if len(subjects) == 1 else None,
        "rules": [text for form in forms for text in take_all(form, "body")],
        "heads": [_blank(form, n) for form in forms for n in _numbers(form, ("文字", "日期"))],
        "groups": groups,
        "notes": [_blank(form, n) for form in forms for n in _numbers(form, ("多行",))],
        "signers": [s for form in forms for s in take_all(form, "signatures")] or list(SIGNERS),
        "count": str(sum(len(group["items"]) for group in groups)),
        "points": str(sum(int(group["points"]) for group in groups)),
    }


def _numbers(form: Any, kinds: tuple[str, ...]) -> list[int]:
    return [n for n, blank in enumerate(form.blanks) if blank.kind in kinds]


def _blank(form: Any, position: int) -> dict[str, Any]:
    return {"label": take(form, "blanks", position, "label"), "kind": form.blanks[position].kind}


def _ticks(form: Any) -> dict[str, Any]:
    """What a form has to tick; the first choice is the good one."""
    items = [
        {
            "id": f"{form.id}-{n + 1:02d}",
            "text": take(form, "blanks", n, "label"),
            "choices": [take(form, "blanks", n, "choices", m) for m in range(len(form.blanks[n].choices))],
            "skip": None,
            "points": None,
            "say": None,
        }
        for n in _numbers(form, ("勾选",))
    ]
    return _group(take(form, "title"), items)


def _norms(sheet: Any, services: list[Any]) -> Iterator[dict[str, Any]]:
    """The clauses of all services of one norm after the other, in the order in which the norms first come."""
    order = list(dict.fromkeys(service.norm for service in services))
    ranked = sorted(services, key=lambda service: order.index(service.norm))
    for _, members in groupby(ranked, key=lambda service: service.norm):
        listed = list(members)
        items = [
            {
                "id": clause.id,
                "text": take(service, "clauses", n, "text"),
                "choices": list(VERDICTS),
                "skip": VERDICTS[2],
                "points": take(service, "clauses", n, "points"),
                "say": None,
            }
            for service in listed
            for n, clause in enumerate(service.clauses)
            if sheet.clauses == "全部" or clause.seen
        ]
        yield _group(take(listed[0], "norm"), items)


def _steps(process: Any) -> dict[str, Any]:
    """The steps that somebody does, with what is to be said."""
    items = [
        {
            "id": step.id,
            "text": take(process, "steps", n, "action"),
            "choices": list(STEP_VERDICTS),
            "skip": STEP_VERDICTS[2],
            "points": None,
            "say": maybe(process, "steps", n, "say"),
        }
        for n, step in enumerate(process.steps)
        if step.kind in JUDGED
    ]
    return _group(take(process, "title"), items)


def _group(name: Any, items: list[dict[str, Any]]) -> dict[str, Any]:
    points = sum(int(item["points"].text) for item in items if item["points"])
    return {"name": name, "items": items, "count": str(len(items)), "points": str(points)}


SCORE_SHEET = Layout("score-sheet", "打分表", ("FRM", "SVC", "PRC"), content)
