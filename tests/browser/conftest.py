"""Fixtures of the browser tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.visits import serving
from tests.whole.builds import Project
from tests.whole.fixtures import attacked, mini_site, prepared, project, real_site

__all__ = ["attacked", "handbook", "mini_site", "prepared", "project", "public_site", "real_site"]


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
