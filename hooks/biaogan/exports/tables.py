"""Tables of a book and the writers for XLSX, CSV and JSON. Every cell comes out as the text it is, never as a formula."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import xlsxwriter

from biaogan.index import Index
from biaogan.model.bank import Palette
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.model.registers import SixSWord
from biaogan.model.service import Service
from biaogan.model.zone import Zone

FORMULA = ("=", "+", "-", "@", "\t", "\r")
EPOCH = datetime(2000, 1, 1, tzinfo=UTC)  # workbooks carry a date of creation; a fixed one keeps builds identical


@dataclass(frozen=True, slots=True)
class Table:
    """A named table: column heads and rows of texts."""

    name: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(book: Book, index: Index) -> tuple[Table, ...]:
    """The clauses, the 6S inspection items and the short texts of the campaigns, all of them in force."""
    return (_clauses(book, index), _items(book, index), _texts(book, index))


def _clauses(book: Book, index: Index) -> Table:
    heads = ("条款编号", "所属规范", "标准", "条款", "怎么查", "频率", "责任岗位", "分值", "得分", "备注")
    rows = []
    for service in book.of(Service):
        if index.in_force(service):
            for c in service.clauses:
                roles = "、".join(index.records[r].title for r in c.roles)
                text = c.text + "".join(f"“{phrase.say}”" for phrase in c.phrases)
                rows.append(
                    (c.id, service.norm, service.title, text, c.check, c.frequency, roles, str(c.points), "", "")
                )
    return Table("clauses", "服务标准条款", heads, tuple(rows))


def _items(book: Book, index: Index) -> Table:
    words = {w.key: w.word for w in book.register(SixSWord)}
    rows = [
        (item.id, zone.title, words.get(item.word, ""), item.text, item.check, item.frequency, "", "")
        for zone in book.of(Zone)
        if index.in_force(zone)
        for item in zone.items
    ]
    heads = ("检查项编号", "区域", "6S", "检查项", "怎么查", "频率", "结果", "整改")
    return Table("6s-items", "6S 检查项", heads, tuple(rows))


def _texts(book: Book, index: Index) -> Table:
    rows = [
        (campaign.id, campaign.title, text.channel, text.text, str(len(text.text)))
        for campaign in book.of(Campaign)
        if index.in_force(campaign)
        for text in campaign.texts
    ]
    return Table("short-texts", "短文案", ("活动编号", "活动", "渠道", "文案", "字数"), tuple(rows))


def files(table: Table, palette: Palette) -> Iterator[tuple[str, bytes]]:
    """File name and content of a table in all three forms. palette: the bank's colours."""
    yield f"{table.name}.xlsx", as_xlsx(table, palette)
    yield f"{table.name}.csv", as_csv(table)
    yield f"{table.name}.json", table_json(table)


def table_json(table: Table) -> bytes:
    """A JSON array of objects, keys in the order of the heads."""
    objects = [dict(zip(table.heads, row, strict=True)) for row in table.rows]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def as_csv(table: Table) -> bytes:
    """UTF-8 with BOM, which is what spreadsheet programs need to read Chinese.

    A cell that a program would run as a formula gets an apostrophe in front: CSV has no other way to say "text".
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.heads)
    for row in table.rows:
        writer.writerow(["'" + cell if cell.startswith(FORMULA) else cell for cell in row])
    return ("\ufeff" + out.getvalue()).encode()


def as_xlsx(table: Table, palette: Palette) -> bytes:
    """A workbook with one sheet: frozen bold heads, wrapped text, cells written as strings (`=1+1` stays text)."""
    colour = palette.primary.rgb
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": table.title, "created": EPOCH})
        head = book.add_format(
            {"bold": True, "bg_color": colour, "font_color": "#ffffff", "border": 1, "valign": "vcenter"}
        )
        cell = book.add_format({"text_wrap": True, "border": 1, "valign": "vcenter"})
        sheet = book.add_worksheet(table.title[:31])
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        for column, name in enumerate(table.heads):
            longest = max((len(row[column]) for row in table.rows), default=0)
            sheet.set_column(column, column, min(44, max(len(name), longest) * 2 + 2))
            sheet.write_string(0, column, name, head)
        for number, row in enumerate(table.rows, 1):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text, cell)
    return out.getvalue()
