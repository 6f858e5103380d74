"""The memory: commands only append to it, what it knows never vanishes, and two branches that append both merge."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.ledger.append import append
from biaogan.ledger.read import BOOKS as SHAPES
from biaogan.ledger.read import Approval, LateWords, Move, PrintRun, Published, Removal, Revision, read_ledger
from biaogan.source import WorkTree, read
from tests.conftest import Told
from tests.support import MINI, TODAY, git

Command = Callable[..., Told]
LEDGER = Path("standards/ledger")
BOOKS = ("approvals", "ids", "moves", "prints", "revisions")


def bytes_of(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((root / LEDGER).iterdir())}


def rows(root: Path, book: str) -> list[str]:
    path = root / LEDGER / f"{book}.yml"
    return [line for line in path.read_text("utf-8").splitlines() if line.startswith("  - ")]


def repository(root: Path) -> None:
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-qm", "first")


def only_appended(before: dict[str, bytes], after: dict[str, bytes]) -> bool:
    return all(after[name].startswith(old) for name, old in before.items())


def test_release_appends_and_a_second_release_has_nothing_to_do(mini: Path, biaogan: Command) -> None:
    repository(mini)
    before = bytes_of(mini)
    told = biaogan("release", root=mini)
    assert (told.status, told.err) == (0, "")
    after = bytes_of(mini)
    assert only_appended(before, after)
    assert sorted(after) == ["addresses.yml", *(f"{book}.yml" for book in BOOKS)]
    stat = git(mini, "diff", "--numstat").split("\n")
    assert all(line.split("\t")[1] == "0" for line in stat if line), "a line went away"
    assert biaogan("check", root=mini).status == 0
    assert biaogan("release", root=mini).out.strip() == "没有要登记的新内容。"
    assert bytes_of(mini) == after


def test_release_knows_every_id_and_every_sheet(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    documents = [d for d in (read(*file)[0] for file in WorkTree(mini).files()) if d and "/ledger/" in d.path]
    ledger, problems = read_ledger(documents)
    assert problems == []
    ids = {entry.id for entry in ledger.ids}
    assert {"SCM-002", "PRC-001", "PRC-001-04", "SXS-002-03", "SVC-001-02", "CMP-001", "FRM-001", "ROL-002"} <= ids
    assert {r.sheet for r in ledger.revisions} == {"SHT-001-SCM-001", "SHT-001-SCM-002", "SHT-002-PRC-001", "SHT-003"}
    latest = ledger.latest("SHT-001-SCM-001")
    assert latest is not None
    assert (latest.revision, latest.since) == (2, TODAY)  # the mini bank's first revision has another hash
    public = {entry.id for entry in ledger.ids if entry.public}
    assert public == {
        "ALT-001",
        "AUD-001",
        "CMP-001",
        "QIZ-001",
        "SCM-001",
        "SCM-002",
        "SCM-009",
        "SHT-001",
        "SLG-001",
    }


def test_a_public_page_that_came_later_is_remembered(mini: Path, biaogan: Command) -> None:
    """Of a record that was first published to staff alone, and of a page that belongs to no record."""
    ids = mini / "standards/ledger/ids.yml"
    row = "  - {id: CMP-001, kind: campaign, title: 守住钱袋子, staff: campaigns/CMP-001/, since: '2026-01-01'}\n"
    ids.write_text(ids.read_text("utf-8") + row, "utf-8")
    biaogan("release", root=mini)
    documents = [d for d in (read(*file)[0] for file in WorkTree(mini).files()) if d and "/ledger/" in d.path]
    ledger, problems = read_ledger(documents)
    assert problems == []
    assert ledger.published()["CMP-001"].public == "campaigns/CMP-001/"
    assert {"", "help/", "about/", "campaigns/CMP-001/", "scams/SCM-001/"} <= ledger.public_addresses()
    assert [entry.id for entry in ledger.addresses if entry.public == "help/"] == [""]


def test_release_refuses_a_book_with_problems(mini: Path, biaogan: Command) -> None:
    (mini / "standards/roles/ROL-002.yml").unlink()
    before = bytes_of(mini)
    told = biaogan("release", root=mini)
    assert told.status == 1
    assert "L001" in told.err
    assert bytes_of(mini) == before


def test_a_published_record_cannot_vanish_silently(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    (mini / "standards/forms/FRM-001.yml").unlink()
    told = biaogan("check", root=mini)
    assert told.status == 1
    assert "standards/ledger/ids.yml:1:1 I007 发布过的编号 FRM-001（核实登记表）不见了" in told.out


def test_withdrawing_lets_it_go_and_keeps_the_id_taken(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    path = mini / "campaigns/sheets/SHT-003.yml"
    text = path.read_text("utf-8")
    before = bytes_of(mini)
    told = biaogan("withdraw", "SHT-003", "--fate", "merged", "--to", "SHT-002", "--reason", "并进柜面卡", root=mini)
    assert told.status == 0
    assert "SHT-003 已并入SHT-002" in told.out
    assert only_appended(before, bytes_of(mini))
    path.unlink()
    assert biaogan("check", root=mini).status == 0
    path.write_text(text, "utf-8")
    told = biaogan("check", root=mini)
    assert told.status == 1
    assert "campaigns/sheets/SHT-003.yml:1:5 I008" in told.out


@pytest.mark.parametrize(
    "arguments",
    [("SCM-777", "--reason", "x"), ("SCM-001", "--fate", "merged", "--to", "SCM-777", "--reason", "x"), ("SCM-001", "--fate", "merged", "--reason", "x"), ("SCM-001", "--to", "SCM-002", "--reason", "x")],
    ids=["unknown", "unknown-target", "merged-into-nothing", "withdrawn-to-somewhere"],
)  # fmt: skip
def test_withdrawing_what_makes_no_sense_is_refused(mini: Path, biaogan: Command, arguments: tuple[str, ...]) -> None:
    before = bytes_of(mini)
    told = biaogan("withdraw", *arguments, root=mini)
    assert told.status == 2
    assert told.err
    assert bytes_of(mini) == before


def test_an_approval_keeps_the_hash_of_what_it_was_given_for_and_promises_no_more(mini: Path, biaogan: Command) -> None:
    biaogan("approve", "SVC-001", "--by", "网点负责人", root=mini)
    biaogan("approve", "SVC-001", "--by", "网点负责人", root=mini)
    path = mini / "standards/services/SVC-001.yml"
    path.write_text(path.read_text("utf-8").replace("台面只留", "台面上只留"), "utf-8")
    biaogan("approve", "SVC-001", "--by", "网点负责人", root=mini)
    hashes = [row.split("hash: ")[1].split(",")[0] for row in rows(mini, "approvals")[1:]]
    assert hashes[0] == hashes[1] != hashes[2]
    assert all("by: 网点负责人" in row and f"since: '{TODAY}'" in row for row in rows(mini, "approvals")[2:])
    assert biaogan("check", root=mini).out.strip() == "没有发现问题。", "nobody minds an approval of an older text"
    assert "检查不会提醒" in "".join(biaogan("approve", "--help").out.split()), "and the help says so"
    assert biaogan("approve", "SVC-009", "--by", "x", root=mini).status == 2


def test_a_print_run_is_of_a_released_revision(mini: Path, biaogan: Command) -> None:
    arguments = ("printed", "SHT-001-SCM-001", "--branch", "BR-002", "--quantity", "30")
    told = biaogan(*arguments, root=mini)
    assert told.status == 2
    assert "先运行 biaogan release" in told.err
    biaogan("release", root=mini)
    told = biaogan(*arguments, root=mini)
    assert told.out.strip() == "已登记：BR-002 印了 SHT-001-SCM-001 第 2 版 30 份。"
    biaogan(*arguments, root=mini)
    assert len(rows(mini, "prints")) == 3
    assert biaogan("check", root=mini).status == 0
    assert biaogan("printed", "SHT-001-SCM-001", "--branch", "BR-009", "--quantity", "3", root=mini).status == 2
    assert biaogan("printed", "SHT-009", "--branch", "BR-001", "--quantity", "3", root=mini).status == 2
    assert biaogan("printed", "SHT-001-SCM-001", "--branch", "BR-001", "--quantity", "0", root=mini).status == 2


def test_two_branches_that_both_append_merge_into_a_ledger_that_reads(mini: Path, biaogan: Command) -> None:
    shutil.copy(MINI.parents[2] / ".gitattributes", mini / ".gitattributes")
    biaogan("release", root=mini)
    repository(mini)
    git(mini, "checkout", "-qb", "east")
    biaogan("printed", "SHT-001-SCM-001", "--branch", "BR-001", "--quantity", "10", root=mini)
    biaogan("approve", "SCM-001", "--by", "东边", root=mini)
    git(mini, "commit", "-qam", "east")
    git(mini, "checkout", "-q", "main")
    biaogan("printed", "SHT-001-SCM-001", "--branch", "BR-002", "--quantity", "20", root=mini)
    biaogan("approve", "SCM-002", "--by", "西边", root=mini)
    git(mini, "commit", "-qam", "west")
    git(mini, "merge", "-q", "east", "-m", "both")
    assert biaogan("check", root=mini).status == 0
    assert [("BR-001" in r, "BR-002" in r) for r in sorted(rows(mini, "prints"))].count((True, False)) == 2
    assert len(rows(mini, "prints")) == 3
    assert len(rows(mini, "approvals")) == 3


ENTRIES = (
    Published("SCM-003", "scam", "名称: “引号” # 不是注释", "scams/SCM-003/", "", date(2026, 11, 22)),
    Revision("SHT-003", 7, "0110e5", date(2026, 11, 22)),
    Move("SCM-004", "split", ("SCM-005", "SCM-006"), date(2026, 11, 22), "yes"),
    PrintRun("SHT-003", 7, "BR-001", 12, date(2026, 11, 22)),
    Approval("SCM-003", "12345678", "null", date(2026, 11, 22)),
)


def test_what_is_appended_reads_back_as_it_was(tmp_path: Path) -> None:
    assert append(tmp_path, ENTRIES) == 5
    found = [read(*file)[0] for file in WorkTree(tmp_path).files()]
    ledger, problems = read_ledger(d for d in found if d)
    assert problems == []
    assert (*ledger.ids, *ledger.revisions, *ledger.moves, *ledger.prints, *ledger.approvals) == ENTRIES


DAYS = st.dates()
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf", "Cn", "Co", "Zl", "Zp")), min_size=1)
COUNTS = st.integers(0, 10**6)
KINDS = st.one_of(
    st.builds(Published, WORDS, WORDS, WORDS, st.just("") | WORDS, st.just("") | WORDS, DAYS),
    st.builds(
        Revision, WORDS, COUNTS, WORDS, DAYS, st.sampled_from(["", "public", "staff"]), st.just("") | WORDS,
        st.none() | st.dictionaries(WORDS, st.just("") | WORDS, max_size=4),
    ),
    st.builds(Move, WORDS, st.sampled_from(["moved", "split", "withdrawn"]), st.lists(WORDS).map(tuple), DAYS, WORDS),
    st.builds(PrintRun, WORDS, COUNTS, WORDS, COUNTS, DAYS, st.just("") | WORDS),
    st.builds(Removal, WORDS, COUNTS, WORDS, DAYS),
    st.builds(Approval, WORDS, WORDS, WORDS, DAYS),
    st.builds(LateWords, st.just("nobody's"), COUNTS, WORDS, DAYS, st.dictionaries(WORDS, WORDS, max_size=3)),
)  # fmt: skip


@given(st.lists(KINDS, max_size=12, unique_by=lambda e: (type(e), getattr(e, "id", ""), getattr(e, "sheet", ""))))
def test_whatever_is_appended_reads_back_as_it_was_one_line_an_entry(entries: list[object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for entry in entries:
            append(root, [entry])
        found = [read(*file) for file in WorkTree(root).files()]
        assert [problem for _, problems in found for problem in problems] == []
        ledger, problems = read_ledger(document for document, _ in found if document)
        assert problems == []
        for name, shape in SHAPES.items():
            written = [entry for entry in entries if type(entry) is shape]
            assert list(getattr(ledger, name)) == written
            assert len(rows(root, name) if written else []) == len(written)


def test_words_of_an_old_release_are_written_down_while_they_still_stand(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    path = mini / LEDGER / "revisions.yml"
    text = path.read_text("utf-8")
    path.write_text(re.sub(r", edition: .*?}}$", "}", text, flags=re.M), "utf-8")  # as the program before wrote it
    assert "texts" not in path.read_text("utf-8")
    told = biaogan("release", root=mini)
    assert told.out.startswith("账本新增 4 条")
    assert biaogan("release", root=mini).out.strip() == "没有要登记的新内容。"
    documents = [d for d in (read(*file)[0] for file in WorkTree(mini).files()) if d and "/ledger/" in d.path]
    ledger, problems = read_ledger(documents)
    assert problems == []
    known = {r.sheet: r.texts for r in ledger.revisions if r.texts is not None}
    assert set(known) == {"SHT-001-SCM-001", "SHT-001-SCM-002", "SHT-002-PRC-001", "SHT-003"}
    assert (known["SHT-001-SCM-001"] or {})["SCM-001:do_now.0"] == "马上挂断"
    assert [r.texts for r in ledger.revisions if (r.sheet, r.revision) == ("SHT-001-SCM-001", 1)] == [None]


def test_words_of_another_state_are_not_taken_for_it(tmp_path: Path) -> None:
    append(
        tmp_path, [Revision("S", 1, "aa", date(2026, 11, 1)), LateWords("S", 1, "bb", date(2026, 11, 2), {"x:y": "z"})]
    )
    documents = [d for d in (read(*file)[0] for file in WorkTree(tmp_path).files()) if d]
    assert read_ledger(documents)[0].revisions[0].texts is None


@pytest.mark.parametrize(
    "row",
    [
        "{sheet: A, revision: 1, hash: b, since: gestern}",
        "{sheet: A, revision: eins, hash: b, since: '2026-11-22'}",
        "{sheet: A, revision: 1, hash: b, since: '2026-11-22', texts: [x]}",
        "{sheet: A, revision: 1, hash: b, since: '2026-11-22', texts: {x: [y]}}",
        "{sheet: A, revision: 1, hash: b, since: '2026-11-22', colour: red}",
        "{sheet: A, revision: 1, since: '2026-11-22'}",
        "x",
    ],
)
def test_an_entry_that_is_none_is_found_at_its_place(row: str) -> None:
    document, _ = read(f"{LEDGER.as_posix()}/revisions.yml", f"entries:\n  - {row}\n".encode())
    assert document is not None
    ledger, problems = read_ledger([document])
    assert ledger.revisions == ()
    assert [str(p.mark) for p in problems if p.code == "R001"] == [f"{LEDGER.as_posix()}/revisions.yml:2:5"]


def test_a_last_line_without_an_end_does_not_swallow_the_next(tmp_path: Path) -> None:
    append(tmp_path, ENTRIES[3:4])
    path = tmp_path / LEDGER / "prints.yml"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    append(tmp_path, ENTRIES[3:4])
    assert len(rows(tmp_path, "prints")) == 2


def test_nothing_is_left_beside_the_books(tmp_path: Path) -> None:
    append(tmp_path, ENTRIES)
    assert sorted(bytes_of(tmp_path)) == [f"{book}.yml" for book in BOOKS]


def test_the_newest_word_about_an_id_counts(tmp_path: Path) -> None:
    append(
        tmp_path,
        [Move("A", "withdrawn", (), date(2026, 11, 1), "x"), Move("A", "moved", ("B",), date(2026, 11, 2), "y")],
    )
    document = read(*next(WorkTree(tmp_path).files()))[0]
    assert document is not None
    assert read_ledger([document])[0].moved()["A"].fate == "moved"


def test_withdrawing_a_record_takes_its_clauses_along(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    roles = mini / "standards/roles"
    for path, old, new in (
        (roles / "ROL-001.yml", "see: [SVC-001-02]", "see: [PRC-001]"),
        (roles / "ROL-002.yml", "see: [SVC-001-01, SXS-001]", "see: [SXS-001]"),
    ):
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    assert biaogan("withdraw", "SVC-001", "--reason", "不再适用", root=mini).status == 0
    (mini / "standards/services/SVC-001.yml").unlink()
    told = biaogan("check", root=mini)
    assert told.out.strip() == "没有发现问题。"


def test_an_entry_may_be_withdrawn_after_its_file_is_gone(mini: Path, biaogan: Command) -> None:
    biaogan("release", root=mini)
    (mini / "campaigns/sheets/SHT-003.yml").unlink()
    assert biaogan("check", root=mini).status == 1
    assert biaogan("withdraw", "SHT-003", "--reason", "不再印", root=mini).status == 0
    assert biaogan("check", root=mini).status == 0
