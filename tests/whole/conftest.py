"""Fixtures of the tests of the built site."""

from __future__ import annotations

from tests.whole.fixtures import attacked, mini_site, prepared, project, real_site

__all__ = ["attacked", "mini_site", "prepared", "project", "real_site"]
