"""What the order workbooks share: formats in the bank's colour, pages that print well, headings, row heights."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell as cell_at

from biaogan.exports.tables import EPOCH

__all__ = ["Styles", "cell_at", "heads", "page", "tall", "workbook"]

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FONT = "Microsoft YaHei"


def workbook(title: str) -> tuple[io.BytesIO, Any]:
    """A new workbook and where its bytes will be once it is closed. Equal contents give equal bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties({"title": title, "created": EPOCH})
    return out, book


@dataclass(frozen=True, slots=True)
class Styles:
    """The formats of a workbook, in the bank's colour."""

    title: Any
    label: Any
    value: Any
    blank: Any
    head: Any
    text: Any
    number: Any
    total: Any
    note: Any

    @classmethod
    def of(cls, book: Any, colour: str) -> Styles:
        """Formats made in `book`. colour: `#rrggbb`."""
        base = {"font_name": FONT, "font_size": 10, "valign": "vcenter"}
        boxed = {**base, "border": 1, "border_color": "#9aa5b1", "text_wrap": True}

        def made(**more: Any) -> Any:
            return book.add_format(more)

        return cls(
            made(**base | {"font_size": 20, "bold": True, "font_color": colour}),
            made(**base, font_color="#5b6570"),
            made(**base, bold=True),
            made(**base, bottom=1, bottom_color="#5b6570"),
            made(**boxed, bold=True, bg_color=colour, font_color="#ffffff", align="center"),
            made(**boxed, indent=1),
            made(**boxed, align="center", num_format="0"),
            made(**boxed, bold=True, bg_color="#eef1f5", align="center", num_format="0"),
            made(**base, font_color="#5b6570"),
        )


def page(book: Any, name: str, columns: Sequence[tuple[str, float]]) -> Any:
    """A worksheet for A4 landscape, one page wide, with these columns."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(0.4, 0.4, 0.5, 0.5)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&A&R&8第 &P 页，共 &N 页")
    sheet.hide_gridlines(2)
    for column, (_, width) in enumerate(columns):
        sheet.set_column(column, column, width)
    return sheet


def heads(sheet: Any, styles: Styles, row: int, columns: Sequence[tuple[str, float]]) -> None:
    """The heading of a table, repeated on every printed page."""
    sheet.set_row(row, 24)
    for column, (name, _) in enumerate(columns):
        sheet.write_string(row, column, name, styles.head)
    sheet.repeat_rows(row)
    sheet.freeze_panes(row + 1, 0)


def tall(texts: Iterable[tuple[str, float]]) -> float:
    """Height in points of a row in which each text wraps within its column's width (in Latin characters)."""
    lines = max(sum(-(-_wide(part) // max(1, int(width) - 2)) for part in text.split("\n")) for text, width in texts)
    return max(20.0, 15.0 * lines + 6)


def _wide(text: str) -> int:
    """Width in Latin characters; a Chinese character or full-width sign takes two."""
    return max(1, sum(2 if ord(char) > 0x2E80 or char in "“”‘’…—×" else 1 for char in text))
