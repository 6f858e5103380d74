"""Fit: every character has a glyph, every text fits its box. Found here, before Typst has to give up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.model.channel import Channel
from biaogan.model.printed import Printed, printed
from biaogan.model.process import Process
from biaogan.model.registers import Branch
from biaogan.model.scam import Scam
from biaogan.model.sheet import Sheet
from biaogan.model.walk import leaves, reference
from biaogan.problems import Problem

CODES = {
    "F001": ("字体里没有这个字", "没有字形的字印出来是空白或方框，Typst 也会停下来。"),
    "F002": ("文字放不进版面", "字号缩到最小还放不下，就只能改文字；再缩就没人看得清。"),
    "F003": ("条目太多，一张纸放不下", "挤进一张纸的检查表没法用笔打勾。"),
    "F004": ("图标不存在", "没有图标的海报会缺一大块。"),
    "F006": ("短文案超过了渠道的字数", "屏幕一屏放不下、短信拆成两条，收到的人就只看到半句话。"),
    "F005": ("这个版式没有这个尺寸", "每个版式只为列出的尺寸设计过。"),
}

HOOKS = Path(__file__).resolve().parents[2]
FONT = HOOKS / "assets" / "fonts" / "NotoSansSC-GB2312-8105[wght].ttf"
PRINT = HOOKS / "templates" / "print"
POINT = 25.4 / 72  # mm
SAFETY = 0.97  # the estimate must be the stricter one, so that Typst never finds what the check let through
ICON_AND_GAP, BETWEEN = 1.6, 1.2  # em: an imprint part's icon with its gap, and the space between two parts
LABEL_PER_STEP = 3
NOT_FIRST = "，。、；：？！”’）》」』】〕…—％"


@dataclass(frozen=True, slots=True)
class Face:
    """Advance widths in em of every character the font holds."""

    widths: dict[int, float]

    def width(self, char: str, weight: int) -> float:
        """Em; bold Latin is wider than the default instance, Chinese is always one em."""
        wide = self.widths.get(ord(char), 1.0)
        return wide if wide >= 0.99 else wide * (1.0 + max(0, weight - 400) / 2500)


@cache
def face() -> Face:
    """The one font of every sheet."""
    font = TTFont(FONT, lazy=True)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    return Face({code: metrics[name][0] / units for code, name in font.getBestCmap().items()})


@cache
def layouts() -> dict[str, Any]:
    """The declarations that the Typst templates read too."""
    declared: dict[str, Any] = json.loads((PRINT / "layouts.json").read_text("utf-8"))
    return declared


@cache
def icons() -> frozenset[str]:
    """Names of the icons that templates can draw."""
    return frozenset(json.loads((PRINT / "icons.json").read_text("utf-8")))


def check(book: Book, index: Index, today: date) -> Iterator[Problem]:
    """All characters have glyphs; every text of every sheet fits its box at the floor size; lists fit the sheet."""
    yield from _glyphs(book)
    for scam in book.of(Scam):
        if scam.icon not in icons():
            yield Problem(
                "F004",
                book.mark(scam.id, ("icon",)),
                f"没有叫“{scam.icon}”的图标",
                f"从这些里选：{'、'.join(sorted(icons()))}",
            )
    for sheet in book.of(Sheet):
        yield from _sheet(book, sheet)
    yield from _short_texts(book)
    for branch in book.register(Branch):
        yield from _imprint(book, branch)
    for process in book.of(Process):
        yield from _group_labels(book, process)
        for text in printed("process-flow", process):
            yield from _box(book, "流程图", process.id, text, layouts()["process-flow"]["boxes"][text.box])


def _glyphs(book: Book) -> Iterator[Problem]:
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


def _sheet(book: Book, sheet: Sheet) -> Iterator[Problem]:
    layout = layouts()[sheet.layout]
    if sheet.size not in layout["sizes"]:
        yield Problem(
            "F005",
            book.mark(sheet.id, ("size",)),
            f"版式 {sheet.layout} 没有 {sheet.size} 尺寸",
            f"可用的尺寸：{'、'.join(layout['sizes'])}",
        )
        return
    subjects = subjects_of(book, sheet)
    for record in subjects:
        try:
            texts = list(printed(sheet.layout, record))
        except AttributeError:
            yield Problem(
                "L006",
                book.mark(sheet.id, ("subjects",)),
                f"版式 {sheet.layout} 印不了{record.NAME} {record.id}",
                "换一个版式，或换一类内容",
            )
            continue
        for text in texts:
            yield from _box(book, sheet.id, record.id, text, layout["boxes"][text.box])
        if sheet.layout == "counter-card":
            yield from _card(book, sheet, record.id, texts, layout)
    total = layout.get("max_total", {}).get("zones[].items[]")
    if sheet.layout == "checklist" and sheet.arrange == "together" and total:
        count = sum(1 for r in subjects for t in printed("checklist", r) if t.box == "zones[].items[].text")
        if count > total:
            yield Problem(
                "F003",
                book.mark(sheet.id, ("subjects",)),
                f"共 {count} 个每日检查项，一张最多 {total} 项",
                "减少每日检查项，或改成 arrange: each 每区一张",
            )


def _card(book: Book, sheet: Sheet, owner: str, texts: list[Printed], layout: dict[str, Any]) -> Iterator[Problem]:
    """A card has room for so many groups of steps and so many steps in all."""
    steps = [text for text in texts if text.box == "groups[].items[].text"]
    labels = [text for text in texts if text.box == "groups[].label"]
    groups = [label for n, label in enumerate(labels) if n == 0 or labels[n - 1].text != label.text]
    most_groups, most_steps = layout["max_items"]["groups"], layout["max_total"]["groups[].items[]"]
    for found, most, name in ((groups, most_groups, "个步骤组"), (steps, most_steps, "步")):
        if len(found) > most:
            message = f"{sheet.id} 最多印 {most} {name}，这里有 {len(found)} {name}"
            yield Problem("F003", book.mark(owner, found[most].key), message, "只给最要紧的几步写 group")


def subjects_of(book: Book, sheet: Sheet) -> list[Any]:
    """The records that the sheet prints, by id."""
    wanted = set(sheet.subjects)
    return [r for r in book.records if r.id in wanted or r.PREFIX in wanted]


def _box(book: Book, where: str, owner: str, text: Printed, box: dict[str, Any]) -> Iterator[Problem]:
    if not fits(text.text, box):
        cut = next(n for n in range(1, len(text.text) + 1) if fits(text.text[:-n], box))
        yield Problem(
            "F002",
            book.mark(owner, text.key),
            f"“{text.text[:8]}…”放不进 {where} 的版面，多 {cut} 个字",
            f"缩短到 {len(text.text) - cut} 个字以内",
        )


def _short_texts(book: Book) -> Iterator[Problem]:
    """A campaign's text for a channel keeps to the limit of the channel that names it."""
    limits = {
        name: (channel.id, channel.limit)
        for channel in book.of(Channel)
        if channel.limit is not None
        for name in (channel.title, *channel.aliases, *channel.forms)
    }
    for campaign in book.of(Campaign):
        for position, text in enumerate(campaign.texts):
            channel, limit = limits.get(text.channel, ("", None))
            if limit is not None and len(text.text) > limit:
                mark = book.mark(campaign.id, ("texts", position, "text"))
                message = f"“{text.text[:8]}…”有 {len(text.text)} 个字，{text.channel}最多 {limit} 个（{channel}）"
                yield Problem("F006", mark, message, f"缩短 {len(text.text) - limit} 个字")


