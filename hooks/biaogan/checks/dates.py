"""Dates: they stand in their natural order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from biaogan.index import Index
from biaogan.model.alert import Alert
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.model.walk import leaves
from biaogan.problems import Problem

CODES = {
    "D001": ("日期的先后不对", "先生效、再复核、后失效；活动先开始后结束。颠倒的日期会让标准从来没有生效过。"),
    "D002": ("核实日期在将来", "还没有到的日子不可能已经核实过。"),
    "D003": (
        "提醒的期限太长",
        "提醒说的是眼下的事。一个时节不过三个月，挂得更久就没有人看了；一直要防的，写进骗局的页面。",
    ),
}

LONGEST_ALERT = timedelta(days=90)  # a season: what holds longer is no news and belongs on the scam's page


def check(book: Book, index: Index) -> Iterator[Problem]:
    """effective < review_by, effective <= expires, starts <= ends, an alert ends within a season, and nothing was verified in the future."""
    for record in book.records:
        if record.review_by <= record.effective:
            yield Problem(
                "D001",
                book.mark(record.id, ("review_by",)),
                f"复核期限 {record.review_by} 不晚于生效日期 {record.effective}",
                "复核期限写得晚一些，一般在一年以内",
            )
        if record.expires is not None and record.expires < record.effective:
            yield Problem(
                "D001",
                book.mark(record.id, ("expires",)),
                f"失效日期 {record.expires} 早于生效日期 {record.effective}",
                "检查年份，失效日期不能早于生效日期",
            )
        if isinstance(record, Campaign) and record.ends < record.starts:
            yield Problem(
                "D001",
                book.mark(record.id, ("ends",)),
                f"活动结束 {record.ends} 早于开始 {record.starts}",
                "检查年份和月份",
            )
        if isinstance(record, Alert) and record.expires - record.effective > LONGEST_ALERT:
            yield Problem(
                "D003",
                book.mark(record.id, ("expires",)),
                f"这条提醒从 {record.effective} 到 {record.expires}，长过 {LONGEST_ALERT.days} 天",
                f"最晚写 {record.effective + LONGEST_ALERT}；到时候还要提醒的，再写一条新的",
            )
        for leaf in leaves(record):
            if leaf.key[-1] == "verified_on" and leaf.value > index.today:
                yield Problem(
                    "D002", book.mark(record.id, leaf.key), f"核实日期 {leaf.value} 还没有到", "写真正核实的那一天"
                )
