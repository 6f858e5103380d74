"""What changed between two revisions: nothing is lost, nothing invented, and it is said in the editor's words."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.ledger.read import Revision
from biaogan.ledger.texts import place_of, text_fingerprint, to_remember, words_of
from biaogan.render.reprint.changes import changes, label_of

KEYS = st.sampled_from([f"SCM-001:{f}" for f in ("title", "says.0", "says.1", "says.2", "says.10", "signs.0")])
TEXTS = st.dictionaries(KEYS, st.text("甲乙丙丁", min_size=1, max_size=3))


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_the_words_of_every_revision_come_back(history: list[dict[str, str]]) -> None:
    known: tuple[Revision, ...] = ()
    for number, texts in enumerate(history, 1):
        known += (Revision("S", number, "h", date(2026, 11, 22), texts=to_remember(known, "S", texts)),)
    assert words_of(known, "S") == dict(enumerate(history, 1))


def test_entries_without_words_are_unknown_and_do_not_confuse_the_next() -> None:
    known: tuple[Revision, ...] = (
        Revision("S", 1, "h", date(2026, 11, 1)),
        Revision("S", 2, "h", date(2026, 11, 2), texts={"a:x": "一"}),
        Revision("S", 3, "h", date(2026, 11, 3)),
        Revision("T", 4, "h", date(2026, 11, 3), texts={"a:x": "别的"}),
    )
    known += (Revision("S", 4, "h", date(2026, 11, 4), texts=to_remember(known, "S", {"a:x": "一"})),)
    assert known[-1].texts == {}
    assert words_of(known, "S") == {2: {"a:x": "一"}, 4: {"a:x": "一"}}


@given(TEXTS, TEXTS)
def test_before_less_what_went_plus_what_came_is_after(before: dict[str, str], after: dict[str, str]) -> None:
    counted = Counter((place_of(key)[1], text) for key, text in before.items())
    names = {label_of("SCM-001", field): field for field in ("title", "says", "signs")}
    for change in changes(before, after):
        counted.subtract((names[change.field], text) for text in change.before)
        counted.update((names[change.field], text) for text in change.after)
    assert +counted == Counter((place_of(key)[1], text) for key, text in after.items())
    assert not -counted


@given(TEXTS)
def test_nothing_changed_is_nothing_said(texts: dict[str, str]) -> None:
    assert list(changes(texts, dict(texts))) == []


SAID = [
    ({"SCM-001:says.0": "甲"}, {"SCM-001:says.0": "乙"}, ["骗局 · 骗子会这样说：“甲” 改成 “乙”"]),
    ({"SCM-001:says.0": "甲"}, {"SCM-001:says.0": "新", "SCM-001:says.1": "甲"}, ["骗局 · 骗子会这样说：加了“新”"]),
    ({"SCM-001:says.0": "去", "SCM-001:says.1": "甲"}, {"SCM-001:says.0": "甲"}, ["骗局 · 骗子会这样说：去掉了“去”"]),
    ({"contacts:police:number": "1"}, {"contacts:police:number": "2"}, ["报警 · 号码：“1” 改成 “2”"]),
    ({"PRC-001:steps.1.say": "甲"}, {"PRC-001:steps.1.say": "乙"}, ["骗局 · 步骤 · 怎么说：“甲” 改成 “乙”"]),
    ({"OLD-001:gone.0": "甲"}, {}, ["骗局 · gone：去掉了“甲”"]),
]


@pytest.mark.parametrize(("before", "after", "said"), SAID)
def test_a_change_is_told_in_one_line(before: dict[str, str], after: dict[str, str], said: list[str]) -> None:
    names = {"contacts:police": "报警"}
    assert [c.told(lambda owner: names.get(owner, "骗局")) for c in changes(before, after)] == said


def test_a_fingerprint_knows_the_field_but_not_the_place_in_its_list() -> None:
    assert text_fingerprint("SCM-001:says.0", "甲") == text_fingerprint("SCM-001:says.4", "甲")
    assert len({text_fingerprint(*pair) for pair in (("SCM-001:says.0", "甲"), ("SCM-001:says.0", "乙"), ("SCM-001:signs.0", "甲"), ("SCM-002:says.0", "甲"))}) == 4  # fmt: skip
