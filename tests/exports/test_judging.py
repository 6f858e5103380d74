"""Workbooks of checklists and score sheets: the totals really add up, and no text of a record is ever calculated."""

from __future__ import annotations

import csv
import io
import json
import random
from functools import cache

import pytest

from biaogan.exports import judging_xlsx
from biaogan.exports.judging import Workbook, as_table, workbooks
from biaogan.exports.tables import as_csv, table_json
from biaogan.index import make_index
from biaogan.model.service import Service
from biaogan.model.zone import Zone
from biaogan.render.sheets.pieces import staff_pieces
from biaogan.render.sheets.workbooks import workbook_for
from tests.support import TODAY, book_of, edited, mini_texts, replace, whole
from tests.workbooks import Sheets, letters

SCORE = """id: SHT-090
title: 自评打分表
summary: 逐条打分。
owner: ROL-001
effective: 2026-11-01
review_by: 2027-10-31
layout: score-sheet
size: A4
subjects: [FRM-001, SVC-001, PRC-001]
arrange: together
purpose: 检查
printing: 自印
paper: 复印纸
use: 打分
"""
ZONES = SCORE.replace("SHT-090", "SHT-091").replace("score-sheet", "zone-checklist").replace(
    "[FRM-001, SVC-001, PRC-001]\narrange: together", "[SXS]\narrange: each\nfrequency: 每周"
)  # fmt: skip
EXTRA = (whole("campaigns/sheets/SHT-090.yml", SCORE), whole("campaigns/sheets/SHT-091.yml", ZONES))
HOSTILE = ("=1+1", '=SUM(A1:"B")', "+1", "@SUM(A1)", "*", ">0")


def made(texts: dict[str, str]) -> dict[str, Workbook]:
    book = book_of(texts)
    index = make_index(book, TODAY)
    return {workbook.name: workbook for workbook in workbooks(book, index, staff_pieces(book, index))}


def as_workbook(workbook: Workbook) -> bytes:
    return judging_xlsx.as_workbook(workbook, book_of(mini_texts()).bank.palette)


@cache
def mini() -> dict[str, Workbook]:
    return made(edited(*EXTRA))


def test_every_checklist_and_score_sheet_has_its_workbook() -> None:
    book = book_of(edited(*EXTRA))
    pieces = staff_pieces(book, make_index(book, TODAY))
    named = {piece.key: workbook_for(piece) for piece in pieces}
    assert named == {
        "SHT-002-PRC-001": None,
        "SHT-003": "exports/6s-daily.xlsx",
        "SHT-090": "exports/SHT-090.xlsx",
        "SHT-091-SXS-002": "exports/6s-monthly.xlsx",  # the other zone has nothing that is due weekly or monthly
    }
    assert {f"exports/{name}.xlsx" for name in mini()} == set(named.values()) - {None}
    assert list(made(mini_texts())) == ["6s-daily"]


def test_a_workbook_holds_every_line_of_its_records() -> None:
    book = book_of(edited(*EXTRA))
    daily = {i.id: (i.text, i.check) for zone in book.of(Zone) for i in zone.items if i.frequency == "每日"}
    (part,) = mini()["6s-daily"].parts
    assert {q.id: (q.text, q.check) for q in part.questions} == daily
    (scores,) = mini()["SHT-090"].parts
    clauses = {c.id: (c.text, c.check, c.points) for service in book.of(Service) for c in service.clauses}
    assert {q.id: (q.text, q.check, q.points) for q in scores.questions if q.points is not None} == clauses
    (monthly,) = mini()["6s-monthly"].parts
    assert (monthly.name, monthly.columns) == ("每月", ("本月",))


@pytest.mark.parametrize("name", ["6s-daily", "6s-monthly", "SHT-090"])
def test_what_a_fresh_workbook_shows_is_what_its_formulas_come_to(name: str) -> None:
    data = as_workbook(mini()[name])
    assert data == as_workbook(mini()[name])
    sheets = Sheets(data)
    assert len(sheets.formulas) > 5
    for key, cached in sheets.cached.items():
        assert sheets.value(key) == cached, key


def test_points_add_up_however_the_sheet_is_filled_in() -> None:
    (part,) = mini()["SHT-090"].parts
    groups = list(part.groups())
    assert len(groups) == 3
    for seed in range(12):
        chance = random.Random(seed)  # noqa: S311 - answers, not secrets
        sheets = Sheets(as_workbook(mini()["SHT-090"]))
        answers = [chance.choice((*question.choices, None)) for question in part.questions]
        for row, answer in enumerate(answers, 4):
            sheets.values["打分", f"F{row}"] = answer
        lines = [(first, last) for _, first, last in groups]
        for row, (first, last) in enumerate([*lines, (0, len(answers) - 1)], 4):
            chosen = list(zip(part.questions, answers, strict=True))[first : last + 1]
            met = sum(answer == question.choices[0] for question, answer in chosen)
            skipped = sum(answer is not None and answer == question.skip for question, answer in chosen)
            full = sum(question.points or 0 for question, answer in chosen if answer is None or answer != question.skip)
            got = sum(question.points or 0 for question, answer in chosen if answer == question.choices[0])
            counted = len(chosen) - skipped
            wanted = [
                len(chosen),
                met,
                skipped,
                met / counted if counted else "",
                full,
                got,
                got / full if full else "",
            ]
            assert [sheets.value(("汇总", f"{column}{row}")) for column in "BCDEFGH"] == pytest.approx(wanted), seed


