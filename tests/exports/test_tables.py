"""Exports: a cell is the text it is, whatever it starts with, and equal books give equal bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from biaogan.build import Prepared, staff_exports
from biaogan.exports.review import calendar
from biaogan.exports.tables import Table, as_csv, as_xlsx, files, table_json, tables
from biaogan.index import make_index
from tests.support import MINI, TODAY, book_of, edited, insert, mini_texts, replace
from tests.workbooks import Sheets, letters, number

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"https://x.example\")", "\t=1", "https://x.example", "<b>&amp;", '"引号"', "逗号,", " 空格 ")  # fmt: skip
TABLE = Table("t", "表", ("编号", "内容"), tuple((str(n), text) for n, text in enumerate(HOSTILE)))

PALETTE = book_of(mini_texts()).bank.palette


def cells(workbook: bytes) -> list[list[str]]:
    """Rows of the only worksheet, empty cells as empty texts; fails on any formula, link or number."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert not any("externalLink" in name or "vba" in name for name in archive.namelist())
    sheets = Sheets(workbook)
    (root,) = sheets.roots.values()
    assert not sheets.formulas, "a formula"
    assert not [element for element in root.iter() if element.tag.endswith("}hyperlink")], "a link"
    assert all(value is None or isinstance(value, str) for value in sheets.values.values())
    width = max(number(place.rstrip("0123456789")) for _, place in sheets.values)
    height = max(int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) for _, place in sheets.values)
    (name,) = sheets.names
    return [
        [sheets.values.get((name, f"{letters(c)}{row}")) or "" for c in range(1, width + 1)]
        for row in range(1, height + 1)
    ]


def test_a_workbook_holds_every_cell_as_text() -> None:
    assert cells(as_xlsx(TABLE, PALETTE)) == [list(TABLE.heads), *map(list, TABLE.rows)]


def test_a_csv_defuses_what_a_program_would_run() -> None:
    raw = as_csv(TABLE)
    assert raw.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    assert read[0] == list(TABLE.heads)
    for (_, before), (_, after) in zip(TABLE.rows, read[1:], strict=True):
        assert after == ("'" + before if before[0] in "=+-@\t\r" else before)


def test_json_keeps_the_text_and_the_order() -> None:
    read = json.loads(table_json(TABLE))
    assert [row["内容"] for row in read] == list(HOSTILE)
    assert list(read[0]) == ["编号", "内容"]


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30))
def test_no_csv_cell_ever_starts_a_formula(text: str) -> None:
    raw = as_csv(Table("t", "表", ("内容",), ((text,),))).decode("utf-8-sig")
    (_, row) = csv.reader(io.StringIO(raw, newline=""))
    cell = row[0] if row else ""
    assert not cell.startswith(("=", "+", "-", "@"))
    assert cell.removeprefix("'") == text.removeprefix("'")


def test_equal_tables_have_equal_bytes() -> None:
    assert list(files(TABLE, PALETTE)) == list(files(TABLE, PALETTE))


def test_the_tables_of_the_mini_bank() -> None:
    book = book_of(mini_texts())
    clauses, items, texts = tables(book, make_index(book, TODAY))
    assert clauses.rows[0][:8] == (
        "SVC-001-01",
        "服务环境",
        "窗口环境",
        "台面只留正在办的单据。",
        "逐个窗口看，多一样即不合格。",
        "每日",
        "柜员",
        "10",
    )
    assert clauses.rows[0][8:] == ("", "")
    assert [row[0] for row in items.rows] == ["SXS-001-01", "SXS-001-02", "SXS-002-01", "SXS-002-02", "SXS-002-03"]
    assert items.rows[1][2] == "安全"
    assert texts.rows == (("CMP-001", "守住“钱袋子”", "LED", "验证码，谁要都不给。", "10"),)
    for table in (clauses, items, texts):
        assert {name.rpartition(".")[2] for name, _ in files(table, PALETTE)} == {"xlsx", "csv", "json"}
        assert cells(as_xlsx(table, PALETTE)) == [list(table.heads), *map(list, table.rows)]


def test_every_workbook_is_in_the_colour_of_the_bank() -> None:
    violet = "#4b1a6b"
    book = book_of(edited(replace("standards/bank.yml", 'rgb: "#0c3f74"', f'rgb: "{violet}"')))
    workbooks = {path: data for path, data in staff_exports(Prepared.of(MINI, book, TODAY)) if path.endswith(".xlsx")}
    assert {"exports/clauses.xlsx", "exports/takedown.xlsx"} < workbooks.keys()
    for path, content in workbooks.items():
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert f'"FF{violet[1:].upper()}"' in archive.read("xl/styles.xml").decode(), path


def test_a_formula_in_a_record_stays_a_sentence() -> None:
    book = book_of(edited(replace("standards/services/SVC-001.yml", "text: 晨会讲一个案例。", 'text: "=1+1 是算式"')))
    clauses = tables(book, make_index(book, TODAY))[0]
    assert clauses.rows[1][3] == "=1+1 是算式"
    assert "'=1+1 是算式" in as_csv(clauses).decode()
    assert cells(as_xlsx(clauses, PALETTE))[2][3] == "=1+1 是算式"


def test_only_what_is_in_force_is_exported() -> None:
    book = book_of(edited(insert("standards/services/SVC-001.yml", "norm:", "expires: 2026-11-22\n")))
    assert len(tables(book, make_index(book, TODAY))[0].rows) == 2
    assert tables(book, make_index(book, TODAY + timedelta(days=1)))[0].rows == ()


def test_the_calendar_has_a_day_for_every_record_and_lines_that_every_calendar_reads() -> None:
    book = book_of(
        edited(replace("standards/roles/ROL-002.yml", "title: 柜员", "title: 柜员;一,二" + "很长的名称" * 6))
    )
    raw = calendar(book)
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    text = raw.decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == len(book.records)
    assert "DTSTART;VALUE=DATE:20271031" in text
    assert "SUMMARY:复核 ROL-002 柜员\\;一\\,二很长的名称" in text
    assert calendar(book) == raw
