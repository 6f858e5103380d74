"""The map of the code is true: the table is drawn from the rooms, the walk names what exists, and the twins agree."""

from __future__ import annotations

import re

from tests.docs import named
from tests.docs.named import DOCS, compare, read
from tests.docs.rooms import BEGIN, END, named_rooms, order, rooms, with_rooms

TWINS = (DOCS / "architecture.md", DOCS / "architecture.zh.md")


def test_the_table_of_rooms_is_what_the_rooms_say(accept: bool) -> None:
    compare(TWINS[0], with_rooms(read(TWINS[0])), accept)


def test_every_room_says_what_it_is_in_one_line() -> None:
    for name, told in rooms():
        assert 20 < len(told) < 140, name
        assert "|" not in told


def test_the_drawing_flows_as_the_imports_do() -> None:
    drawing = named.FENCE.search(read(TWINS[0]))
    assert drawing is not None
    for line in drawing[2].splitlines():
        drawn = [name for name in re.findall(r"[a-z_]+", line) if name in order()]
        assert drawn == sorted(drawn, key=order().index)
    assert set(re.findall(r"─► ([a-z_]+)", drawing[2])) <= set(order())


def test_the_walk_names_what_is_there() -> None:
    pieces = {piece.text for piece in named.modules() if piece.document == TWINS[0].name}
    assert len(pieces) > 30
    assert {text for text in pieces if not named.found(text)} == set()


def test_the_twins_say_the_same() -> None:
    """The same rooms in the same order, the same headings, and in every sentence the same names."""
    english, chinese = (read(path) for path in TWINS)
    assert named_rooms(english) == named_rooms(chinese) == [name for name, _ in rooms()]
    for pattern in (r"(?m)^(#+) ", r"(?m)^(?:- |\d\. )(?=\*\*)"):
        assert re.findall(pattern, english) == re.findall(pattern, chinese)
    cut = [re.sub(r"(?m)^\|.*\n", "", named.FENCE.sub("", text)) for text in (english, chinese)]
    assert named.SPAN.findall(cut[0]) == named.SPAN.findall(cut[1])
    fences = [[block[1] for block in named.FENCE.finditer(text) if block[1]] for text in (english, chinese)]
    assert fences[0] == fences[1]
    assert BEGIN in english
    assert END in english
