"""Fixtures and options that every test may use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import MINI, TODAY

settings.register_profile(
    "biaogan",
    deadline=None,
    derandomize=True,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
settings.load_profile("biaogan")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest --accept` rewrites the golden files."""
    parser.addoption(
        "--accept", action="store_true", help="write the golden files anew; read the diff before you commit it"
    )


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """True where golden files are to be written, not compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A copy of the mini bank that a test may change."""
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole suite works for one day, also in programs that it starts; Git asks nobody and reads no settings."""
    monkeypatch.setenv("BIAOGAN_AS_OF", TODAY.isoformat())
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
