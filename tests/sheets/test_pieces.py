"""Which sheets are made: what is not verified is never printed."""

from __future__ import annotations

from biaogan.editions import make_public
from biaogan.index import make_index
from biaogan.render.sheets.pieces import public_pieces, staff_pieces
from tests.support import TODAY, book_of, edited, mini_texts, replace

SCAM = "standards/scams/SCM-001.yml"
ZONE = "standards/sixs/SXS-001.yml"
PROCESS = "standards/processes/PRC-001.yml"


def keys(texts: dict[str, str]) -> set[str]:
    book = book_of(texts)
    index = make_index(book, TODAY)
    return {p.key for p in public_pieces(make_public(book, index))} | {p.key for p in staff_pieces(book, index)}


def test_a_record_that_still_has_to_be_verified_is_not_printed() -> None:
    every = keys(mini_texts())
    assert "SHT-001-SCM-001" in every
    found = keys(edited(replace(SCAM, "visibility: public", "visibility: public\nverify: true")))
    assert every - found == {key for key in every if "SCM-001" in key}


def test_one_unverified_step_keeps_the_whole_card_back() -> None:
    every = keys(mini_texts())
    found = keys(edited(replace(PROCESS, "  - id: PRC-001-01\n", "  - id: PRC-001-01\n    verify: true\n")))
    assert every - found == {key for key in every if key.endswith("PRC-001")}
