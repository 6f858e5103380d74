"""The first worksheet of a workbook of judgements: a line a group, the whole below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_col_to_name as col
from xlsxwriter.utility import xl_rowcol_to_cell as at

from biaogan.exports.judging import JudgedLine, Workbook, Worksheet

FIRST = 3  # row of the first line of every worksheet: title, branch and date, heads stand above
FIXED = ("编号", "组", "6S", "项目", "怎么查")
A4 = 9
Format = Any  # xlsxwriter has no types


@dataclass(frozen=True, slots=True)
class Total:
    """One line of the summary: a group's rows on its worksheet, by number from 0, and what can be got there."""

    name: str
    part: Worksheet
    first: int
    last: int

    @property
    def questions(self) -> tuple[JudgedLine, ...]:
        """The lines of the group."""
        return self.part.questions[self.first - FIRST : self.last - FIRST + 1]

    def cells(self, column: int) -> str:
        """A column of the group, as a formula names it."""
        name = col(column)
        return f"'{self.part.name}'!${name}${self.first + 1}:${name}${self.last + 1}"


def write_share(sheet: Any, row: int, column: int, part: str, whole: str, style: Format, now: float | str) -> None:
    """A share of a whole that may still be nothing. now: what it comes to while nothing is filled in."""
    sheet.write_formula(row, column, f'=IF({whole}=0,"",{part}/{whole})', style, now)


def summarise(sheet: Any, workbook: Workbook, styles: dict[str, Format]) -> None:
    """Fills the worksheet. styles: formats by name, as judging_xlsx makes them."""
    totals = [
        Total(name, part, FIRST + first, FIRST + last) for part in workbook.parts for name, first, last in part.groups()
    ]
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(FIRST, 1)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 8, 11)
    sheet.write_string(0, 0, workbook.title, styles["title"])
    ticked = bool(totals and totals[0].part.columns)
    heads = (
        ("组", "频率", "项数", "合格", "不合格", "合格率")
        if ticked
        else ("组", "项数", "达标", "不适用", "达标率", "可得分", "得分", "得分率")
    )
    for column, name in enumerate(heads):
        sheet.write_string(FIRST - 1, column, name, styles["head"])
    last = FIRST + len(totals)
    for row, total in enumerate(totals, FIRST):
        sheet.write_string(row, 0, total.name, styles["name"])
        (_ticked_line if ticked else _scored_line)(sheet, row, total, styles)
    sheet.write_string(last, 0, "合计", styles["name"])
    if ticked:
        sheet.write_blank(last, 1, None, styles["sum"])
        _sums(sheet, last, (2, 3, 4), {2: sum(len(total.questions) for total in totals)}, styles)
        write_share(sheet, last, 5, at(last, 3), f"({at(last, 3)}+{at(last, 4)})", styles["share"], "")
        return
    full = sum(_points(total) for total in totals)
    _sums(sheet, last, (1, 2, 3, 5, 6), {1: sum(len(total.questions) for total in totals), 5: full}, styles)
    _rates(sheet, last, full, styles)


def _ticked_line(sheet: Any, row: int, total: Total, styles: dict[str, Format]) -> None:
    end = len(FIXED) + len(total.part.columns)
    sheet.write_string(row, 1, total.part.name, styles["middle"])
    sheet.write_number(row, 2, len(total.questions), styles["middle"])
    for column, source in ((3, end), (4, end + 1)):
        sheet.write_formula(row, column, f"=SUM({total.cells(source)})", styles["sum"], 0)
    write_share(sheet, row, 5, at(row, 3), f"({at(row, 3)}+{at(row, 4)})", styles["share"], "")


def _scored_line(sheet: Any, row: int, total: Total, styles: dict[str, Format]) -> None:
    _, met, skipped, points, got, _ = range(len(FIXED), len(FIXED) + 6)
    sheet.write_number(row, 1, len(total.questions), styles["middle"])
    sheet.write_formula(row, 2, f"=SUM({total.cells(met)})", styles["sum"], 0)
    sheet.write_formula(row, 3, f"=SUM({total.cells(skipped)})", styles["sum"], 0)
    # what does not apply cannot be got: it leaves the full score, so that the share stays fair
    reachable = f"=SUM({total.cells(points)})-SUMPRODUCT({total.cells(skipped)},{total.cells(points)})"
    sheet.write_formula(row, 5, reachable, styles["sum"], _points(total))
    sheet.write_formula(row, 6, f"=SUM({total.cells(got)})", styles["sum"], 0)
    _rates(sheet, row, _points(total), styles)


def _rates(sheet: Any, row: int, full: int, styles: dict[str, Format]) -> None:
    """Shares of lines met and of points got, without what does not apply."""
    write_share(sheet, row, 4, at(row, 2), f"({at(row, 1)}-{at(row, 3)})", styles["share"], 0)
    write_share(sheet, row, 7, at(row, 6), at(row, 5), styles["share"], 0 if full else "")


def _sums(sheet: Any, row: int, columns: Sequence[int], known: dict[int, int], styles: dict[str, Format]) -> None:
    for column in columns:
        area = f"{at(FIRST, column)}:{at(row - 1, column)}"
        sheet.write_formula(row, column, f"=SUM({area})", styles["sum"], known.get(column, 0))


def _points(total: Total) -> int:
    return sum(question.points or 0 for question in total.questions)
