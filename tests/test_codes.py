"""Every code has a row that triggers it; problems come all at once, in order, in three formats."""

from __future__ import annotations

import json
import re
from collections import Counter
from importlib import import_module

from hypothesis import given
from hypothesis import strategies as st

from biaogan import codes
from biaogan.codes import all_codes
from biaogan.problems import FORMATTERS, BiaoganError, Mark, Problem, as_github, as_json, as_text, in_order
from tests import test_decode
from tests.checks.test_beside import RULES
from tests.leaks import test_search
from tests.ledger import test_read
from tests.model import test_book, test_branch_list
from tests.reprint import test_commands
from tests.source import test_reading
from tests.support import edited, insert, places, problems_in, removed, replace, without_marks

TABLES = (
    *test_decode.CASES,
    *test_book.CASES,
    *test_read.CASES,
    *(case for rule in RULES for case in import_module(f"tests.checks.test_{rule}").CASES),
)
PRESS = re.compile(r"P\d{3}")  # the findings of the press have tables of their own, in tests/press


def test_every_code_is_triggered_by_a_row_of_a_table() -> None:
    extra = test_reading.TRIGGERED | test_commands.TRIGGERED | test_branch_list.TRIGGERED | test_search.TRIGGERED
    triggered = extra | {code for case in TABLES for code in case.codes}
    assert triggered == {code for code in all_codes() if not PRESS.fullmatch(code)}


def test_no_code_is_declared_twice() -> None:
    declared = Counter(code for table in codes._TABLES for code in table)
    assert {code for code, times in declared.items() if times > 1} == set()


def test_every_code_has_a_title_and_a_reason_in_chinese() -> None:
    for code, (title, why) in all_codes().items():
        assert re.fullmatch(r"[A-Z]\d{3}", code)
        assert re.search("[\u4e00-\u9fff]", title)
        assert why.endswith(("。", "？")), code
        assert not title.endswith("。"), code


def test_names_of_rows_are_unique() -> None:
    names = [case.name for case in TABLES]
    assert len(names) == len(set(names))


def test_all_faults_of_several_broken_files_come_in_one_run() -> None:
    texts, expected = without_marks(
        edited(
            replace("standards/roles/ROL-002.yml", "title: 柜员", "«M002»titel: 柜员"),
            replace("standards/roles/ROL-002.yml", "id: ROL-002\n", "«M001»id: ROL-002\n"),
            replace("standards/forms/FRM-001.yml", "retention: 随凭证保存。", "«Y003»title: 随凭证保存。"),
            replace("standards/sixs/SXS-002.yml", "title: 大厅", "«Y004»title：大厅"),
            replace("standards/scams/SCM-001.yml", "  - 马上挂断", "  - «W001»马上挂断,再打"),
            replace("standards/scams/SCM-002.yml", "icon: phone-alert", "icon: «F004»fone"),
            replace("campaigns/campaigns/CMP-001.yml", "scams: [SCM-001, SCM-002]", "scams: [SCM-001, «L001»SCM-003]"),
            insert("campaigns/campaigns/CMP-001.yml", "quote: true", "expires: «D001»2026-01-01\n"),
            removed("standards/registers/synonyms.yml"),
        )
    )
    assert places(problems_in(texts)) == expected


SOME = [
    Problem("L001", Mark("b/x.yml", 2, 3), "一，二: 三%", "改\n好"),
    Problem("D001", Mark("a/y.yml", 10, 1), "晚", "早"),
    Problem("D001", Mark("a/y.yml", 9, 1), "晚", "早"),
    Problem("D001", Mark("a/y.yml", 9, 1), "晚", "早"),
]


def test_problems_come_by_place_and_each_once() -> None:
    assert places(in_order(SOME)) == ["a/y.yml:9:1 D001", "a/y.yml:10:1 D001", "b/x.yml:2:3 L001"]
    assert in_order(reversed(SOME)) == in_order(SOME)


def test_text() -> None:
    lines = as_text(SOME[1:]).split("\n")
    assert lines[0] == "a/y.yml:9:1 D001 晚 — 早"
    assert lines[-1] == "共 2 处问题，涉及 1 个文件。要知道一条规则为什么存在：biaogan explain D001"
    assert as_text([]) == "没有发现问题。"


def test_github() -> None:
    lines = as_github(SOME).split("\n")
    assert lines[0] == "::error file=a/y.yml,line=9,col=1,title=D001::晚 — 早"
    assert lines[2] == "::error file=b/x.yml,line=2,col=3,title=L001::一，二: 三%25 — 改%0A好"
    assert as_github([]) == ""
    assert as_github([Problem("Y001", Mark("a,b:c.yml"), "x", "y")]).startswith("::error file=a%2Cb%3Ac.yml,")


def test_json() -> None:
    assert json.loads(as_json(SOME))[0] == {
        "code": "D001",
        "path": "a/y.yml",
        "line": 9,
        "column": 1,
        "message": "晚",
        "remedy": "早",
    }
    assert json.loads(as_json([])) == []


def test_the_error_carries_every_problem_once() -> None:
    error = BiaoganError(SOME)
    assert len(error.problems) == 3
    assert str(error).count("\n") == 3  # three lines, one of which holds a line break of its own


@given(
    st.lists(
        st.builds(
            Problem, st.just("Y001"), st.builds(Mark, st.text(), st.integers(1), st.integers(1)), st.text(), st.text()
        )
    )
)
def test_no_problem_breaks_a_format(problems: list[Problem]) -> None:
    outputs = {name: formatter(problems) for name, formatter in FORMATTERS.items()}
    assert len(json.loads(outputs["json"])) == len(set(problems))
    commands = [line for line in re.split("[\r\n]", outputs["github"]) if line]
    assert len(commands) == len(set(problems))
    assert all(line.startswith("::error ") for line in commands)
