"""The state of exactly one revision: by table, the same in both editions."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date

import pytest

from biaogan.build import Prepared, public_files
from biaogan.ledger.read import Ledger, Move
from biaogan.render.handbook.reprint import paper_pages
from biaogan.render.handbook.view import make_view
from biaogan.render.reprint.status import VERDICTS, Answer, Desk, State, public_memory, staff_memory
from biaogan.render.sheets.pieces import Edition
from tests.reprint.scenes import CARD, CHECKLIST, POSTER, RUN_OUT, digest, prepared, published, released, texts
from tests.support import TODAY, Edit, insert, removed, replace

SHEETS: dict[str, Edition] = {POSTER: "public", CARD: "staff"}
IDS = tuple(published(i, public=i != "SHT-002") for i in ("SHT-001", "SHT-002", "SCM-001", "SCM-002"))


def answers(made: Prepared, edition: Edition) -> dict[tuple[str, int], Answer]:
    """Every answer of an edition, asked as its site asks."""
    if edition == "public":
        public = Desk(public_memory(made.public), made.public_sheets, made.today)
        return {(a.key, a.revision): a for a in public.answers(edition)}
    desk = Desk(staff_memory(made.book, made.index), made.pieces, made.today)
    return {(a.key, a.revision): a for a in desk.answers(edition)}


def pages(made: Prepared) -> dict[str, str]:
    """Pages about paper of both editions: `public/q/…` and `staff/q/…` -> text."""
    view = make_view(made.book, made.index, made.today)
    found = {f"staff/{page.path}": page.html for page in paper_pages(view, made.standing)}
    public = {f"public/{p.removesuffix('index.html')}": c.decode() for p, c in public_files(made) if p.startswith("q/")}
    return found | public


@dataclass(frozen=True, slots=True)
class Row:
    """What the ledger holds (hashes of revision 1, 2, …; `now` is the present state), and what is said of each."""

    name: str
    hashes: tuple[str, ...]
    said: dict[int, State]
    today: date = TODAY
    gone: bool = False


ROWS = [
    Row("released", ("now",), {1: "current"}),
    Row("never released", (), {1: "draft"}),
    Row("being changed", ("old",), {1: "current", 2: "draft"}),
    Row("replaced", ("old", "now"), {1: "replaced", 2: "current"}),
    Row("replaced twice", ("old", "older", "now"), {1: "replaced", 2: "replaced", 3: "current"}),
    Row("replaced and being changed", ("old", "older"), {1: "replaced", 2: "current", 3: "draft"}),
    Row("run out", ("old", "now"), {1: "replaced", 2: "overdue"}, RUN_OUT),
    Row("withdrawn", ("old", "older"), {1: "withdrawn", 2: "withdrawn"}, gone=True),
]


@pytest.mark.parametrize("key", SHEETS)
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_revision_has_its_state_and_a_page_that_says_so(row: Row, key: str) -> None:
    hashes = tuple(digest(key) if some == "now" else some for some in row.hashes)
    sheet = key[:7]
    moves = (Move(sheet, "withdrawn", (), date(2026, 11, 20), "不再印"),) if row.gone else ()
    edits = (removed(f"campaigns/sheets/{sheet}.yml"),) if row.gone else ()
    made = prepared(Ledger(IDS, released(key, *hashes), moves), *edits, today=row.today)
    found = {n: a.state for (k, n), a in answers(made, SHEETS[key]).items() if k == key}
    assert found == row.said
    other: Edition = "staff" if SHEETS[key] == "public" else "public"
    assert key not in {k for k, _ in answers(made, other)}
    written = pages(made)
    for revision, state in row.said.items():
        text = written[f"{SHEETS[key]}/q/{key}-r{revision}/"]
        (head,) = (part for part in text.split("<h1>")[1:2])
        said = head.partition("</p>")[0]
        assert VERDICTS[state].label in said
        assert f"第{revision}版" in said.replace(" ", "")
        assert not [v.label for s, v in VERDICTS.items() if s != state and v.label in said]


def test_the_newest_of_three_is_named_and_the_day_is_that_of_the_next() -> None:
    made = prepared(Ledger(IDS, released(CARD, "a", "b", digest(CARD))))
    first = answers(made, "staff")[CARD, 1]
    assert (first.newest, first.since, first.replaced_on) == (3, date(2026, 11, 1), date(2026, 11, 2))


MOVED = [
    ("the sheet goes", Move("SHT-003", "withdrawn", (), date(2026, 11, 20), "不用了"), "已撤下", ()),
    ("the sheet merges", Move("SHT-003", "merged", ("SHT-002",), date(2026, 11, 20), "并了"), "已并入", (CARD,)),
]


@pytest.mark.parametrize(("move", "fate", "instead"), [row[1:] for row in MOVED], ids=[row[0] for row in MOVED])
def test_a_withdrawn_sheet_says_since_when_why_and_what_stands_instead(
    move: Move, fate: str, instead: tuple[str, ...]
) -> None:
    ledger = Ledger(IDS, released(CHECKLIST, "a"), (move,))
    made = prepared(ledger, removed("campaigns/sheets/SHT-003.yml"))
    answer = answers(made, "staff")[CHECKLIST, 1]
    assert answer.gone is not None
    assert (answer.gone.since, answer.gone.fate, answer.gone.reason) == (date(2026, 11, 20), fate, move.reason)
    assert tuple(p.key for p in answer.instead) == instead
    page = pages(made)[f"staff/q/{CHECKLIST}-r1/"]
    assert move.reason in page
    assert "2026年11月20日" in page
    assert all(key in page for key in instead)


def test_a_merged_subject_leads_to_the_sheet_of_what_it_became_and_the_reason_stays_inside() -> None:
    move = Move("SCM-002", "merged", ("SCM-001",), date(2026, 11, 20), "只给员工看的理由")
    ledger = Ledger(IDS, (*released("SHT-001-SCM-002", "a"), *released(POSTER, digest(POSTER))), (move,))
    made = prepared(ledger, removed("standards/scams/SCM-002.yml"))
    answer = answers(made, "public")["SHT-001-SCM-002", 1]
    assert answer.state == "withdrawn"
    assert [p.key for p in answer.instead] == [POSTER]
    assert answer.subjects == ("SCM-001",)
    assert answer.gone is not None
    assert (answer.gone.since, answer.gone.reason) == (date(2026, 11, 20), "")
    assert move.reason not in "".join(text for path, text in pages(made).items() if path.startswith("public/"))


def test_moves_that_go_round_in_a_circle_end() -> None:
    moves = (
        Move("SCM-002", "merged", ("SCM-003",), date(2026, 11, 20), "x"),
        Move("SCM-003", "merged", ("SCM-002",), date(2026, 11, 21), "y"),
    )
    made = prepared(Ledger(IDS, released("SHT-001-SCM-002", "a"), moves), removed("standards/scams/SCM-002.yml"))
    assert answers(made, "public")["SHT-001-SCM-002", 1].instead == ()


def test_a_subject_that_ran_out_takes_its_sheet_along_and_staff_read_the_day() -> None:
    expires = insert("standards/scams/SCM-001.yml", "headline:", "expires: 2026-11-21\n")
    made = prepared(Ledger(IDS, released(POSTER, "a")), expires)
    staff = Desk(staff_memory(made.book, made.index), made.pieces, made.today).answer(POSTER, 1)
    assert staff.gone is not None
    assert (staff.state, staff.gone.since, staff.gone.reason) == ("withdrawn", date(2026, 11, 21), "有效期到了")
    assert answers(made, "public")[POSTER, 1].state == "withdrawn"


TO_STAFF: tuple[Edit, ...] = (
    replace("campaigns/sheets/SHT-001.yml", "visibility: public", "visibility: staff"),
    replace("standards/scams/SCM-001.yml", "visibility: public", "visibility: staff"),
    replace("standards/scams/SCM-001.yml", "headline: ", "headline: 暗语"),
)


def test_a_sheet_that_became_staff_stays_answered_in_public_without_a_word_of_it() -> None:
    public = released(POSTER, "a")
    made = prepared(Ledger(IDS, public), *TO_STAFF)
    assert answers(made, "public")[POSTER, 1].state == "withdrawn"
    assert answers(made, "staff")[POSTER, 2].state == "draft"
    assert (POSTER, 1) not in answers(made, "staff")
    written = pages(made)
    assert "暗语" in dict(next(p.texts for p in made.pieces if p.key == POSTER))["SCM-001:headline"]
    assert not [path for path, text in written.items() if path.startswith("public/") and "暗语" in text]
    assert f"public/q/{POSTER}-r2/" not in written


def test_a_sheet_that_became_public_counts_on_and_both_sites_answer_their_own() -> None:
    staff = tuple(published(i, public=False) for i in ("SHT-001", "SCM-001"))
    made = prepared(Ledger(staff, released(POSTER, "a", "b", edition="staff")))
    assert (answers(made, "public")[POSTER, 3].state, (POSTER, 2) in answers(made, "public")) == ("draft", False)
    assert answers(made, "staff")[POSTER, 1].state == "replaced"
    assert {k for k in pages(made) if POSTER in k} == {
        f"public/q/{POSTER}-r3/", f"staff/q/{POSTER}-r1/", f"staff/q/{POSTER}-r2/",
    }  # fmt: skip


def test_a_sheet_that_became_public_and_then_went_is_still_answered() -> None:
    staff = tuple(published(i, public=False) for i in ("SHT-001", "SCM-001"))
    first, second = released(POSTER, "a", "b", edition="staff")
    ledger = Ledger(staff, (first, dataclasses.replace(second, edition="public")))
    made = prepared(ledger, removed("campaigns/sheets/SHT-001.yml"))
    assert {(k, n): a.state for (k, n), a in answers(made, "public").items()} == {(POSTER, 2): "withdrawn"}
    assert answers(made, "staff")[POSTER, 1].state == "withdrawn"


def test_the_public_page_shows_new_words_and_never_old_ones() -> None:
    now = texts(POSTER)
    old = {**now, "SCM-001:says.0": "旧的那句话，已经不公开", "SCM-001:says.7": "再也不说的话"}
    first, second = released(POSTER, "a", digest(POSTER), edition="public")
    fresh = {"SCM-001:says.0": now["SCM-001:says.0"], "SCM-001:says.7": ""}
    revisions = (dataclasses.replace(first, texts=old), dataclasses.replace(second, texts=fresh))
    made = prepared(Ledger(IDS, revisions))
    text = pages(made)[f"public/q/{POSTER}-r1/"]
    assert "新的一版这样写" in text
    assert f"<dd>{now['SCM-001:says.0']}</dd>" in text
    assert f"<dd>{now['SCM-001:says.1']}</dd>" not in text
    assert "旧的那句话" not in text
    assert "再也不说" not in text
    assert "旧的那句话" not in repr(made.public)