def test_ticks_are_counted_by_item_by_day_and_by_zone() -> None:
    (part,) = mini()["6s-daily"].parts
    chance = random.Random(7)  # noqa: S311
    sheets = Sheets(as_workbook(mini()["6s-daily"]))
    days = [letters(6 + n) for n in range(7)]
    filled = {
        (row, day): chance.choice(("合格", "不合格", "不适用", None))
        for row, _ in enumerate(part.questions, 4)
        for day in days
    }
    for (row, day), answer in filled.items():
        sheets.values["每日", f"{day}{row}"] = answer
    for row, _ in enumerate(part.questions, 4):
        own = [filled[row, day] for day in days]
        assert sheets.value(("每日", f"M{row}")) == own.count("合格")
        assert sheets.value(("每日", f"N{row}")) == own.count("不合格")
    below = 4 + len(part.questions)
    for day in days:
        own = [answer for (_, at), answer in filled.items() if at == day]
        assert [sheets.value(("每日", f"{day}{below + n}")) for n in (0, 1)] == [own.count("合格"), own.count("不合格")]
    for row, (_, first, last) in enumerate(part.groups(), 4):
        own = [answer for (at, _), answer in filled.items() if first + 4 <= at <= last + 4]
        good, bad = own.count("合格"), own.count("不合格")
        assert [sheets.value(("汇总", f"{c}{row}")) for c in "CDEF"] == [
            last - first + 1,
            good,
            bad,
            good / (good + bad),
        ]


def test_answers_are_chosen_from_the_list_of_their_line() -> None:
    (part,) = mini()["SHT-090"].parts
    sheets = Sheets(as_workbook(mini()["SHT-090"]))
    assert len(sheets.lists["打分"]) == len(part.questions)
    for question, (place, source) in zip(part.questions, sheets.lists["打分"], strict=True):
        assert place.startswith("F")
        assert tuple(sheets.area("打分", source)) == question.choices


def test_a_worksheet_prints_on_a4_with_its_heads_on_every_page() -> None:
    root = Sheets(as_workbook(mini()["6s-daily"])).roots["每日"]
    assert {element.tag.rpartition("}")[2] for element in root} >= {
        "pageSetup",
        "dataValidations",
        "conditionalFormatting",
    }
    page = next(element for element in root if element.tag.endswith("pageSetup"))
    assert (page.get("paperSize"), page.get("fitToHeight")) == ("9", "0")
    pane = next(root.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}pane"))
    assert (pane.get("ySplit"), pane.get("state")) == ("3", "frozen")


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_record_is_ever_calculated(text: str) -> None:
    written = json.dumps(text, ensure_ascii=False)
    texts = edited(
        *EXTRA,
        replace("standards/forms/FRM-001.yml", "choices: [办理, 停办]", f"choices: [{written}, 停办]"),
        replace("standards/forms/FRM-001.yml", "label: 处理", f"label: {written}"),
        replace("standards/sixs/SXS-002.yml", "title: 大厅", f"title: {written}"),
        replace("standards/sixs/SXS-002.yml", "text: 地面不湿滑", f"text: {written}"),
    )
    for workbook in made(texts).values():
        sheets = Sheets(as_workbook(workbook))
        held = [key for key, value in sheets.values.items() if value == text]
        assert held or workbook.name == "6s-monthly"
        assert not [key for key in held if key in sheets.formulas]
        for key, cached in sheets.cached.items():
            assert sheets.value(key) == cached  # the evaluator fails on anything but references and numbers
        for row in csv.reader(io.StringIO(as_csv(as_table(workbook)).decode("utf-8-sig"), newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]


def test_a_hostile_answer_counts_only_for_itself() -> None:
    """`*` in a condition would match everything, `>0` every number."""
    for text in ("*", ">0"):
        texts = edited(*EXTRA, replace("standards/forms/FRM-001.yml", "[办理, 停办]", f'["{text}", 停办]'))
        workbook = made(texts)["SHT-090"]
        sheets = Sheets(as_workbook(workbook))
        (row,) = [n for n, q in enumerate(workbook.parts[0].questions, 4) if q.choices[0] == text]
        sheets.values["打分", f"F{row}"] = "停办"
        assert sheets.value(("打分", f"G{row}")) == 0
        sheets.values["打分", f"F{row}"] = text
        assert sheets.value(("打分", f"G{row}")) == 1


def test_plain_tables_hold_the_same_lines() -> None:
    table = as_table(mini()["SHT-090"])
    read = json.loads(table_json(table))
    (part,) = mini()["SHT-090"].parts
    assert [row["编号"] for row in read] == [question.id for question in part.questions]
    assert [row["分值"] for row in read] == [str(question.points or "") for question in part.questions]
    assert {row["得分"] for row in read} == {""}
    assert list(json.loads(table_json(as_table(mini()["6s-daily"])))[0])[7:14] == [
        f"周{day}" for day in "一二三四五六日"
    ]
