"""The book of this repository, read and checked once a process, and the pages of its public site, made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from biaogan.build import Prepared, prepare, public_files
from tests.support import ROOT, TODAY


@cache
def prepared() -> Prepared:
    """The book with all that is derived from it. No test may change it."""
    return prepare(ROOT, TODAY)


@cache
def public_site() -> Mapping[str, bytes]:
    """Path below the public tree -> content, the sheets apart."""
    return dict(public_files(prepared()))
