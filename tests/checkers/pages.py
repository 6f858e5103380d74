"""Which pages of a built tree stand for all: one of each template, found from the addresses and from what a page is."""

from __future__ import annotations

import re
from pathlib import Path

ID = re.compile(r"[A-Z]{3}-\d[^/]*")


def pages(tree: Path) -> list[str]:
    """Every page as the path below `tree`, `…/index.html` as `…/`; sorted."""
    found = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.html"))
    return [path.removesuffix("index.html") or "index.html" for path in found]


def file_of(tree: Path, page: str) -> Path:
    """The file of a page."""
    return tree / page / "index.html" if page.endswith("/") else tree / page


def one_of_each(tree: Path) -> list[str]:
    """The first page of every template.

    Pages are alike where their addresses differ in an id only and both are for search engines, or both are not: the
    page of a withdrawn record stands where the record stood, but is not for search engines any more.
    """
    found: dict[tuple[str, bool], str] = {}
    for page in pages(tree):
        listed = 'content="noindex' not in file_of(tree, page).read_text("utf-8")
        found.setdefault((ID.sub("*", page), listed), page)
    return list(found.values())
