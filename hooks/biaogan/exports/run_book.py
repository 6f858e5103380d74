"""The print order of a whole run: how many of each sheet, for which branch. Sums are formulas that carry their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biaogan.exports.order import Order, OrderLine
from biaogan.exports.workbook import Styles, cell_at, heads, page, tall, workbook

SHEETS: tuple[tuple[str, float], ...] = (
    ("序号", 5),
    ("编号", 18),
    ("名称", 22),
    ("版次", 8),
    ("成品尺寸", 14),
    ("面数", 6),
    ("纸张", 13),
    ("工艺", 18),
    ("色彩", 11),
    ("谁来印", 10),
    ("网点数", 8),
    ("总数量", 8),
    ("有效至", 12),
    ("备注", 18),
)
BRANCHES: tuple[tuple[str, float], ...] = (("编号", 10), ("网点", 16), ("地址", 34), ("电话", 15))
FIRST = len(BRANCHES)  # column of the first sheet on the page of branches
NET, TOTAL = 10, 11
BY_BRANCH = "按网点"


def run_book(orders: Sequence[Order]) -> bytes:
    """The workbook of one campaign for all branches of a run: a page by sheet, a page by branch.

    orders: one a branch, all of the same campaign and with the same lines.
    """
    campaign = orders[0].campaign
    out, book = workbook(f"印刷汇总 {campaign.id}")
    with book:
        styles = Styles.of(book, orders[0].bank.palette.primary.rgb)
        _by_sheet(book, styles, orders)
        _by_branch(book, styles, orders)
    return out.getvalue()


def _by_sheet(book: Any, styles: Styles, orders: Sequence[Order]) -> None:
    """One row a sheet; its total looks into the page of branches, so that a change there arrives here."""
    sheet = page(book, "按印刷品", SHEETS)
    campaign = orders[0].campaign
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, "印刷汇总", styles.title)
    told = f"{campaign.id} {campaign.title}（{campaign.starts} 至 {campaign.ends}）　{len(orders)} 个网点"
    sheet.write_string(1, 1, told, styles.value)
    heads(sheet, styles, 3, SHEETS)
    lines = orders[0].lines
    for number, line in enumerate(lines, 1):
        _sheet_row(sheet, styles, 3 + number, number, line, orders)
    end = 4 + len(lines)
    sheet.set_row(end, 24)
    for column in range(len(SHEETS)):
        sheet.write_blank(end, column, None, styles.total)
    sheet.write_string(end, 1, f"共 {len(lines)} 种", styles.total)
    sheet.write_string(end, NET, "合计", styles.total)
    span = f"{cell_at(4, TOTAL)}:{cell_at(end - 1, TOTAL)}"
    total = sum(line.quantity for order in orders for line in order.lines)
    sheet.write_formula(end, TOTAL, f"=SUM({span})", styles.total, total)


def _sheet_row(sheet: Any, styles: Styles, row: int, number: int, line: OrderLine, orders: Sequence[Order]) -> None:
    texts = {
        1: line.key,
        2: line.title,
        3: f"第 {line.revision} 版",
        4: line.size,
        6: line.paper,
        7: line.finishing,
        8: line.colour,
        9: "网点自印" if line.own else "印刷厂",
        12: str(line.until),
        13: line.notes,
    }
    sheet.set_row(row, tall((text, SHEETS[column][1]) for column, text in texts.items()))
    for column, text in texts.items():
        sheet.write_string(row, column, text, styles.text)
    sheet.write_number(row, 0, number, styles.number)
    sheet.write_number(row, 5, line.pages, styles.number)
    column = FIRST + number - 1
    span = f"'{BY_BRANCH}'!{cell_at(1, column)}:{cell_at(len(orders), column)}"
    quantities = [order.lines[number - 1].quantity for order in orders]
    sheet.write_formula(row, NET, f'=COUNTIF({span},">0")', styles.number, sum(q > 0 for q in quantities))
    sheet.write_formula(row, TOTAL, f"=SUM({span})", styles.number, sum(quantities))


def _by_branch(book: Any, styles: Styles, orders: Sequence[Order]) -> None:
    """One row a branch with where to send it; one column a sheet."""
    lines = orders[0].lines
    columns = (*BRANCHES, *((f"{line.key}\n{line.title}", 17.0) for line in lines), ("合计", 9.0))
    sheet = page(book, BY_BRANCH, columns)
    heads(sheet, styles, 0, columns)
    sheet.set_row(0, tall(columns))
    sheet.freeze_panes(1, 2)
    last = FIRST + len(lines)
    for row, order in enumerate(orders, 1):
        branch = order.branch
        sheet.set_row(row, tall([(branch.address, 34)]))
        for column, text in enumerate((branch.key, branch.name, branch.address, branch.phone)):
            sheet.write_string(row, column, text, styles.text)
        for column, line in enumerate(order.lines, FIRST):
            sheet.write_number(row, column, line.quantity, styles.number)
        span = f"{cell_at(row, FIRST)}:{cell_at(row, last - 1)}"
        sheet.write_formula(row, last, f"=SUM({span})", styles.total, sum(line.quantity for line in order.lines))
    end = len(orders) + 1
    sheet.set_row(end, 24)
    for column in range(FIRST):
        sheet.write_blank(end, column, None, styles.total)
    sheet.write_string(end, 1, f"共 {len(orders)} 个网点", styles.total)
    sums = [sum(order.lines[n].quantity for order in orders) for n in range(len(lines))]
    for column, value in enumerate((*sums, sum(sums)), FIRST):
        span = f"{cell_at(1, column)}:{cell_at(end - 1, column)}"
        sheet.write_formula(end, column, f"=SUM({span})", styles.total, value)
