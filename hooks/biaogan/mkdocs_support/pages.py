"""Handbook pages as MkDocs files: in memory, in the navigation, with the edit pencil on the YAML's line.

MkDocs and Material print titles as they come, so they are escaped here, the last place that knows them as text.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from biaogan.build import Prepared, forget_templates, handbook, prepare
from biaogan.codes import all_codes
from biaogan.days import today_from
from biaogan.render.handbook import HandbookPage

MORE = "更多"  # the section of the hand-written pages


def source_path(page: HandbookPage) -> str:
    """`services/SVC-001/` -> `services/SVC-001/index.md`: what MkDocs takes for the page's source."""
    return page.path + "index.md"


def draw(root: Path, today: date | None) -> tuple[Prepared, tuple[HandbookPage, ...]]:
    """The book of a folder and all its pages; today: what was typed, else the environment says it. Raises BiaoganError."""
    forget_templates()  # while serving, somebody edits the templates of sheets
    prepared = prepare(root, today or today_from(os.environ))
    return prepared, handbook(prepared, all_codes())


def lay_out(pages: Sequence[HandbookPage], files: Files, config: MkDocsConfig) -> dict[str, HandbookPage]:
    """Adds every page as a generated file and sets the navigation; the pages by their source path.

    Nothing is written under docs/, so serving never loops.
    """
    written = sorted(file.src_uri for file in files.documentation_pages())
    for file in files.documentation_pages():
        file.edit_uri = f"docs/{file.src_uri}"
    config.nav = navigation(pages, written)
    for page in pages:
        # An empty line stands for the body: `on_page_content` puts the finished HTML in, past Python-Markdown.
        listed = InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, source_path(page), content="\n", inclusion=listed)
        file.edit_uri = page.edit or None
        files.append(file)
    return {source_path(page): page for page in pages}


def navigation(pages: Iterable[HandbookPage], written: Iterable[str]) -> list[Any]:
    """The navigation by section, in the order in which the pages come; hand-written pages in the last one."""
    sections: dict[str, list[Any]] = {}
    for page in sorted(pages, key=lambda p: p.order):
        if page.in_nav:
            sections.setdefault(page.section, []).append({escape(page.title): source_path(page)})
    more = [*written, *sections.pop(MORE, [])]
    tree: list[Any] = []
    for name, listed in sections.items():
        tree.extend(listed if not name else [{name: listed}])
    return [*tree, {MORE: more}]


def describe(page: Page, generated: HandbookPage | None, today: date) -> None:
    """The day for the sitemap, where MkDocs would ask the clock; a generated page's title, and what stands at its sides."""
    page.update_date = today.isoformat()
    if generated is not None:
        page.meta["title"] = escape(generated.title)  # MkDocs prints titles as they come
        if generated.wide:
            page.meta["hide"] = ["navigation", "toc"]


def contents_of(page: HandbookPage) -> TableOfContents:
    """The page's table of contents, nested by heading level."""
    roots: list[Any] = []
    open_tokens: list[Any] = []
    for level, anchor, text in page.toc:
        token = {"level": level, "id": anchor, "name": escape(text), "children": []}
        while open_tokens and open_tokens[-1]["level"] >= level:
            open_tokens.pop()
        (open_tokens[-1]["children"] if open_tokens else roots).append(token)
        open_tokens.append(token)
    return get_toc(roots)
