"""The day to work for: one zone, one order of who may say so, and a sentence where a variable says nonsense."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from biaogan.days import today_from
from biaogan.problems import Stopped
from tests.conftest import Told

Command = Callable[..., Told]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "day"),
    [(0, 0, 22), (15, 59, 22), (16, 0, 23), (23, 59, 23)],  # in China it is eight hours later
)
def test_the_clock_is_read_in_china(hour: int, minute: int, day: int) -> None:
    assert today_from({}, datetime(2026, 11, 22, hour, minute, tzinfo=UTC)) == date(2026, 11, day)


def test_the_seconds_are_counted_in_china() -> None:
    before, after = datetime(2026, 11, 22, 15, 59, tzinfo=UTC), datetime(2026, 11, 22, 16, tzinfo=UTC)
    days = [today_from({"SOURCE_DATE_EPOCH": str(int(moment.timestamp()))}) for moment in (before, after)]
    assert days == [date(2026, 11, 22), date(2026, 11, 23)]


def test_who_says_the_day() -> None:
    both = {"BIAOGAN_AS_OF": "2026-01-02", "SOURCE_DATE_EPOCH": "0"}
    assert today_from(both, NOON) == date(2026, 1, 2)
    assert today_from({"SOURCE_DATE_EPOCH": "0"}, NOON) == date(1970, 1, 1)
    assert today_from({"BIAOGAN_AS_OF": "", "SOURCE_DATE_EPOCH": ""}, NOON) == date(2026, 11, 22)


WRONG = [
    ("BIAOGAN_AS_OF", "2026-13-01"),
    ("BIAOGAN_AS_OF", "tomorrow"),
    ("BIAOGAN_AS_OF", "1795305600"),
    ("SOURCE_DATE_EPOCH", "yesterday"),
    ("SOURCE_DATE_EPOCH", "-1"),
    ("SOURCE_DATE_EPOCH", "1e9"),
    ("SOURCE_DATE_EPOCH", "²"),
    ("SOURCE_DATE_EPOCH", "9" * 30),
    ("SOURCE_DATE_EPOCH", "9" * 5000),
]


@pytest.mark.parametrize(("name", "value"), WRONG, ids=[f"{name}={value[:20]}" for name, value in WRONG])
def test_a_variable_without_a_day_is_told_in_one_sentence(
    name: str, value: str, mini: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Stopped, match=name):
        today_from({name: value})
    monkeypatch.delenv("BIAOGAN_AS_OF")
    monkeypatch.setenv(name, value)
    told = biaogan("check", root=mini)
    assert (told.status, told.out) == (2, "")
    assert told.err.count("\n") == 1
    assert len(told.err) < 200
    assert name in told.err
    assert biaogan("--as-of", "2026-11-22", "check", root=mini).status == 0  # nobody looks at the variable


def test_what_is_typed_comes_before_the_environment_for_new_too(
    mini: Path, biaogan: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BIAOGAN_AS_OF", "2026-11-22")
    assert biaogan("--as-of", "2027-03-04", "new", "scam", root=mini).status == 0
    assert "effective: 2027-03-04" in (mini / "standards/scams/SCM-010.yml").read_text("utf-8")
