"""Branches from a spreadsheet: every way Excel saves it, and every fault at its own cell, all in one run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from biaogan.model.branch_list import COLUMNS, with_branches
from biaogan.model.registers import Branch
from biaogan.problems import Problem
from biaogan.source import Document, read_table
from tests.conftest import Told
from tests.support import MINI, book_of, mini_texts, places, without_marks

HEAD = "编号,名称,地址,电话,营业时间\n"
ROW = "BR-001,石桥支行,样例市石桥路1号,0000-0000001,9:00至17:00\n"
OTHER = "BR-002,木桥支行,样例市木桥街2号,0000-0000002,9:00至17:00\n"
WHOLE = HEAD + ROW + OTHER

# Each row: what is wrong, the table with `«CODE»` where the finding belongs.
CASES = [
    ("empty", "«T002»"),
    ("only-the-heading", "«T002»" + HEAD),
    ("no-heading", "«T002»«T003»BR-001,«T003»石桥支行,«T003»样例市石桥路1号,«T003»0000-0000001,«T003»9:00至17:00\n"),
    ("missing-column", "«T002»编号,名称,地址,电话\nBR-001,石桥支行,样例市,0000-0000001\n"),
    ("unknown-column", "编号,名称,地址,电话,营业时间,«T003»行长\n" + ROW.replace("\n", ",甲\n")),
    ("column-without-heading", "编号,名称,地址,电话,营业时间,«T003»\n" + ROW.replace("\n", ",\n")),
    ("column-twice", "编号,名称,地址,电话,营业时间,«T003»name\n" + ROW.replace("\n", ",甲\n")),
    ("cell-missing", HEAD + "«T004»BR-001,石桥支行,样例市石桥路1号,0000-0000001\n" + OTHER),
    ("comma-in-the-address", HEAD + "«T004»BR-001,石桥支行,样例市,石桥路1号,0000-0000001,9:00至17:00\n"),
    ("quote-open", HEAD + 'BR-001,«T005»"石桥支行,样例市石桥路1号,0000-0000001,9:00至17:00\n' + OTHER),
    ("line-break-in-a-cell", HEAD + 'BR-001,石桥支行,«T005»"样例市\n«T004»石桥路1号",0000-0000001,9:00至17:00\n'),
    ("empty-cell", HEAD + "BR-001,石桥支行,«M001»,0000-0000001,9:00至17:00\n"),
    ("bad-id", HEAD + "«M004»1,石桥支行,样例市石桥路1号,0000-0000001,9:00至17:00\n"),
    ("number-spoilt-by-excel", HEAD + "BR-001,石桥支行,样例市石桥路1号,«M004»1.39E+10,9:00至17:00\n"),
    ("too-long", HEAD + f"BR-001,«M004»{'桥' * 17},样例市石桥路1号,0000-0000001,9:00至17:00\n"),
    ("twice", WHOLE + ROW.replace("BR-001", "«I002»BR-001")),
    ("hidden-character", HEAD + "BR-001,石桥«Y007»\u200b支行,样例市石桥路1号,0000-0000001,9:00至17:00\n"),
]
RAW = [("neither-encoding", HEAD.encode() + b"BR-001,\xff\xff,x", "x.csv:2:1 T001")]
TRIGGERED = {place.rpartition(" ")[2] for row in CASES for place in without_marks({"": row[1]})[1]} | {"T001"}


def found_in(raw: bytes) -> tuple[tuple[Branch, ...], list[Problem]]:
    book, problems = with_branches(book_of(mini_texts()), "x.csv", raw)
    return book.register(Branch), problems


@pytest.mark.parametrize("bad", [row[1] for row in CASES], ids=[row[0] for row in CASES])
def test_every_fault_is_found_at_its_cell(bad: str) -> None:
    texts, expected = without_marks({"x.csv": bad})
    _, problems = found_in(texts["x.csv"].encode())
    assert sorted(places(problems)) == sorted(expected), "\n".join(map(str, problems))
    assert all(problem.message and problem.remedy for problem in problems)


@pytest.mark.parametrize(("raw", "expected"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_bytes_that_are_no_text(raw: bytes, expected: str) -> None:
    assert places(found_in(raw)[1]) == [expected]


@pytest.mark.parametrize(
    "raw",
    [
        WHOLE.encode(),
        WHOLE.encode("utf-8-sig"),
        WHOLE.encode("gb18030"),
        WHOLE.replace(",", "\t").encode("utf-16"),
        WHOLE.replace("\n", "\r\n").encode("gb18030"),
        WHOLE.replace("\n", "\r").encode(),
        WHOLE.replace(",", ";").encode(),
        WHOLE.replace("\n", "\n\n").replace("石桥支行", ' "石桥支行" ').encode(),
        (WHOLE + ",,,,\n").encode(),
        ("ID,Name,Address,Phone,Hours\n" + ROW + OTHER).encode(),
        ("营业时间,电话,地址,名称,编号\n" + "".join(",".join(r.split(",")[::-1]) + "\n" for r in (ROW.strip(), OTHER.strip()))).encode(),
    ],
    ids=["utf-8", "bom", "gb18030", "utf-16 tabs", "windows", "old mac", "semicolons", "quotes", "empty row", "english", "other order"],
)  # fmt: skip
def test_every_way_a_spreadsheet_is_saved_reads_the_same(raw: bytes) -> None:
    branches, problems = found_in(raw)
    assert problems == []
    assert branches == found_in(WHOLE.encode())[0]
    assert [(b.key, b.name, b.hours) for b in branches] == [
        ("BR-001", "石桥支行", "9:00至17:00"),
        ("BR-002", "木桥支行", "9:00至17:00"),
    ]


def test_quotes_keep_commas_and_doubled_quotes() -> None:
    document, problems = read_table("x.csv", (HEAD + 'BR-001,"甲""乙,丙",地,1,2\n').encode(), COLUMNS)
    assert problems == []
    assert isinstance(document, Document)
    assert document.value["entries"][0]["name"] == '甲"乙,丙'


def test_good_rows_are_kept_beside_bad_ones_so_that_all_faults_come_at_once() -> None:
    bad = HEAD + ROW.replace("0000-0000001", "12") + OTHER.replace("木桥支行", "")
    branches, problems = found_in(bad.encode())
    assert branches == ()
    assert places(problems) == ["x.csv:2:22 M004", "x.csv:3:8 M001"]
    assert problems[1].remedy == "在这一格填上内容"


def test_the_command_checks_the_list_as_it_checks_the_register(
    biaogan: Callable[..., Told], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    wide = ROW.replace("石桥支行", "一" * 16).replace("样例市石桥路1号", "一" * 40).replace("9:00至17:00", "一" * 30)
    odd = OTHER.replace("木桥支行", "木桥\U00020000支行")
    Path("branches.csv").write_text(HEAD + wide + odd, "utf-8")
    told = biaogan(
        "print", "SHT-001", "--branches-csv", "branches.csv", "--workers", "1", "--out", str(tmp_path / "o"), root=MINI
    )
    assert told.status == 1
    assert "branches.csv:3:8 F001 字体里没有" in told.err
    assert "branches.csv:2:" in told.err
    assert "F002 网点落款放不进版式" in told.err
    assert not (tmp_path / "o").exists()
