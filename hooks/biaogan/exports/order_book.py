"""Print orders as workbooks a print shop can work from. Sums are formulas that carry their values, texts stay texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from biaogan.exports.order import Order, OrderLine
from biaogan.exports.workbook import Styles, cell_at, heads, page, tall, workbook

HEADS: tuple[tuple[str, float], ...] = (
    ("序号", 5),
    ("编号", 18),
    ("名称", 19),
    ("版次", 8),
    ("成品尺寸", 14),
    ("面数", 6),
    ("纸张", 13),
    ("工艺", 16),
    ("色彩", 11),
    ("数量", 7),
    ("印面合计", 9),
    ("摆放位置", 22),
    ("有效至", 12),
    ("文件名", 25),
    ("备注", 18),
)
SIDES, COPIES, FACES = 5, 9, 10  # columns
DAYS = (("日期", 12), ("星期", 7), ("第几天", 13), ("任务", 70), ("谁来做", 16), ("完成（打勾签名）", 18))
TEXTS = (("渠道", 12), ("文案", 90), ("字数", 8), ("最多", 8), ("结果", 14))
SHOP_NOTES = (
    "PDF 照原样 100% 输出，不缩放（备注另有写明的除外），不改色。成品外有 3 毫米出血和裁切线，字体已嵌入，文件里写有输出意图。",
    "二维码印好后用手机扫一张，扫得开再全部印。",
    "备注写“仅员工”的，多印的和印坏的一起交回，不留存。",
)
OWN_NOTES = ("用办公打印机按“实际大小”打印，不要选“适合页面”。", "每次打印前看一眼版次和有效期，旧表收回。")


def order_book(order: Order) -> bytes:
    """The workbook of one branch's kit: the shop's order, what the branch prints itself, the schedule, the texts."""
    out, book = workbook(f"印刷订单 {order.name}")
    with book:
        styles = Styles.of(book, order.bank.palette.primary.rgb)
        if order.shop:
            _order(book, styles, order, "印刷订单", order.shop, SHOP_NOTES)
        if order.own:
            _order(book, styles, order, "网点自印", order.own, OWN_NOTES)
        _schedule(book, styles, order)
        if order.texts:
            _texts(book, styles, order)
    return out.getvalue()


def _order(
    book: Any, styles: Styles, order: Order, name: str, lines: Sequence[OrderLine], notes: Sequence[str]
) -> None:
    sheet = page(book, name, HEADS)
    top = _top(sheet, styles, order, name)
    heads(sheet, styles, top, HEADS)
    for number, line in enumerate(lines, 1):
        _line(sheet, styles, top + number, number, line)
    end = top + len(lines) + 1
    sheet.set_row(end, 24)
    for column in range(len(HEADS)):
        sheet.write_blank(end, column, None, styles.total)
    sheet.write_string(end, 1, f"共 {len(lines)} 种", styles.total)
    sheet.write_string(end, COPIES - 1, "合计", styles.total)
    for column, value in (
        (COPIES, sum(line.quantity for line in lines)),
        (FACES, sum(line.quantity * line.pages for line in lines)),
    ):
        span = f"{cell_at(top + 1, column)}:{cell_at(end - 1, column)}"
        sheet.write_formula(end, column, f"=SUM({span})", styles.total, value)
    for number, note in enumerate(notes):
        sheet.write_string(end + 2 + number, 1, f"{number + 1}. {note}", styles.note)


def _line(sheet: Any, styles: Styles, row: int, number: int, line: OrderLine) -> None:
    texts = {
        1: line.key,
        2: line.title,
        3: f"第 {line.revision} 版",
        4: line.size,
        6: line.paper,
        7: line.finishing,
        8: line.colour,
        11: line.place,
        12: str(line.until),
        13: line.file,
        14: line.notes,
    }
    sheet.set_row(row, tall((text, HEADS[column][1]) for column, text in texts.items()))
    for column, text in texts.items():
        sheet.write_string(row, column, text, styles.text)
    for column, value in ((0, number), (SIDES, line.pages), (COPIES, line.quantity)):
        sheet.write_number(row, column, value, styles.number)
    product = f"={cell_at(row, SIDES)}*{cell_at(row, COPIES)}"
    sheet.write_formula(row, FACES, product, styles.number, line.pages * line.quantity)


def _top(sheet: Any, styles: Styles, order: Order, name: str) -> int:
    """Who orders, for what, to where; a line to sign on. Returns the row of the table's heading."""
    branch, campaign = order.branch, order.campaign
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, name, styles.title)
    pairs = (
        (1, ("订单号", f"{campaign.id} / {branch.key}"), ("活动", f"{campaign.title}（{campaign.starts} 至 {campaign.ends}）")),
        (2, ("网点", f"{order.bank.name} {branch.name}"), ("送到", branch.address)),
        (3, ("电话", branch.phone), ("营业时间", branch.hours)),
    )  # fmt: skip
    for row, left, right in pairs:
        sheet.set_row(row, 20)
        for column, (label, value) in ((1, left), (6, right)):
            sheet.write_string(row, column, label, styles.label)
            sheet.write_string(row, column + 1, value, styles.value)
    sheet.set_row(4, 30)
    for column, label in ((1, "下单人和日期"), (6, "要求送到日期"), (11, "收货人和日期")):
        sheet.write_string(4, column, label, styles.label)
        sheet.write_blank(4, column + 1, None, styles.blank)
        if column < 11:
            sheet.write_blank(4, column + 2, None, styles.blank)
    return 6


def _schedule(book: Any, styles: Styles, order: Order) -> None:
    sheet = page(book, "日程", DAYS)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, f"{order.campaign.title} 日程", styles.title)
    heads(sheet, styles, 1, DAYS)
    for row, day in enumerate(order.days, 2):
        sheet.set_row(row, tall([(day.text, 70)]))
        for column, text in enumerate((str(day.day), day.weekday, day.when, day.text, day.by, "")):
            sheet.write_string(row, column, text, styles.text if column > 2 else styles.number)


def _texts(book: Any, styles: Styles, order: Order) -> None:
    sheet = page(book, "短文案", TEXTS)
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, "短文案和字数", styles.title)
    heads(sheet, styles, 1, TEXTS)
    for row, said in enumerate(order.texts, 2):
        sheet.set_row(row, tall([(said.text, 90)]))
        sheet.write_string(row, 0, said.channel, styles.number)
        sheet.write_string(row, 1, said.text, styles.text)
        sheet.write_formula(row, 2, f"=LEN({cell_at(row, 1)})", styles.number, len(said.text))
        if said.limit is None:
            sheet.write_string(row, 3, "不限", styles.number)
        else:
            sheet.write_number(row, 3, said.limit, styles.number)
        count, most = cell_at(row, 2), cell_at(row, 3)
        verdict = f'=IF(ISNUMBER({most}),IF({count}>{most},"超过 "&({count}-{most})&" 个字","合格"),"没有上限")'
        sheet.write_formula(row, 4, verdict, styles.number, said.verdict)
