"""Fixtures of the tests of the built site."""

from __future__ import annotations

from tests.whole.fixtures import mini_site, prepared, project

__all__ = ["mini_site", "prepared", "project"]
