"""YAML as text with marks: every Y code at its exact place, and nothing that anybody types can make reading raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.problems import BiaoganError
from biaogan.source import Document, GitRevision, Key, Place, WorkTree, read
from tests.support import MINI, git, places, without_marks

# Each row: what is wrong, the text with `«CODE»` where the finding belongs, a text close to it without any finding.
CASES = [
    ("no-colon", "title: 名称\nsummary\n«Y001»owner: x\n", "title: 名称\nsummary: y\nowner: x\n"),
    ("colon-in-text", "title: 一句话«Y001»: 两句话\n", 'title: "一句话: 两句话"\n'),
    ("tab", "tasks:\n«Y001»\t- a\n", "tasks:\n  - a\n"),
    ("open-quote", 'title: "名称\nowner: x\n«Y001»', 'title: "名称"\nowner: x\n'),
    ("at-sign", "title: «Y001»@名称\n", 'title: "@名称"\n'),
    ("crooked-key", "a:\n  b: 1\n «Y001»c: 2\n", "a:\n  b: 1\n  c: 2\n"),
    ("crooked-dash", "a:\n  - 1\n «Y001»- 2\n", "a:\n  - 1\n  - 2\n"),
    ("open-bracket", "a: [1, 2\nb«Y001»: 3\n", "a: [1, 2]\nb: 3\n"),
    ("open-brace", "a: {b: 1\nc«Y001»: 3\n", "a: {b: 1}\nc: 3\n"),
    ("two-documents", "a: 1\n«Y001»---\nb: 2\n", "---\na: 1\nb: 2\n"),
    ("unknown-alias", "a: «Y006»*b\n", 'a: "*b"\n'),
    ("non-character", "a: x«Y007»\ufffe\n", "a: x\ue83f\n".replace("\ue83f", "㐀")),
    ("twice", "a: 1\n«Y003»a: 2\n", "a: 1\nb: 2\n"),
    ("twice-deep", "a:\n  - b: 1\n    «Y003»b: 2\n", "a:\n  - b: 1\n  - b: 2\n"),
    ("wide-colon", "title: 名称\n«Y004»summary：说明\nowner: x\n", "title: 名称\nsummary: 说明：说明\nowner: x\n"),
    ("wide-colon-alone", "«Y004»title：名称\n", "title: 名称：名称\n"),
    ("wide-colon-in-list", "a:\n  - «Y004»label：客户姓名\n", "a:\n  - 客户姓名：必填\n"),
    ("wide-colon-last", "title: 名称\n«Y004»note：说明\n", "title: 名称\nnote: LED：说明\n"),
    ("tight-colon", "title: 名称\n«Y005»summary:说明\nowner: x\n", "title: 名称\nsummary: 9:30开门\nowner: x\n"),
    ("tight-colon-alone", "«Y005»title:名称\n", "title: 名称\n"),
    ("tight-colon-last", "title: 名称\n«Y005»note:说明\n", "title: 名称\nnote: mailto:a@example.com\n"),
    ("tight-colon-in-list", "a:\n  - «Y005»label:客户姓名\n", "a:\n  - https://example.com\n"),
    ("alias", "a: «Y006»&x [1]\nb: «Y006»*x\n", "a: [1]\nb: [1]\n"),
    ("anchor", "a: «Y006»&x 1\n", "a: x&y\n"),
    ("merge", "a: «Y006»&x {c: 1}\nb:\n  «Y006»<<: «Y006»*x\n", "a: {c: 1}\nb: {c: 1}\n"),
    ("tag", "a: «Y006»!!str 5\n", 'a: "!!str 5"\n'),
    ("python-tag", "a: «Y006»!!python/name:os.system\n", "a: os.system\n"),
    ("own-tag", "a: «Y006»!x 5\n", "a: 5!\n"),
    ("list-as-key", "? «Y006»[a]\n: b\n", "? a\n: b\n"),
    ("zero-width", "title: 名«Y007»\u200b称\n", "title: 名称\n"),
    ("direction", "title: «Y007»\u202e名称\n", "title: 名称\n"),
    ("byte-order-mark-inside", "a: 1\nb: «Y007»\ufeff2\n", "\ufeffa: 1\nb: 2\n"),
    ("escaped-control", 'a: «Y007»"x\\x00"\n', 'a: "x\\u4e00"\n'),
    ("escaped-direction", 'a: [ok, «Y007»"\\u202e"]\n', 'a: [ok, "\\\\u202e"]\n'),
    ("escaped-key", '«Y007»"a\\u200b": 1\n', '"a": 1\n'),
    ("empty", "«Y008»", "a:\n"),
    ("only-a-list", "«Y008»- a\n- b\n", "a: [a, b]\n"),
    ("only-a-sentence", "«Y008»一句话\n", "a: 一句话\n"),
    ("only-a-comment", "«Y008»# 说明\n", "a: 1 # 说明\n"),
]
RAW = [("gb18030", "a: 1\ntitle: 名称\n".encode("gb18030"), "x.yml:2:1 Y002")]


@pytest.mark.parametrize(("bad", "good"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_every_fault_is_found_at_its_place(bad: str, good: str) -> None:
    texts, expected = without_marks({"x.yml": bad})
    assert places(read("x.yml", texts["x.yml"].encode())[1]) == expected
    document, problems = read("x.yml", good.encode())
    assert document is not None
    assert problems == []


@pytest.mark.parametrize(("raw", "expected"), [row[1:] for row in RAW], ids=[row[0] for row in RAW])
def test_bytes_that_are_no_text(raw: bytes, expected: str) -> None:
    assert places(read("x.yml", raw)[1]) == [expected]


def test_every_finding_says_what_to_do() -> None:
    for _, bad, _ in CASES:
        for problem in read("x.yml", without_marks({"x.yml": bad})[0]["x.yml"].encode())[1]:
            assert problem.message
            assert problem.remedy


def test_all_hidden_characters_of_a_file_are_told_at_once() -> None:
    text, expected = without_marks({"x.yml": "a: «Y007»\u200b1\nb: 2«Y007»\u202e\n"})
    assert places(read("x.yml", text["x.yml"].encode())[1]) == expected


@pytest.mark.parametrize(
    "written", ["yes", "12:30", "0110", "1e3", "~", "null", "2026-11-22", "0x1F", "1_000", ".inf", "=", "off"]
)
def test_scalars_stay_the_text_that_was_written(written: str) -> None:
    document, problems = read("x.yml", f"a: {written}\n".encode())
    assert (document and document.value, problems) == ({"a": written}, [])


def test_a_key_with_nothing_behind_it_is_an_absent_field_and_quotes_make_it_an_empty_text() -> None:
    document, problems = read("x.yml", b'a:\nb: ""\nc:\n  d:\ne: 1\n')
    assert problems == []
    assert document is not None
    assert document.value == {"b": "", "c": {}, "e": "1"}


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    plain, _ = read("x.yml", "a: 名称\nb: 2\n".encode())
    windows, problems = read("x.yml", b"\xef\xbb\xbf" + "a: 名称\r\nb: 2\r\n".encode())
    assert plain is not None
    assert windows is not None
    assert problems == []
    assert windows.value == plain.value
    assert windows.places == plain.places


def test_a_missing_field_is_told_at_what_should_hold_it() -> None:
    document, _ = read("x.yml", b"a:\n  - b: 1\n")
    assert document is not None
    assert str(document.mark(("a", 0, "c"))) == "x.yml:2:5"
    assert str(document.mark(("z", 4))) == "x.yml:1:1"


@pytest.mark.parametrize("depth", [50, 500, 5_000, 100_000])
def test_deep_nesting_is_a_finding_or_a_value_but_never_a_crash(depth: int) -> None:
    for opening, closing in (("[", "]"), ("{a: ", "}")):
        document, problems = read("x.yml", ("a: " + opening * depth + closing * depth).encode())
        assert document is not None or problems


def test_many_aliases_do_not_blow_up() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)]
    _, problems = read("x.yml", "\n".join(lines).encode())
    assert {p.code for p in problems} == {"Y006"}


KEYS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
WORDS = (
    st.text(st.sampled_from("标准条款转账核实abc019-，。“”（） "), min_size=1, max_size=12).map(str.strip).filter(bool)
)


@given(st.text(max_size=200))
def test_no_text_makes_reading_raise(text: str) -> None:
    document, problems = read("x.yml", text.encode("utf-8", "surrogatepass"))
    assert document is not None or problems


@given(st.text(st.sampled_from("ab:：- #&*!|>'\"[]{},?%@`\n\t~<=一\u200b\ufffe\\0"), max_size=60))
def test_no_yaml_punctuation_makes_reading_raise(text: str) -> None:
    document, problems = read("x.yml", text.encode())
    assert document is not None or problems


@given(st.binary(max_size=80))
def test_no_bytes_make_reading_raise(raw: bytes) -> None:
    document, problems = read("x.yml", raw)
    assert document is not None or problems


@given(st.dictionaries(KEYS, st.one_of(WORDS, st.lists(WORDS, min_size=1, max_size=4)), min_size=1, max_size=6))
def test_every_mark_points_at_the_text_it_names(values: dict[str, str | list[str]]) -> None:
    lines: list[str] = []
    for key, value in values.items():
        listed = "".join(f"\n  - '{item}'" for item in value) if isinstance(value, list) else f" '{value}'"
        lines.append(f"{key}:{listed}")
    text = "\n".join(lines)
    document, problems = read("x.yml", text.encode())
    assert problems == []
    assert document is not None
    assert document.value == values
    for path, place in document.places.items():
        assert _text_at(text, place).startswith(_written(document, path))


def _text_at(text: str, place: Place) -> str:
    return text.split("\n")[place.value.line - 1][place.value.column - 1 :]


def _written(document: Document, key: Key) -> str:
    value = document.value
    for part in key:
        value = value[part]
    if isinstance(value, str):
        return f"'{value}'"
    return "- " if isinstance(value, list) else f"{next(iter(value))}:"


def test_marks_of_keys_point_at_the_key() -> None:
    text = "a:\n  - b: 1\n    c: 2\n"
    document, _ = read("x.yml", text.encode())
    assert document is not None
    assert str(document.mark(("a", 0, "c"), of_key=True)) == "x.yml:3:5"
    assert str(document.mark(("a", 0, "c"))) == "x.yml:3:8"


def test_a_git_revision_reads_like_the_work_tree_it_was_made_from(mini: Path) -> None:
    git(mini, "init", "-q")
    git(mini, "add", ".")
    git(mini, "commit", "-qm", "first")
    (mini / "standards" / "roles" / "ROL-002.yml").unlink()
    (mini / "notes.yml").write_text("outside: 1\n")
    assert list(GitRevision(mini, "HEAD").files()) == list(WorkTree(MINI).files())
    assert len(list(WorkTree(mini).files())) == len(list(WorkTree(MINI).files())) - 1


def test_a_revision_from_before_a_folder_existed_is_read_without_it(mini: Path) -> None:
    git(mini, "init", "-q")
    git(mini, "add", "standards")
    git(mini, "commit", "-qm", "first")
    paths = [path for path, _ in GitRevision(mini, "HEAD").files()]
    assert paths == [path for path, _ in WorkTree(MINI).files() if path.startswith("standards/")]


def test_symbolic_links_lead_nowhere(mini: Path) -> None:
    (mini.parent / "secret.yml").write_text("a: 1\n")
    try:
        (mini / "standards" / "roles" / "ROL-009.yml").symlink_to(mini.parent / "secret.yml")
    except OSError:
        pytest.skip("this account may not make symbolic links")
    git(mini, "init", "-q")
    git(mini, "add", ".")
    git(mini, "commit", "-qm", "first")
    expected = list(WorkTree(MINI).files())
    assert list(WorkTree(mini).files()) == expected
    assert list(GitRevision(mini, "HEAD").files()) == expected


@pytest.mark.parametrize("revision", ["gone", "--output=x", "HEAD:standards"])
def test_a_revision_that_does_not_exist_is_a_finding(mini: Path, revision: str) -> None:
    git(mini, "init", "-q")
    with pytest.raises(BiaoganError) as caught:
        list(GitRevision(mini, revision).files())
    assert [p.code for p in caught.value.problems] == ["S001"]
    assert not (mini / "x").exists()


TRIGGERED = {place.rpartition(" ")[2] for row in CASES for place in without_marks({"": row[1]})[1]} | {"Y002", "S001"}
