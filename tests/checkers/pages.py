"""Which pages of a built tree stand for all: one of each template, found from the addresses and from what a page is."""

from __future__ import annotations

import re
from pathlib import Path

BODY = re.compile(r"<body[^>]*>")


def pages(tree: Path) -> list[str]:
    """Every page as the path below `tree`, `…/index.html` as `…/`; sorted."""
    found = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.html"))
    return [path.removesuffix("index.html") or "index.html" for path in found]


def file_of(tree: Path, page: str) -> Path:
    """The file of a page."""
    return tree / page / "index.html" if page.endswith("/") else tree / page


def hidden(html: str) -> bool:
    """Whether a page says that it is not for search engines."""
    return '<meta name="robots" content="noindex' in html


def one_of_each(tree: Path) -> list[str]:
    """The first page of every template.

    Pages are alike where they stand in the same folder of the root, equally deep, look alike (the class of `body`) and
    both are for search engines, or both are not: the page of a withdrawn record stands where the record stood.
    """
    found: dict[tuple[str, int, str, bool], str] = {}
    for page in pages(tree):
        html = file_of(tree, page).read_text("utf-8")
        look = BODY.search(html)
        found.setdefault((page.partition("/")[0], page.count("/"), look[0] if look else "", hidden(html)), page)
    return list(found.values())
