"""One finished page of the handbook, and the table of contents read from its own headings."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from biaogan.render.handbook.templates import environment
from biaogan.render.handbook.view import View

SECTIONS = {  # in the order of the navigation, each with its icon
    "服务标准": "storefront",
    "岗位与流程": "account-group",
    "6S": "broom",
    "反诈": "shield-alert",
    "活动": "gift",
    "表单": "clipboard-check",
    "词汇": "forum",
}
TOC_LEVELS = {"h2": 2, "h3": 3}


@dataclass(frozen=True, slots=True)
class HandbookPage:
    """A page as Material's content area wants it.

    path: `services/SVC-001/` below the tree, empty for the start page; title and toc texts: plain text, to be escaped
    by whoever puts them into HTML; toc: (level, id, text); section: navigation heading, empty for a page of its own;
    edit: `path#Lline` of its source or empty; order: sorts the navigation; wide: nothing stands at its sides.
    """

    path: str
    title: str
    html: str
    toc: tuple[tuple[int, str, str], ...]
    section: str
    edit: str
    order: int
    in_nav: bool
    wide: bool = False


def make_page(
    view: View,
    path: str,
    templates: tuple[str, ...],
    title: str,
    *,
    section: str = "",
    edit: str = "",
    order: int = 0,
    in_nav: bool = True,
    wide: bool = False,
    **data: object,
) -> HandbookPage:
    """Renders the first of `templates` that exists, with `v` (the view from this page) and `data`."""
    html = environment().select_template(list(templates)).render(v=view.at(path), title=title, **data)
    return HandbookPage(path, title, html, table_of_contents(html), section, edit, order, in_nav, wide)


def table_of_contents(html: str) -> tuple[tuple[int, str, str], ...]:
    """(level, id, text) of every h2 and h3 that has an id, in order."""
    reader = _Headings()
    reader.feed(html)
    reader.close()
    return tuple((level, anchor, " ".join("".join(text).split())) for level, anchor, text in reader.found)


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str, list[str]]] = []
        self._text: list[str] | None = None
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in TOC_LEVELS and given.get("id"):
            self._text = []
            self.found.append((TOC_LEVELS[tag], str(given["id"]), self._text))
        elif self._text is not None and (self._silent or "data-notoc" in given):
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in TOC_LEVELS:
            self._text = None
            self._silent = 0
        elif self._silent:
            self._silent -= 1

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(data)
