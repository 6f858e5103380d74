"""The grammar of ids and text keys: what one function writes, another reads."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.ids import (
    RECORD,
    TextKey,
    entry_id,
    ids_in,
    is_record,
    number_of,
    prefix_of,
    record_of,
    split_entry,
)

RECORDS = st.from_regex(re.compile(RECORD, re.ASCII), fullmatch=True)
PARTS = st.tuples(RECORDS, st.integers(1, 99)).map(lambda made: f"{made[0]}-{made[1]:02d}")
NAMES = st.from_regex(re.compile("[a-z_]+", re.ASCII), fullmatch=True)
OWNERS = RECORDS | st.tuples(NAMES, NAMES).map(lambda made: entry_id(*made))
PATHS = st.lists(NAMES | st.integers(0, 99), min_size=1, max_size=4)


@pytest.mark.parametrize(
    ("some_id", "prefix", "record", "number", "alone"),
    [
        ("SCM-001", "SCM", "SCM-001", 1, True),
        ("SVC-012-03", "SVC", "SVC-012", 12, False),
        ("SHT-001-SCM-003", "SHT", "SHT-001", 1, False),
        ("SCM", "SCM", "SCM", 0, False),
        ("bank", "bank", "bank", 0, False),
    ],
)
def test_an_id_is_taken_apart(some_id: str, prefix: str, record: str, number: int, alone: bool) -> None:
    assert (prefix_of(some_id), record_of(some_id), number_of(some_id), is_record(some_id)) == (
        prefix,
        record,
        number,
        alone,
    )


@given(PARTS)
def test_a_part_belongs_to_its_record(part: str) -> None:
    assert is_record(record_of(part))
    assert not is_record(part)
    assert part.startswith(record_of(part) + "-")


@given(st.lists(RECORDS, min_size=1, max_size=2))
def test_a_piece_is_named_after_its_sheet_and_its_subject(ids: list[str]) -> None:
    assert ids_in("-".join(ids)) == tuple(ids)


@given(NAMES, NAMES)
def test_an_entry_is_known_by_its_register(register: str, key: str) -> None:
    assert split_entry(entry_id(register, key)) == (register, key)


@given(RECORDS)
def test_a_record_is_in_no_register(record: str) -> None:
    assert split_entry(record) == ("", record)


@given(OWNERS, PATHS)
def test_a_text_key_reads_back(owner: str, path: list[str | int]) -> None:
    key = TextKey.of(owner, path)
    assert TextKey.read(str(key)) == key
    assert key.field == ".".join(str(part) for part in path if not isinstance(part, int))