def _imprint(book: Book, branch: Branch) -> Iterator[Problem]:
    """The imprint's parts stand side by side, each with an icon, and never break inside a part."""
    name = f"{book.maybe_bank.name if book.maybe_bank else ''} {branch.name}"
    parts = {"name": name, "address": branch.address, "phone": branch.phone, "hours": branch.hours}
    for layout in sorted({sheet.layout for sheet in book.of(Sheet)}):
        box = layouts()[layout]["boxes"]["imprint"]
        room = box["width_mm"] * SAFETY / (box["floor_pt"] * POINT)
        lines, used = 1, 0.0
        for key, text in list(parts.items())[: 4 if layout == "poster" else 1]:
            wide = ICON_AND_GAP + sum(face().width(c, box["weight"]) for c in text)
            lines, used = (
                (lines, used + wide + BETWEEN) if not used or used + wide <= room else (lines + 1, wide + BETWEEN)
            )
            if wide > room or lines > box["max_lines"]:
                mark = book.mark(f"branches:{branch.key}", (key,))
                yield Problem("F002", mark, f"网点落款放不进版式 {layout}", "缩短网点的名称、地址或营业时间")
                break


def _group_labels(book: Book, process: Process) -> Iterator[Problem]:
    """A group's label stands upright beside its steps: a card is as tall as three lines of it."""
    box = layouts()["process-flow"]["boxes"]["steps[].group"]
    per_line = box["width_mm"] * SAFETY / (box["floor_pt"] * POINT)
    position = 0
    for label, members in groupby(process.steps, key=lambda step: step.group):
        count = len(list(members))
        cut = lines_of(label, per_line, box["weight"]) - LABEL_PER_STEP * count if label else 0
        if label and cut > 0:
            mark = book.mark(process.id, ("steps", position, "group"))
            remedy = f"缩短到 {len(label) - cut} 个字以内，或把更多步骤归到这一组"
            yield Problem("F002", mark, f"步骤组“{label}”放不进流程图，多 {cut} 个字", remedy)
        position += count


def fits(text: str, box: dict[str, Any]) -> bool:
    """True where `text` stays within the box's lines at its floor size."""
    per_line = box["width_mm"] * SAFETY / (box["floor_pt"] * POINT)
    return lines_of(text, per_line, box["weight"]) <= int(box["max_lines"])


def lines_of(text: str, per_line: float, weight: int) -> int:
    """Lines that `text` takes at `per_line` em, breaking anywhere but before closing punctuation."""
    metrics = face()
    lines, used, last = 1, 0.0, 0.0
    for char in text:
        width = metrics.width(char, weight)
        if used + width > per_line:
            lines += 1
            used = (last + width) if char in NOT_FIRST else width
        else:
            used += width
        last = width
    return lines
