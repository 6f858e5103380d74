"""What hangs where: what to order, what must come down by when, and that page, table, calendar and sheet all say so."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import page
import pytest

from biaogan.build import Prepared, handbook, imprinted, print_jobs, staff_exports, staff_files
from biaogan.ledger.read import Ledger, Move, PrintRun, Removal
from biaogan.press.compile import compile_job
from biaogan.press.materials import Materials
from biaogan.render.handbook.gathered import Handbook, gather_pages
from biaogan.render.handbook.plan import GATHERED
from biaogan.render.handbook.view import make_view
from biaogan.render.reprint.copies import Paper
from biaogan.render.reprint.standing import Standing
from biaogan.render.reprint.takedown import PAGE as TAKEDOWN
from biaogan.render.reprint.takedown import takedown_jobs
from biaogan.render.sheets.job import PrintJob
from tests.press.reading import codes, picture, squeezed, text_of
from tests.reprint.scenes import CARD, CHECKLIST, POSTER, RUN_OUT, digest, prepared, released
from tests.support import TODAY, Edit, append, book_of, insert, mini_texts, removed, replace

RUN = PrintRun(POSTER, 1, "BR-001", 20, date(2026, 11, 1))
NOW = digest(POSTER)


def papers(made: Prepared) -> list[Paper]:
    return list(made.standing.papers())


def replaced(*runs: PrintRun, removals: tuple[Removal, ...] = (), edits: tuple[Edit, ...] = ()) -> Prepared:
    """Revision 1 of the poster was replaced on the second of November."""
    ledger = Ledger(revisions=released(POSTER, "old", NOW), prints=runs, removals=removals)
    return prepared(ledger, *edits)


DUE = [
    ("replaced", ("old", NOW), (), TODAY, (), ("down", date(2026, 11, 9))),
    ("replaced, bank with its own days", ("old", NOW), (append("standards/bank.yml", "takedown_days: 30\n"),), TODAY, (), ("down", date(2026, 12, 2))),
    ("replaced at once", ("old", NOW), (append("standards/bank.yml", "takedown_days: 0\n"),), TODAY, (), ("down", date(2026, 11, 2))),
    ("current", (NOW,), (), TODAY, (), ("", None)),
    ("current while the next is a draft", ("old",), (), TODAY, (), ("", None)),
    ("sixty-one days before", (NOW,), (), date(2027, 2, 28), (), ("", None)),
    ("sixty days before", (NOW,), (), date(2027, 3, 1), (), ("soon", date(2027, 4, 30))),
    ("on its last day", (NOW,), (), date(2027, 4, 30), (), ("soon", date(2027, 4, 30))),
    ("run out", (NOW,), (), RUN_OUT, (), ("down", date(2027, 4, 30))),
    ("withdrawn", ("old",), (removed("campaigns/sheets/SHT-001.yml"),), TODAY, (Move("SHT-001", "withdrawn", (), date(2026, 11, 15), "x"),), ("down", date(2026, 11, 15))),
    ("expired", ("old",), (insert("standards/scams/SCM-001.yml", "headline:", "expires: 2026-11-20\n"),), TODAY, (), ("down", date(2026, 11, 20))),
    ("gone without a word", ("old",), (removed("campaigns/sheets/SHT-001.yml"),), TODAY, (), ("down", None)),
]  # fmt: skip


@pytest.mark.parametrize(("hashes", "edits", "today", "moves", "due"), [r[1:] for r in DUE], ids=[r[0] for r in DUE])
def test_by_when(
    hashes: tuple[str, ...], edits: tuple[Edit, ...], today: date, moves: tuple[Move, ...], due: tuple[str, date | None]
) -> None:
    ledger = Ledger(revisions=released(POSTER, *hashes), prints=(RUN,), moves=moves)
    (paper,) = papers(prepared(ledger, *edits, today=today))
    assert (paper.need, paper.by) == due


def test_runs_of_one_revision_at_one_branch_are_one_pile() -> None:
    more = dataclasses.replace(RUN, quantity=5, since=date(2026, 11, 3), campaign="CMP-001")
    other = dataclasses.replace(RUN, branch="BR-002")
    first, second = papers(replaced(RUN, more, other))
    assert (first.branch, first.quantity, first.printed_on, first.campaigns) == (
        "BR-001",
        25,
        date(2026, 11, 3),
        ("CMP-001",),
    )
    assert (second.branch, second.branch_name, second.quantity) == ("BR-002", "木桥支行", 20)


@pytest.mark.parametrize(
    ("fresh", "order"), [((), 20), ((12,), 8), ((20,), 0), ((15, 15), 0)], ids=["none", "some", "all", "more"]
)
def test_what_has_been_printed_already_is_not_ordered_again(fresh: tuple[int, ...], order: int) -> None:
    runs = [dataclasses.replace(RUN, revision=2, quantity=n, since=date(2026, 11, 5)) for n in fresh]
    assert papers(replaced(RUN, *runs))[0].order == order


def test_what_was_taken_down_is_off_the_list_and_new_copies_are_on_it_again() -> None:
    down = Removal(POSTER, 1, "BR-001", date(2026, 11, 4))
    assert papers(replaced(RUN, removals=(down,))) == []
    assert [p.branch for p in papers(replaced(RUN, dataclasses.replace(RUN, branch="BR-002"), removals=(down,)))] == [
        "BR-002"
    ]
    again = dataclasses.replace(RUN, since=date(2026, 11, 5), quantity=3)
    assert [p.quantity for p in papers(replaced(RUN, again, removals=(down,)))] == [3]


def test_where_it_hangs_comes_from_the_campaign_else_from_the_sheet() -> None:
    assert papers(replaced(RUN))[0].places == ("大厅出入口",)
    ledger = Ledger(
        revisions=released(CHECKLIST, "old", digest(CHECKLIST)), prints=(dataclasses.replace(RUN, sheet=CHECKLIST),)
    )
    (paper,) = papers(prepared(ledger))
    assert paper.places == ("贴在大厅",)


def test_while_the_next_revision_is_a_draft_nothing_is_promised() -> None:
    ledger = Ledger(revisions=released(POSTER, "old", "older"), prints=(RUN,))
    assert papers(prepared(ledger))[0].instead == "第3版，等它发布再印"


def many(count: int) -> Prepared:
    """`count` branches with three old things each."""
    rows = "".join(
        f"  - {{id: BR-{n}, name: 第{n}支行, address: 样例市{n}号, phone: 0000-0000001, hours: 周一至周五}}\n"
        for n in range(100, 100 + count)
    )
    ledger = Ledger(
        revisions=(*released(POSTER, "old", NOW), *released(CARD, "old", digest(CARD)), *released(CHECKLIST, "old")),
        moves=(Move("SHT-003", "merged", ("SHT-002",), date(2026, 11, 20), "并进柜面卡"),),
        prints=tuple(
            PrintRun(key, 1, f"BR-{n}", 2, date(2026, 11, 1))
            for n in range(100, 100 + count)
            for key in (POSTER, CARD, CHECKLIST)
        ),
    )
    return prepared(ledger, removed("campaigns/sheets/SHT-003.yml"), append("standards/registers/branches.yml", rows))


def told(made: Prepared) -> dict[str, str]:
    """The list in every form: name -> text."""
    book = Handbook(make_view(made.book, made.index, made.today), made.pieces, partial(imprinted, made), made.standing)
    (html,) = (made_page.html for made_page in gather_pages(GATHERED, book) if made_page.path == TAKEDOWN)
    exports = {name: content for name, content in staff_exports(made) if name.startswith("exports/takedown")}
    return {
        "page": html,
        "csv": exports["exports/takedown.csv"].decode(),
        "json": exports["exports/takedown.json"].decode(),
        "ics": exports["exports/takedown.ics"].decode().replace("\r\n ", ""),
    }


def test_page_table_and_calendar_name_every_line() -> None:
    made = many(3)
    forms = told(made)
    lines = [paper for listed in made.standing.takedown().values() for paper in listed]
    assert len(lines) == 9
    assert len(json.loads(forms["json"])) == len(forms["csv"].strip().split("\r\n")) - 1 == 9
    assert forms["ics"].count("BEGIN:VEVENT") == forms["page"].count('<article class="bg-down') == 9
    for paper in lines:
        assert paper.by is not None
        day = paper.by
        row = next(r for r in forms["csv"].split("\r\n") if r.startswith(f"{paper.branch},") and paper.key in r)
        assert f",{paper.by},{paper.key},{paper.answer.title},{paper.revision},{paper.answer.verdict.label},2," in row
        assert f"UID:{paper.key}-r1-{paper.branch}@biaogan" in forms["ics"]
        assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in forms["ics"]
        section = forms["page"].partition(f'<section id="{paper.branch}">')[2].partition("</section>")[0]
        assert paper.answer.title in section
        assert f"{day.year}年{day.month}月{day.day}日" in section
        assert f"换上：{paper.instead}，要印 2 份" in section
    assert re.findall(r'href="#(BR-\d+)"', forms["page"]) == ["BR-100", "BR-101", "BR-102"]
    assert told(made) == forms


def test_every_branch_has_a_calendar_of_its_own() -> None:
    made = many(2)
    found = {n: c.decode() for n, c in staff_exports(made) if n.startswith("print/takedown/")}
    assert list(found) == ["print/takedown/BR-100.ics", "print/takedown/BR-101.ics"]
    assert [text.count("BEGIN:VEVENT") for text in found.values()] == [3, 3]
    assert "第101支行" not in found["print/takedown/BR-100.ics"].replace("\r\n ", "")


def test_a_bank_with_very_many_branches_gets_one_line_a_branch_and_its_files_elsewhere() -> None:
    made = many(201)
    page_text = told(made)["page"]
    assert page_text.count("<tr id=") == 201
    assert "<article" not in page_text
    assert "biaogan takedown --branch" in page_text
    assert lists(made) == []
    assert [name for name, _ in staff_exports(made) if name.startswith("print/takedown/")] == []
    assert len(list(takedown_jobs(made.book.bank, made.standing))) == 201


def test_where_nothing_has_to_come_down_everything_says_so() -> None:
    made = prepared(Ledger(revisions=released(POSTER, NOW), prints=(RUN,)))
    forms = told(made)
    assert "没有要撤下的，登记过的印刷品都还有效。" in forms["page"]
    assert "<article" not in forms["page"]
    assert json.loads(forms["json"]) == []
    assert "VEVENT" not in forms["ics"]
    assert lists(made) == []


def test_what_soon_runs_out_is_announced_and_stays_off_the_sheet() -> None:
    ledger = Ledger(revisions=released(POSTER, NOW), prints=(RUN,))
    made = prepared(ledger, today=date(2027, 4, 1))
    forms = told(made)
    assert "60 天内到期" in forms["page"]
    assert "没有要撤下的" in forms["page"]
    assert "SUMMARY:石桥支行今天前复核或撤下" in forms["ics"]
    assert lists(made) == []


def test_a_branch_that_left_the_register_is_still_told() -> None:
    (paper,) = papers(replaced(dataclasses.replace(RUN, branch="BR-077")))
    assert (paper.branch, paper.branch_name, paper.need) == ("BR-077", "BR-077", "down")


def lists(made: Prepared) -> list[PrintJob]:
    return [job for job in print_jobs(made) if job.key == "takedown"]


def test_the_sheet_of_a_branch_says_all_of_it_is_accessible_and_its_code_leads_to_the_list() -> None:
    made = many(2)
    jobs = lists(made)
    assert [job.output for job in jobs] == ["staff/print/takedown/BR-100.pdf", "staff/print/takedown/BR-101.pdf"]
    pdf = compile_job(jobs[0], Materials())
    report = page.validate_pdf_bytes(pdf, profile="ua1")
    assert report.is_compliant, [failure.rule_id for failure in report.failures]
    text = text_of(pdf)
    for paper in made.standing.takedown()["BR-100"]:
        for words in (paper.answer.title, paper.key, paper.answer.verdict.label, paper.instead, *paper.places):
            assert squeezed(words) in text
    assert "第100支行" in text
    assert "第101支行" not in text
    assert codes(picture(pdf, 100)) == [f"{made.book.bank.staff_base}print/takedown/#BR-100"]
    assert compile_job(jobs[0], Materials()) == pdf


def test_a_long_list_runs_over_pages_with_its_head_on_each() -> None:
    scams = [f"SHT-001-SCM-{n}" for n in range(500, 540)]
    revisions = tuple(r for key in scams for r in released(key, "old"))
    made = prepared(Ledger(revisions=revisions, prints=tuple(dataclasses.replace(RUN, sheet=key) for key in scams)))
    text = text_of(compile_job(lists(made)[0], Materials()))
    assert all(key in text for key in scams)
    assert text.count("哪一张，在哪里，换什么") == int(text.rpartition("共")[2].partition("页")[0]) > 1


def test_a_withdrawn_sheet_is_ordered_as_what_took_its_place() -> None:
    ledger = Ledger(
        revisions=(*released(CHECKLIST, "old"), *released(CARD, digest(CARD))),
        moves=(Move("SHT-003", "merged", ("SHT-002",), date(2026, 11, 20), "并进柜面卡"),),
        prints=(dataclasses.replace(RUN, sheet=CHECKLIST), dataclasses.replace(RUN, sheet=CARD, quantity=5)),
    )
    first, *_ = (p for p in papers(prepared(ledger, removed("campaigns/sheets/SHT-003.yml"))) if p.key == CHECKLIST)
    assert (first.order, first.instead) == (15, f"柜面卡：转账先问（{CARD}）第1版")
    none = dataclasses.replace(ledger, moves=(Move("SHT-003", "withdrawn", (), date(2026, 11, 20), "x"),))
    last, *_ = (p for p in papers(prepared(none, removed("campaigns/sheets/SHT-003.yml"))) if p.key == CHECKLIST)
    assert (last.order, last.instead) == (0, "不换，取下就行")


def test_a_corrected_word_is_a_replacement() -> None:
    fix = replace("standards/scams/SCM-001.yml", "  - 马上挂断", "  - 立刻挂断")
    ledger = Ledger(revisions=released(POSTER, NOW, digest(POSTER, fix)), prints=(RUN,))
    (paper,) = papers(prepared(ledger, fix))
    assert paper.answer.state == "replaced"


def test_a_build_looks_once_at_what_paper_is_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages, files and sheets of one build share it."""
    built: list[Standing] = []
    make = Standing.__init__

    def counted(self: Standing, *arguments: Any) -> None:
        built.append(self)
        make(self, *arguments)

    monkeypatch.setattr(Standing, "__init__", counted)
    made = Prepared.of(tmp_path, book_of(mini_texts()), TODAY)
    assert handbook(made, {})
    assert print_jobs(made)
    assert list(staff_files(made))
    assert len(built) == 1
