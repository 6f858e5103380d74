"""One real piece of every layout: the sheets of this repository's own book, so that a layout is tested as it is used."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Any

import pikepdf

from biaogan.layouts import BY_NAME
from biaogan.layouts.declaration import Box
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.taken import Taken, box_of, lists_in
from biaogan.model.registers import Branch
from biaogan.model.sheet import Sheet
from biaogan.press.compile import compile_job, day
from biaogan.press.finish import finish
from biaogan.press.materials import Materials
from biaogan.press.preflight import CODE
from biaogan.press.reader.paints import paints
from biaogan.render.sheets.job import PrintJob, Variant
from biaogan.render.sheets.jobs import staff_jobs
from biaogan.render.sheets.pieces import Piece
from tests.real import prepared

POINTS_A_MM = 72 / 25.4
HOUSE = Materials()


@cache
def piece(layout: str) -> Piece:
    """The piece of a layout with the most text: what fits it fits the others."""
    made = [p for p in prepared().pieces if p.sheet.layout == layout]
    assert made, f"no sheet in campaigns/sheets/ is printed with the layout {layout}"
    return max(made, key=lambda p: sum(map(len, p.texts.values())))


def sheet_of(of: Piece) -> Sheet:
    """The record of a piece's sheet."""
    return next(sheet for sheet in prepared().book.of(Sheet) if sheet.id == of.sheet.id)


def shown(of: Piece) -> dict[str, Any]:
    """What a piece prints, to be looked into."""
    return dict(of.content)


def taken(of: Piece) -> dict[str, Any]:
    """The content of a piece with its texts still marked, made from the full book."""
    whole = prepared()
    around = staff_around(whole.book, whole.index)
    subjects = tuple(whole.index.records[s.id] for s in of.subjects)
    return dict(BY_NAME[of.sheet.layout].content(sheet_of(of), subjects, around))


def job(layout: str, variant: Variant = "press", branch: bool = True, content: Any = None, **meta: Any) -> PrintJob:
    """The job of a layout's piece with the first branch's imprint; `content` and entries of `meta` replaced."""
    whole, of = prepared(), piece(layout)
    branches = whole.book.register(Branch)[:1] if branch else ()
    made = list(staff_jobs(of, whole.book.bank, branches))
    one = next((j for j in reversed(made) if j.variant == variant), made[0])
    data = json.loads(one.text)
    data["meta"].update(meta)
    if content is not None:
        data["content"] = content
    return replace(one, variant=variant, data=data)


@lru_cache(maxsize=256)
def compiled(one: PrintJob) -> bytes:
    """What Typst makes of a job. Many tests look at the same sheet: it is drawn once for all of a file."""
    return compile_job(one, HOUSE)


@lru_cache(maxsize=256)
def pressed(one: PrintJob) -> bytes:
    """The finished press PDF of a job, made once for all tests of a file."""
    return finish(compiled(one), HOUSE.profile.read_bytes(), day(one))


def pressed_anew(one: PrintJob) -> bytes:
    """The same, made once more."""
    return finish(compile_job(one, HOUSE), HOUSE.profile.read_bytes(), day(one))


def dpi_of_codes(made: bytes) -> int:
    """The dots an inch at which every code of a file is read: 72 where it is 20 mm or more, else 150."""
    with pikepdf.open(io.BytesIO(made)) as pdf:
        drawn = [p for page in pdf.pages for p in paints(page)[0] if len(p.rings) > CODE]
    assert drawn, "no code on the sheet"
    return 72 if min((p.box[2] - p.box[0]) / POINTS_A_MM for p in drawn) >= 20 else 150


def longest(box: Box) -> str:
    """The longest Chinese text that a box declares to hold."""
    per_line = int(box["width_mm"] * 0.97 / (box["floor_pt"] * 25.4 / 72))
    return "国" * (per_line * int(box["max_lines"]))


def filled(layout: str, content: Any) -> Any:
    """The content with every text as long and every list as long as the layout declares to hold."""
    full = _filled(layout, content, "")
    for path, most in BY_NAME[layout].declared.get("max_total", {}).items():
        groups = [items for found, items in lists_in(full) if box_of(found) == path.removesuffix("[]")]
        while sum(map(len, groups)) > most:
            max(reversed(groups), key=len).pop()
        while sum(map(len, groups)) < most:
            min(groups, key=len).append(min(groups, key=len)[-1])
    return full


def _filled(layout: str, content: Any, path: str) -> Any:
    declared = BY_NAME[layout].declared
    if isinstance(content, dict):
        return {k: _filled(layout, v, f"{path}.{k}" if path else k) for k, v in content.items()}
    if isinstance(content, list | tuple):
        most = declared.get("max_items", {}).get(box_of(path), len(content))
        listed = [*content, *content[-1:] * max(0, most - len(content))] if content else []
        return [_filled(layout, value, f"{path}[{n}]") for n, value in enumerate(listed)]
    return longest(declared["boxes"][box_of(path)]) if isinstance(content, Taken) else content


def words(layout: str) -> Iterator[str]:
    """The words of the layout itself."""
    declared = BY_NAME[layout].declared
    yield from declared["words"].values()
    yield from declared["numerals"]
