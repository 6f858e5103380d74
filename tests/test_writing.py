"""Files of a tree are written once: what comes second stops the build and says where."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from biaogan import build
from biaogan.build import imprinted, public_files
from biaogan.exports.feed import PATH as FEED
from biaogan.problems import BiaoganError
from biaogan.render import handbook
from biaogan.render.handbook import records
from biaogan.whole import write_all
from tests.real import prepared


def test_a_file_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    """MkDocs has written its pages and the theme's files when ours come."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "handbook.json").write_text("MkDocs", "utf-8")
    with pytest.raises(BiaoganError) as stopped:
        write_all(tmp_path, [("a.txt", b"a"), ("search/handbook.json", b"ours")])
    (problem,) = stopped.value.problems
    assert problem.code == "P005"
    assert problem.mark.path == "search/handbook.json"
    assert (tmp_path / "search" / "handbook.json").read_text("utf-8") == "MkDocs"


@pytest.mark.parametrize("paths", [("a.txt", "a.txt"), ("a", "a/b.txt"), ("a/b.txt", "a")])
def test_what_comes_twice_and_a_folder_in_a_file_s_place_stop(paths: tuple[str, str], tmp_path: Path) -> None:
    with pytest.raises(BiaoganError) as stopped:
        write_all(tmp_path, [(path, b"") for path in paths])
    assert [(p.code, p.mark.path) for p in stopped.value.problems] == [("P005", paths[1])]


def test_files_that_a_command_makes_anew_are_written_over(tmp_path: Path) -> None:
    assert write_all(tmp_path, [("a.txt", b"1"), ("a.txt", b"2")], over=True) == 2
    assert (tmp_path / "a.txt").read_bytes() == b"2"


def test_a_page_at_the_address_of_the_feed_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "public_pages", lambda *_: iter([("index.html", "x"), (FEED, "一页")]))
    with pytest.raises(BiaoganError) as stopped:
        list(public_files(prepared()))
    assert [(p.code, p.mark.path) for p in stopped.value.problems] == [("P005", FEED)]


def test_two_pages_of_the_handbook_at_one_address_stop_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = prepared()
    monkeypatch.setattr(handbook, "tombstones", records.kind_pages)
    with pytest.raises(BiaoganError) as stopped:
        handbook.handbook_pages(
            whole.book, whole.index, whole.pieces, {}, whole.today, partial(imprinted, whole), whole.standing
        )
    assert {p.code for p in stopped.value.problems} == {"P005"}
    assert any(p.mark.path == "scams/" and "骗局一览" in p.message for p in stopped.value.problems)
