"""Fixtures of the browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.launch import launch
from tests.browser.visits import serving
from tests.whole.builds import Project
from tests.whole.fixtures import attacked, mini_site, prepared, project, real_site

__all__ = ["attacked", "browser", "handbook", "mini_site", "prepared", "project", "public_site", "real_site"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for one file of tests: other files start their own, and Playwright allows one at a time."""
    with sync_playwright() as playwright:
        started = launch(playwright)
        yield started
        started.close()


@pytest.fixture(scope="module")
def handbook(project: Project) -> Iterator[str]:
    """Address of the handbook."""
    with serving(project.staff) as address:
        yield address


@pytest.fixture(scope="module")
def public_site(project: Project) -> Iterator[str]:
    """Address of the public site."""
    with serving(project.public) as address:
        yield address
