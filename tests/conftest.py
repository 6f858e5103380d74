"""Fixtures and options that every test may use."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import HealthCheck, settings

from biaogan.cli import main
from tests.order import rank
from tests.support import MINI, TODAY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

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


def pytest_configure(config: pytest.Config) -> None:
    """Files of tests go to the two processes in our order, not by the number of tests in them."""
    config.option.loadscopereorder = False


@pytest.hookimpl(trylast=True)  # pytest itself sorts by parameters
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first."""
    items.sort(key=lambda item: rank(item.nodeid.partition("::")[0]))


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this process, started for the first test that needs one: a test opens a context of its own."""
    from playwright.sync_api import sync_playwright

    from tests.browser.launch import launch

    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


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
