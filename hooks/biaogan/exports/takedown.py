"""The take-down list as a table and as a calendar: which paper comes off which branch's walls by when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from biaogan.exports.icalendar import Event, as_calendar
from biaogan.exports.tables import Table, files
from biaogan.model.bank import Palette
from biaogan.render.reprint.copies import Paper
from biaogan.render.reprint.standing import Standing
from biaogan.render.reprint.takedown import on_site, takedown_file

HEADS = (
    "网点编号",
    "网点",
    "最晚哪天",
    "印刷品编号",
    "印刷品",
    "修订号",
    "为什么",
    "份数",
    "印于",
    "在哪里",
    "换上什么",
    "要印几份",
    "已撤下（签名）",
)


def takedown_table(walls: Standing, branches: Collection[str] = ()) -> Table:
    """A line for everything that must come down now or when it runs out, by branch; the last column is to be signed.

    branches: only these, where given.
    """
    return Table("takedown", "撤下清单", HEADS, tuple(map(_row, _papers(walls, branches))))


def takedown_calendar(walls: Standing, branches: Collection[str] = ()) -> bytes:
    """An all-day event on the last day a paper may hang; on the day of the build where nobody knows a day."""
    return as_calendar("takedown", (_event(paper, walls.today) for paper in _papers(walls, branches)))


def takedown_exports(walls: Standing, palette: Palette) -> Iterator[tuple[str, bytes]]:
    """The table and the calendar of all branches, and a calendar for each: path below the staff tree, content.

    palette: the bank's colours, for the workbook.
    """
    for name, content in files(takedown_table(walls), palette):
        yield f"exports/{name}", content
    yield "exports/takedown.ics", takedown_calendar(walls)
    if on_site(walls):
        for branch in walls.takedown():
            yield takedown_file(branch, "ics"), takedown_calendar(walls, (branch,))


def _papers(walls: Standing, branches: Collection[str]) -> Iterator[Paper]:
    for branch, papers in walls.takedown().items():
        if not branches or branch in branches:
            yield from papers


def _row(paper: Paper) -> tuple[str, ...]:
    return (
        paper.branch,
        paper.branch_name,
        str(paper.by or "尽快"),
        paper.key,
        paper.answer.title,
        str(paper.revision),
        why(paper),
        str(paper.quantity),
        str(paper.printed_on),
        "、".join(paper.places),
        paper.instead,
        str(paper.order or ""),
        "",
    )


def why(paper: Paper) -> str:
    """The reason in a few words."""
    return "快到期，等复核" if paper.need == "soon" else paper.answer.verdict.label


def _event(paper: Paper, today: date) -> Event:
    until = "今天前撤下" if paper.need == "down" else "今天前复核或撤下"
    places = f"。在{'、'.join(paper.places)}" if paper.places else ""
    return Event(
        uid=f"{paper.key}-r{paper.revision}-{paper.branch}",
        stamp=paper.printed_on,
        day=paper.by or today,
        summary=f"{paper.branch_name}{until}：{paper.answer.title} 第{paper.revision}版",
        description=f"{why(paper)}，{paper.quantity} 份{places}。{'换上' if paper.swapped else '以后'}：{paper.instead}。编号 {paper.key}",
    )
