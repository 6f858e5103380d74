"""A saddle-stitched booklet: every page once, in the right place, and by paper thickness nearer to the spine inside."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.layouts.booklet import pages
from biaogan.render.sheets.imposition import imposed

COUNTS = st.integers(1, 60).map(lambda sheets: 4 * sheets)


@given(COUNTS)
def test_every_page_once_and_facing_pages_add_up(count: int) -> None:
    sides = imposed(count, 0.1)
    assert len(sides) == count // 2
    assert sorted(page for side in sides for page in (side.left, side.right)) == list(range(1, count + 1))
    assert all(side.left + side.right == count + 1 for side in sides)


@given(COUNTS)
def test_what_lies_behind_a_page_is_its_other_side(count: int) -> None:
    """A leaf has an odd page and the next one; fronts have the odd page right, backs left."""
    sides = imposed(count, 0.1)
    for front, back in zip(sides[::2], sides[1::2], strict=True):
        assert (back.left, back.right) == (front.right + 1, front.left - 1)
        assert front.right % 2 == 1
        assert back.left % 2 == 0


@given(COUNTS, st.floats(0.05, 0.5))
def test_creep_grows_by_a_thickness_a_sheet(count: int, paper: float) -> None:
    shifts = [side.shift_mm for side in imposed(count, paper)]
    assert shifts[0] == 0
    assert shifts[::2] == shifts[1::2] == pytest.approx([n * paper for n in range(count // 4)], abs=1e-4)


@pytest.mark.parametrize("count", [0, -4, 1, 2, 6, 18])
def test_other_counts_are_refused(count: int) -> None:
    with pytest.raises(ValueError, match="multiple of 4"):
        imposed(count, 0.1)


@given(st.integers(0, 40), st.integers(0, 6))
def test_pages_make_whole_sheets_with_the_fewest_notes(scams: int, topics: int) -> None:
    made = pages(scams, topics)
    kinds = [page["kind"] for page in made]
    assert len(made) % 4 == 0
    assert (kinds[0], kinds[1], kinds[-1]) == ("cover", "contents", "back")
    assert kinds.count("notes") == len(made) - 3 - scams - topics <= 3
    assert [p["of"] for p in made if p["kind"] == "scam"] == list(range(scams))
    assert [p["of"] for p in made if p["kind"] == "topic"] == list(range(topics))
