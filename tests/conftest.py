"""Fixtures and options that every test may use."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from biaogan.cli import main
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
    return Path(shutil.copytree(MINI, tmp_path / "mini", ignore=shutil.ignore_patterns(".*")))


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole suite works for one day, also in programs that it starts; Git asks nobody and reads no settings."""
    monkeypatch.setenv("BIAOGAN_AS_OF", TODAY.isoformat())
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


class Told(NamedTuple):
    """What a command said and how it ended: 0 done, 1 problems in the content, 2 a wrong call."""

    status: int
    out: str
    err: str


@pytest.fixture
def biaogan(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Told]:
    """Runs the command line in this process: `biaogan("check", root=folder)`."""

    def call(*arguments: str, root: Path | None = None) -> Told:
        place = () if root is None else ("--root", str(root))
        monkeypatch.setattr(sys, "argv", ["biaogan", *place, *arguments])
        capfd.readouterr()
        status = main()
        return Told(status, *capfd.readouterr())

    return call
