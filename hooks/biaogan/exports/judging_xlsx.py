"""Workbooks that add up by themselves. Formulas hold cell references and numbers only, never a text of a record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell as at

from biaogan.exports.judging import JudgedLine, Workbook, Worksheet
from biaogan.exports.judging_summary import A4, FIRST, FIXED, Format, summarise, write_share
from biaogan.exports.workbook import FONT, tall
from biaogan.exports.workbook import workbook as new_workbook
from biaogan.model.bank import Palette

SUMMARY, ANSWERS = "汇总", "选项"
WIDTHS = (14, 14, 7, 42, 46)  # of FIXED, in characters


def as_workbook(workbook: Workbook, palette: Palette) -> bytes:
    """The XLSX: a summary, a worksheet a part, the answers that may be chosen. Equal workbooks have equal bytes.

    palette: the bank's colours.
    """
    out, made = new_workbook(workbook.title)
    with made:
        styles = _styles(made, palette)
        summary = made.add_worksheet(SUMMARY)
        sheets = [(part, made.add_worksheet(part.name)) for part in workbook.parts]
        lists = _answers(made, workbook, styles)
        for part, sheet in sheets:
            _frame(sheet, workbook.title, part, styles)
            (_ticked if part.columns else _scored)(sheet, part, lists, styles)
        summarise(summary, workbook, styles)
    return out.getvalue()


def _styles(made: xlsxwriter.Workbook, palette: Palette) -> dict[str, Format]:
    dark, soft = palette.primary.rgb, palette.soft.rgb
    line = {"font_name": FONT, "font_size": 10, "border": 1, "border_color": "#9aa5b1", "valign": "vcenter"}
    middle = {**line, "align": "center"}
    return {
        "title": made.add_format({"font_name": FONT, "bold": True, "font_size": 16, "font_color": dark}),
        "head": made.add_format({**middle, "bold": True, "bg_color": dark, "font_color": "#ffffff", "text_wrap": True}),
        "text": made.add_format({**line, "text_wrap": True}),
        "middle": made.add_format(middle),
        "answer": made.add_format({**middle, "bg_color": "#fff8e1", "locked": False}),
        "sum": made.add_format({**middle, "bold": True, "bg_color": soft}),
        "name": made.add_format({**line, "bold": True, "bg_color": soft}),
        "share": made.add_format({**middle, "bold": True, "bg_color": soft, "num_format": "0.0%"}),
        "bad": made.add_format({"bg_color": palette.danger.rgb, "font_color": "#ffffff"}),
    }


def _answers(made: xlsxwriter.Workbook, workbook: Workbook, styles: dict[str, Format]) -> dict[tuple[str, ...], int]:
    """A column of the last worksheet for every set of answers, which lists and formulas point to; gives the columns."""
    sheet = made.add_worksheet(ANSWERS)
    found = dict.fromkeys(question.choices for part in workbook.parts for question in part.questions)
    for column, choices in enumerate(found):
        sheet.set_column(column, column, 14)
        for row, choice in enumerate(choices):
            sheet.write_string(row, column, choice, styles["middle"])
    return {choices: column for column, choices in enumerate(found)}


def _answer(lists: dict[tuple[str, ...], int], question: JudgedLine, answer: str) -> str:
    """The cell that holds an answer."""
    place = at(question.choices.index(answer), lists[question.choices], row_abs=True, col_abs=True)
    return f"'{ANSWERS}'!{place}"


def _frame(sheet: Any, title: str, part: Worksheet, styles: dict[str, Format]) -> None:
    """Title, place for branch and month, page set-up, and the columns that every worksheet has."""
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST - 1)
    sheet.freeze_panes(FIRST, 4)
    sheet.set_footer("&C&P / &N")
    sheet.write_string(0, 0, title, styles["title"])
    sheet.write_string(1, 0, "网点", styles["name"])
    sheet.write_blank(1, 1, None, styles["answer"])
    sheet.write_string(1, 2, "日期", styles["name"])
    sheet.write_blank(1, 3, None, styles["answer"])
    for column, (name, wide) in enumerate(zip(FIXED, WIDTHS, strict=True)):
        sheet.set_column(
            column, column, wide, None, {"hidden": name == "6S" and not any(q.tag for q in part.questions)}
        )
        sheet.write_string(FIRST - 1, column, name, styles["head"])
    for row, question in enumerate(part.questions, FIRST):
        texts = (question.id, question.group, question.tag, question.text, question.check)
        sheet.set_row(row, tall(zip(texts, WIDTHS, strict=True)))
        for column, text in enumerate(texts):
            sheet.write_string(row, column, text, styles["text"])


def _choose(
    sheet: Any, row: int, columns: Sequence[int], question: JudgedLine, lists: dict[tuple[str, ...], int], bad: Format
) -> None:
    """Cells in which one of the answers is chosen; the second answer shows red."""
    column = lists[question.choices]
    first, last = (
        at(0, column, row_abs=True, col_abs=True),
        at(len(question.choices) - 1, column, row_abs=True, col_abs=True),
    )
    area = (row, columns[0], row, columns[-1])
    sheet.data_validation(*area, {"validate": "list", "source": f"='{ANSWERS}'!{first}:{last}"})
    if len(question.choices) > 1:
        worse = _answer(lists, question, question.choices[1])
        sheet.conditional_format(*area, {"type": "cell", "criteria": "==", "value": f"={worse}", "format": bad})


def _ticked(sheet: Any, part: Worksheet, lists: dict[tuple[str, ...], int], styles: dict[str, Format]) -> None:
    """A box a column; how many are good and bad, by row and by column."""
    sheet.set_landscape()
    start, end = len(FIXED), len(FIXED) + len(part.columns) - 1
    good, bad, rate = end + 1, end + 2, end + 3
    sheet.set_column(start, end, 9)
    sheet.set_column(good, rate, 9)
    for column, name in enumerate((*part.columns, "合格", "不合格", "合格率"), start):
        sheet.write_string(FIRST - 1, column, name, styles["head"])
    for row, question in enumerate(part.questions, FIRST):
        for column in range(start, end + 1):
            sheet.write_blank(row, column, None, styles["answer"])
        _choose(sheet, row, range(start, end + 1), question, lists, styles["bad"])
        area = f"{at(row, start)}:{at(row, end)}"
        for column, answer in ((good, question.choices[0]), (bad, question.choices[1])):
            sheet.write_formula(row, column, f"=COUNTIF({area},{_answer(lists, question, answer)})", styles["sum"], 0)
        write_share(sheet, row, rate, at(row, good), f"({at(row, good)}+{at(row, bad)})", styles["share"], "")
    below = FIRST + len(part.questions)
    question = part.questions[0]  # all lines of a worksheet of ticks have the same answers
    for row, (name, answer) in enumerate(zip(("合格", "不合格"), question.choices, strict=False), below):
        sheet.write_string(row, start - 1, name, styles["name"])
        for column in range(start, end + 1):
            area = f"{at(FIRST, column)}:{at(below - 1, column)}"
            sheet.write_formula(row, column, f"=COUNTIF({area},{_answer(lists, question, answer)})", styles["sum"], 0)
    sheet.write_string(below + 2, start - 1, "合格率", styles["name"])
    for column in range(start, end + 1):
        write_share(
            sheet,
            below + 2,
            column,
            at(below, column),
            f"({at(below, column)}+{at(below + 1, column)})",
            styles["share"],
            "",
        )


def _scored(sheet: Any, part: Worksheet, lists: dict[tuple[str, ...], int], styles: dict[str, Format]) -> None:
    """One answer a line; met or not, and the points that it brings."""
    answer, met, skipped, points, got, note = range(len(FIXED), len(FIXED) + 6)
    for column, name in enumerate(("结果", "达标", "不适用", "分值", "得分", "备注"), answer):
        sheet.set_column(column, column, 30 if column == note else 10)
        sheet.write_string(FIRST - 1, column, name, styles["head"])
    sheet.set_landscape()
    for row, question in enumerate(part.questions, FIRST):
        sheet.write_blank(row, answer, None, styles["answer"])
        _choose(sheet, row, (answer,), question, lists, styles["bad"])
        given = at(row, answer)
        sheet.write_formula(
            row, met, f"=IF({given}={_answer(lists, question, question.choices[0])},1,0)", styles["sum"], 0
        )
        left_out = f"=IF({given}={_answer(lists, question, question.skip)},1,0)" if question.skip else "=0"
        sheet.write_formula(row, skipped, left_out, styles["sum"], 0)
        if question.points is not None:
            sheet.write_number(row, points, question.points, styles["middle"])
            sheet.write_formula(row, got, f"={at(row, met)}*{at(row, points)}", styles["sum"], 0)
        sheet.write_blank(row, note, None, styles["answer"])
