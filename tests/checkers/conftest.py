"""Fixtures of the outside checkers: the site that the other long proofs have built."""

from __future__ import annotations

from tests.whole.fixtures import real_site

__all__ = ["real_site"]
