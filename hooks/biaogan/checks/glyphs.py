"""Glyphs: every character of every record can be printed, every icon drawn, every short text shown by its channel."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache

from biaogan.checks.measure import face
from biaogan.ids import entry_id
from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.model.channel import Channel, limits
from biaogan.model.registers import Branch, Way
from biaogan.model.walk import leaves, reference
from biaogan.places import PRINT_TEMPLATES
from biaogan.problems import Problem

CODES = {
    "F001": ("字体里没有这个字", "没有字形的字印出来是空白或方框，Typst 也会停下来。"),
    "F004": ("图标不存在", "没有图标的海报会缺一大块。"),
    "F006": ("短文案超过了渠道的字数", "屏幕一屏放不下、短信拆成两条，收到的人就只看到半句话。"),
}


@cache
def icons() -> frozenset[str]:
    """Names of the icons that templates can draw."""
    return frozenset(json.loads((PRINT_TEMPLATES / "icons.json").read_text("utf-8")))


def check(book: Book, index: Index) -> Iterator[Problem]:
    """All characters have glyphs, all icons are there, short texts keep to the limit of their channel."""
    yield from _check_glyphs(book)
    drawn = [*((r.id, r) for r in book.records), *((entry_id(w.REGISTER, w.key), w) for w in book.register(Way))]
    for owner, entry in drawn:
        for leaf in leaves(entry):
            if leaf.key[-1] == "icon" and leaf.value not in icons():
                mark = book.mark(owner, leaf.key)
                yield Problem("F004", mark, f"没有叫“{leaf.value}”的图标", f"从这些里选：{'、'.join(sorted(icons()))}")
    yield from _check_short_texts(book)


def _check_glyphs(book: Book) -> Iterator[Problem]:
    known = face().widths
    listed = [(f"branches:{b.key}", b) for b in book.register(Branch)]
    for owner, entry in [*((r.id, r) for r in book.records), *listed]:
        for leaf in leaves(entry):
            if isinstance(leaf.value, str) and reference(leaf.info) is None:
                missing = sorted({c for c in leaf.value if ord(c) not in known and c != "\n"})
                if missing:
                    shown = "、".join(f"“{c}”（U+{ord(c):04X}）" for c in missing)
                    yield Problem(
                        "F001",
                        book.mark(owner, leaf.key),
                        f"字体里没有 {shown}",
                        "换一个常用字；表情符号和生僻字印不出来",
                    )


def _check_short_texts(book: Book) -> Iterator[Problem]:
    """A campaign's text for a channel keeps to the limit of the channel that names it."""
    known = limits(book.of(Channel))
    for campaign in book.of(Campaign):
        for position, text in enumerate(campaign.texts):
            limit, channel = known.get(text.channel, (None, ""))
            if limit is not None and len(text.text) > limit:
                mark = book.mark(campaign.id, ("texts", position, "text"))
                message = f"“{text.text[:8]}…”有 {len(text.text)} 个字，{text.channel}最多 {limit} 个（{channel}）"
                yield Problem("F006", mark, message, f"缩短 {len(text.text) - limit} 个字")
