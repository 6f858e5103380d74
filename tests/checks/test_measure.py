"""How much a line holds: never less for less text, and no line begins with what closes one."""

from __future__ import annotations

from biaogan.checks.measure import lines_of


def test_fewer_letters_never_need_more_lines() -> None:
    text = "三问两看，一核对：ATM 9:00—17:00（节假日除外）。" * 3
    counts = [lines_of(text[:n], 10.0, 700) for n in range(1, len(text) + 1)]
    assert counts == sorted(counts)


def test_a_line_never_starts_with_closing_punctuation() -> None:
    assert lines_of("一二三四五", 5.0, 400) == 1
    assert lines_of("一二三四五。", 5.0, 400) == 2
    assert lines_of("一二三四五六七八九。", 5.0, 400) == 2
    assert lines_of("一二三四五。六七八九", 5.0, 400) == 3
