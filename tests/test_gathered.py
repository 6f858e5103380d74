"""The plan of the pages that gather from many records is whole."""

from __future__ import annotations

import pytest

from biaogan.model import CONTENT_TYPES
from biaogan.places import HANDBOOK_TEMPLATES
from biaogan.render.handbook.gathered import GatherPage
from biaogan.render.handbook.page import SECTIONS
from biaogan.render.handbook.plan import GATHERED
from biaogan.search.index import search_index
from tests.real import prepared


@pytest.mark.parametrize("row", GATHERED, ids=lambda row: row.path)
def test_a_row_is_whole(row: GatherPage) -> None:
    """tests/test_golden_pages.py makes each of them, and names a template that no row has."""
    assert row.path.endswith("/")
    assert row.names, "no other name for the search"
    assert (HANDBOOK_TEMPLATES / row.template).is_file(), f"nobody wrote {row.template}"
    assert row.section in ("", "更多", *SECTIONS)


def test_no_two_rows_have_one_path_or_one_place() -> None:
    assert len({row.path for row in GATHERED}) == len(GATHERED)
    assert len({(row.section, row.place) for row in GATHERED}) == len(GATHERED)


def test_the_search_finds_every_one() -> None:
    found = search_index(prepared().book, prepared().index)
    assert {row.path for row in GATHERED} <= set(found["url"])


def test_every_kind_stands_in_a_section_that_there_is() -> None:
    assert {kind.NAME: kind.SECTION for kind in CONTENT_TYPES if kind.SECTION not in SECTIONS} == {}
