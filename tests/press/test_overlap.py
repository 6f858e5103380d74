"""No text of a poster, roll-up, board or banner lies on another: the preflight sees inks and edges, not that."""

from __future__ import annotations

import io
import itertools
import json
from collections.abc import Iterable
from dataclasses import replace

import pikepdf
import pytest

from biaogan.model.registers import Branch
from biaogan.press.compile import compile_job
from biaogan.press.reader.geometry import Box, meet
from biaogan.press.reader.paints import paints
from biaogan.render.sheets.jobs import staff_jobs
from tests.press.pieces import HOUSE, piece
from tests.real import prepared

DRAWN = (
    "poster",
    "poster-bold",
    "poster-talk",
    "slogan-poster",
    "rules-poster",
    "roll-up",
    "banner",
    "board",
    "share",
    "share-campaign",
)
TOUCH = 0.08  # of the smaller text: boxes of a slanted line reach a little over it


def area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlaps(boxes: Iterable[Box]) -> list[tuple[Box, Box]]:
    """Pairs of boxes that lie on each other."""
    pairs = itertools.combinations(boxes, 2)
    return [(a, b) for a, b in pairs if area(meet(a, b)) > TOUCH * min(area(a), area(b))]


def texts_of(key: str) -> list[Box]:
    """The boxes of all texts of the piece, with the imprint of the branch that has the longest address."""
    of = next(p for p in prepared().pieces if p.key == key)
    branch = max(prepared().book.register(Branch), key=lambda b: len(b.address))
    job = list(staff_jobs(of, prepared().book.bank, (branch,)))[-1]
    data = json.loads(job.text)
    data["meta"]["draft"] = False  # the ribbon lies across on purpose
    with pikepdf.open(io.BytesIO(compile_job(replace(job, data=data), HOUSE))) as pdf:
        return [p.box for p in paints(pdf.pages[0])[0] if p.kind == "text" and area(p.box) > 0]


@pytest.mark.parametrize("layout", DRAWN)
def test_no_text_lies_on_another(layout: str) -> None:
    """On the piece with the most text."""
    assert overlaps(texts_of(piece(layout).key)) == []


@pytest.mark.verify
@pytest.mark.parametrize("layout", DRAWN)
def test_no_text_lies_on_another_on_any_piece(layout: str) -> None:
    keys = [p.key for p in prepared().pieces if p.sheet.layout == layout]
    assert keys
    assert {key: found for key in keys if (found := overlaps(texts_of(key)))} == {}


def test_a_line_too_many_would_be_found() -> None:
    found = texts_of("SHT-033-SCM-001")
    left, bottom, right, top = max(found, key=area)
    lower = (left, bottom - (top - bottom) / 2, right, top - (top - bottom) / 2)
    assert not overlaps(found)
    assert overlaps([*found, lower])
