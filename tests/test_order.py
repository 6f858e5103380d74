"""The list of long files names files that are there, each once."""

from __future__ import annotations

from tests.order import LONGEST, rank
from tests.support import ROOT


def test_every_long_file_is_there_once() -> None:
    assert [file for file in LONGEST if not (ROOT / file).is_file()] == []
    assert len(set(LONGEST)) == len(LONGEST)


def test_the_long_ones_come_first() -> None:
    files = ["tests/test_order.py", *reversed(LONGEST), "tests/test_cli.py"]
    assert sorted(files, key=rank) == [*LONGEST, "tests/test_order.py", "tests/test_cli.py"]
