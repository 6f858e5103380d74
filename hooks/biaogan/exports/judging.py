"""What is judged with a tick or with points, as data for workbooks: the 6S checklists and every score sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from biaogan.exports.tables import Table
from biaogan.index import Index
from biaogan.layouts.score_sheet import SCORE_SHEET, VERDICTS
from biaogan.layouts.zone_checklist import SECTIONS
from biaogan.model.book import Book
from biaogan.model.registers import SixSWord
from biaogan.model.service import Service
from biaogan.model.zone import Zone
from biaogan.render.sheets.workbooks import FOLDER, ZONE_BOOKS, workbook_for

SCORES = "打分"


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """One line that is judged. tag: the word of 6S, or nothing; check: how to check it, or what is to be said.

    choices: what may be answered, the good answer first; skip: the answer that takes the line out, if there is one.
    """

    id: str
    group: str
    tag: str
    text: str
    check: str
    choices: tuple[str, ...]
    skip: str | None = None
    points: int | None = None


@dataclass(frozen=True, slots=True)
class Worksheet:
    """One worksheet. columns: what is ticked again and again, days or weeks; none: each question has one answer."""

    name: str
    columns: tuple[str, ...]
    questions: tuple[JudgedLine, ...]

    def groups(self) -> Iterator[tuple[str, int, int]]:
        """Name, first and last position of every run of questions of one group."""
        start = 0
        for n in range(1, len(self.questions) + 1):
            if n == len(self.questions) or self.questions[n].group != self.questions[start].group:
                yield self.questions[start].group, start, n - 1
                start = n


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook. name: of its files, without ending; title: what people call it."""

    name: str
    title: str
    parts: tuple[Worksheet, ...]


def workbooks(book: Book, index: Index, pieces: tuple[Any, ...]) -> Iterator[Workbook]:
    """The workbook of every checklist and score sheet among the pieces, each once."""
    wanted = {workbook_for(piece) for piece in pieces}
    for frequency, (name, title) in ZONE_BOOKS.items():
        if f"{FOLDER}/{name}.xlsx" in wanted:
            parts = [_zones(book, index, part, columns) for part, columns in SECTIONS[frequency]]
            yield Workbook(name, title, tuple(part for part in parts if part.questions))
    checks = {clause.id: clause.check for service in book.of(Service) for clause in service.clauses}
    for piece in pieces:
        if piece.sheet.layout == SCORE_SHEET.name:
            questions = tuple(_scored(piece.content, checks))
            yield Workbook(piece.key, piece.title, (Worksheet(SCORES, (), questions),))


def _zones(book: Book, index: Index, frequency: str, columns: tuple[str, ...]) -> Worksheet:
    words = {word.key: word.word for word in book.register(SixSWord)}
    questions = [
        JudgedLine(item.id, zone.title, words.get(item.word, ""), item.text, item.check, VERDICTS, VERDICTS[2])
        for zone in book.of(Zone)
        if index.in_force(zone)
        for item in zone.items
        if item.frequency == frequency
    ]
    return Worksheet(frequency, columns, tuple(questions))


def _scored(content: dict[str, Any], checks: dict[str, str]) -> Iterator[JudgedLine]:
    """The lines of a score sheet, from what is printed on it."""
    for group in content["groups"]:
        for item in group["items"]:
            points = int(item["points"]) if item["points"] else None
            check = checks.get(item["id"]) or item["say"] or ""
            choices = tuple(item["choices"])
            yield JudgedLine(item["id"], group["name"], "", item["text"], check, choices, item["skip"], points)


def as_table(workbook: Workbook) -> Table:
    """The same lines as a plain table, with empty columns to fill in."""
    columns = tuple(dict.fromkeys(column for part in workbook.parts for column in part.columns))
    scored = any(question.points is not None for part in workbook.parts for question in part.questions)
    heads = ("编号", "组", "频率", "6S", "项目", "怎么查", "选项", *(("分值", "得分") if scored else ()), *columns)
    heads = (*heads, *(() if columns else ("结果",)), "备注")
    rows = [
        (
            *(question.id, question.group, part.name if columns else "", question.tag, question.text, question.check),
            "、".join(question.choices),
            *((str(question.points or ""), "") if scored else ()),
            *("" for _ in columns or ("结果",)),
            "",
        )
        for part in workbook.parts
        for question in part.questions
    ]
    return Table(workbook.name, workbook.title, heads, tuple(rows))
