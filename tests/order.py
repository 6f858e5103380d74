"""The files of tests that take longest, the longest first.

Two processes take one file of tests after the other. Where a long one comes last, one of them waits for it alone: so
these come first, before all others.
"""

from __future__ import annotations

LONGEST = (
    "tests/whole/test_failure.py",
    "tests/whole/test_guards.py",
    "tests/whole/test_leaks.py",
    "tests/whole/test_identical.py",
    "tests/browser/test_walk.py",
    "tests/browser/test_old.py",
    "tests/browser/test_public.py",
    "tests/browser/test_handbook.py",
    "tests/browser/test_hostile.py",
    "tests/whole/test_hostile.py",
    "tests/test_bootstrap.py",
    "tests/checkers/test_lighthouse.py",
    "tests/checkers/test_html.py",
    "tests/whole/test_without_mkdocs.py",
    "tests/whole/test_serve.py",
    "tests/press/test_layouts.py",
    "tests/site/test_browser.py",
    "tests/press/test_imprint.py",
    "tests/press/test_batch.py",
    "tests/press/test_cluster.py",
    "tests/press/test_preflight.py",
    "tests/search/test_public.py",
)


def rank(file: str) -> int:
    """Where a file comes; all that take no time come last, among themselves as they are."""
    return LONGEST.index(file) if file in LONGEST else len(LONGEST)
