"""A print job is typed data: what the press has to know stands in fields, and the template's data is encoded once."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from biaogan.places import PACKAGE
from biaogan.press.cache import key_of
from biaogan.press.materials import Materials
from biaogan.press.pool import run_jobs
from biaogan.render.sheets import job as jobs
from biaogan.render.sheets.job import PrintJob, Variant
from biaogan.values import Json
from tests.press.sample import job


@pytest.mark.parametrize(("variant", "times"), [("office", 1), ("preview", 1), ("press", 3)])
def test_data_is_encoded_once_a_job(
    variant: Variant, times: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A press file is made of three: the sheet without imprint, the imprint, and the two together."""
    canonical, seen = jobs.canonical, list[str]()

    def noted(data: Mapping[str, Json]) -> str:
        seen.append(canonical(data))
        return seen[-1]

    monkeypatch.setattr(jobs, "canonical", noted)
    (printed,) = run_jobs([job("poster", variant)], tmp_path / "out", tmp_path / "cache", 1)
    assert printed.path, printed.problems
    assert len(seen) == times
    assert len(set(seen)) == times


def test_nobody_in_the_press_parses_a_job() -> None:
    sources = {path.name: path.read_text("utf-8") for path in (PACKAGE / "press").rglob("*.py")}
    knowing = {name: source for name, source in sources.items() if "PrintJob" in source}
    assert len(knowing) > 5
    assert [name for name, source in knowing.items() if "import json" in source] == []


OTHER: dict[str, PrintJob] = {
    "effective": replace(job("poster"), effective=date(2026, 11, 2)),
    "imprint_page": replace(job("poster"), imprint_page=1),
    "die_line": replace(job("poster"), die_line=True),
    "picture_px": replace(job("poster"), picture_px=1080),
    "colours": replace(job("poster"), colours=64),
    "thumb": replace(job("poster"), thumb=(160, 226)),
    "data": replace(job("poster"), data={**job("poster").data, "part": "base"}),
}


@pytest.mark.parametrize("field", OTHER)
def test_whatever_shapes_a_file_is_in_its_key(field: str) -> None:
    assert key_of(OTHER[field], Materials()) != key_of(job("poster"), Materials())


def test_a_job_travels_whole() -> None:
    one = job("poster")
    assert one.text
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own
    assert hash(one) == hash(replace(one))
