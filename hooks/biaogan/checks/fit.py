"""Fit: every text fits its box, every list its sheet. Found here, before Typst has to give up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from biaogan.checks.measure import face, fits, lines_of, per_line, too_long, torn
from biaogan.editions import NotPublicError, make_public
from biaogan.ids import prefix_of
from biaogan.index import Index
from biaogan.layouts import BY_NAME, PROCESS_FLOW, Around, Layout
from biaogan.layouts.layout import AnyRecord, AnySheet
from biaogan.layouts.process_flow import flow_of
from biaogan.layouts.subjects import groups_of, public_around, staff_around, subjects_of
from biaogan.layouts.taken import Content, Taken, Tree, box_of, lists_in, taken_in
from biaogan.model.book import Book
from biaogan.model.process import Process
from biaogan.model.registers import Branch
from biaogan.model.sheet import Sheet
from biaogan.problems import Problem

CODES = {
    "F002": ("文字放不进版面", "字号缩到最小还放不下，就只能改文字；再缩就没人看得清。"),
    "F003": ("条目太多，一张纸放不下", "挤进一张纸的内容没法看，检查表没法用笔打勾。"),
    "F005": ("这个版式没有这个尺寸", "每个版式只为列出的尺寸设计过；只有横幅自己定长度。"),
    "F007": ("表是空的", "一张没有内容的表印出来，谁也不知道它要说什么。"),
    "F008": ("一个词比一行还长", "网址、号码、英文词不能从中间断开，断开了就没人认得出。"),
}

ICON_AND_GAP, BETWEEN = 1.6, 1.2  # em: an imprint part's icon with its gap, and the space between two parts
LABEL_PER_STEP = 3
FLOW = "流程图"
SHORTEST = 500  # mm of a banner


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Every text of every sheet fits its box at the floor size; lists fit the sheet and are not empty.

    What is measured is what is printed: of a public sheet, the public views. What has its day still to come is measured
    as it stands in the book, so that nothing fails on that day without an edit.
    """
    staff = staff_around(book, index)
    public = make_public(book, index) if book.maybe_bank else None  # without a bank no edition can be made
    views = public.by_id() if public else {}
    shown: list[AnyRecord] = [views.get(record.id, record) for record in book.records]
    for sheet in book.of(Sheet):
        wrong = list(_check_size(book, sheet))
        yield from wrong or _check_subjects(book, sheet)
        if public and not wrong and sheet.id in views:
            yield from _check_pieces(book, views[sheet.id], shown, public_around(public))
        elif not wrong:
            yield from _check_pieces(book, sheet, book.records, staff)
    for branch in book.register(Branch):
        yield from _check_imprint(book, branch)
    for process in book.of(Process):
        yield from _check_group_labels(book, process)
        yield from _check_content(book, FLOW, process.id, PROCESS_FLOW, flow_of(process, staff))


def _check_size(book: Book, sheet: Sheet) -> Iterator[Problem]:
    """The layout has the size; a banner has a length, and nothing else has one."""
    layout = BY_NAME[sheet.layout]
    if sheet.size not in layout.declared["sizes"]:
        message = f"版式“{layout.label}”没有 {sheet.size} 尺寸"
        yield Problem(
            "F005", book.mark(sheet.id, ("size",)), message, f"可用的尺寸：{'、'.join(layout.declared['sizes'])}"
        )
    elif (sheet.length_mm is not None) != (sheet.size == "横幅"):
        mark = book.mark(sheet.id, ("length_mm" if sheet.length_mm else "size",))
        yield Problem("F005", mark, "只有横幅写长度，横幅必须写长度", "横幅加上 length_mm（毫米），别的尺寸删去它")
    elif sheet.length_mm is not None and sheet.length_mm < SHORTEST:
        mark = book.mark(sheet.id, ("length_mm",))
        yield Problem("F005", mark, f"横幅长 {sheet.length_mm} 毫米，太短", f"写 {SHORTEST} 毫米以上，1 米写 1000")


def _check_subjects(book: Book, sheet: Sheet) -> Iterator[Problem]:
    """What is named can be printed in this layout, and of a kind there is something to print."""
    layout, mark = BY_NAME[sheet.layout], book.mark(sheet.id, ("subjects",))
    subjects = subjects_of(sheet, book.records)
    for record in subjects:
        if not _prints(layout, sheet, record):
            message = f"版式“{layout.label}”印不了{record.NAME} {record.id}"
            yield Problem("L006", mark, message, "换一个版式，或换一类内容")
    if not subjects and any(name in layout.kinds for name in sheet.subjects):
        yield Problem("F007", mark, f"{sheet.id} 没有可印的内容", "改印别的内容，或删去这件印刷品")


def _prints(layout: Layout, sheet: AnySheet, record: AnyRecord) -> bool:
    return prefix_of(record.id) in layout.kinds and layout.prints(sheet, record)


def _check_pieces(book: Book, sheet: AnySheet, records: Iterable[AnyRecord], around: Around) -> Iterator[Problem]:
    """Every piece of a sheet, made of the records of one edition; a layout may ask for what its edition does not have."""
    try:
        yield from _check_each(book, sheet, records, around)
    except NotPublicError:
        message = f"版式“{BY_NAME[sheet.layout].label}”要印不公开的内容，{sheet.id} 却是公开的"
        yield Problem("L006", book.mark(sheet.id, ("layout",)), message, "换一个版式，或写 visibility: staff")


def _check_each(book: Book, sheet: AnySheet, records: Iterable[AnyRecord], around: Around) -> Iterator[Problem]:
    layout = BY_NAME[sheet.layout]
    subjects = [record for record in subjects_of(sheet, records) if _prints(layout, sheet, record)]
    for group in groups_of(sheet, subjects):
        if layout.most is not None and len(group) > layout.most:
            mark = book.mark(sheet.id, ("arrange",))
            message = f"版式“{layout.label}”一张最多印 {layout.most} 条内容，{sheet.id} 要把 {len(group)} 条合在一张"
            yield Problem("F003", mark, message, "写 arrange: each，一条一张；或减少 subjects")
            continue
        where = sheet.id if sheet.arrange == "together" else group[0].id
        yield from _check_content(book, sheet.id, where, layout, layout.content(sheet, group, around))


def _check_content(book: Book, where: str, owner: str, layout: Layout, content: Tree) -> Iterator[Problem]:
    """Every text of one piece in its box, every list within its limits. where: what the finding calls the sheet."""
    boxes = layout.declared["boxes"]
    for path, text in taken_in(content):
        box = boxes[box_of(path)]
        mark = book.mark(text.owner, text.key)
        word = torn(text.text, box)
        if word is not None:
            yield Problem("F008", mark, f"“{word[:20]}”在 {where} 上一行放不下", "换一个短的写法，或用空格、中文隔开")
        if not fits(text.text, box):
            cut = too_long(text.text, box)
            message = f"“{text.text[:8]}…”放不进 {where} 的版面，多 {cut} 个字"
            yield Problem("F002", mark, message, f"缩短到 {len(text.text) - cut} 个字以内")
    yield from _check_limits(book, where, owner, layout, content)


def _check_limits(book: Book, where: str, owner: str, layout: Layout, content: Tree) -> Iterator[Problem]:
    declared = layout.declared
    found = [(box_of(path), items) for path, items in lists_in(content)]
    for path, most in {**declared.get("max_items", {}), **declared.get("max_total", {})}.items():
        total = path.endswith("[]")
        groups = [items for name, items in found if name == path.removesuffix("[]")]
        for items in [[item for group in groups for item in group]] if total else groups:
            if len(items) > most:
                name = declared["names"].get(path, path)
                spilt = next((text for _, text in taken_in(items[most])), None)
                mark = book.mark(spilt.owner, spilt.key) if spilt else book.mark(owner)
                message = f"{where} 最多印 {most} 条“{name}”，这里有 {len(items)} 条"
                yield Problem("F003", mark, message, "删去不要紧的几条，或分成两张")
    for path, least in declared.get("min_items", {}).items():
        for short, beside in _short(content, path, least):
            label = declared["names"].get(path, path)
            message = f"{where} 的“{label}”{f'只有 {len(short)} 条' if short else '是空的'}，至少要 {least} 条"
            mark = book.mark(beside.owner if beside else owner)
            yield Problem("F007", mark, message, "补上内容，或不用这个版式印它")


def _short(content: Tree, path: str, least: int) -> Iterator[tuple[list[Content], Taken | None]]:
    """Every list at `path` with fewer than `least` entries, and a text that stands beside or in it."""
    for where, items in lists_in(content):
        if box_of(where) == path and len(items) < least:
            above = where.rpartition(".")[0]
            yield items, next((text for place, text in taken_in(content) if above and place.startswith(above)), None)


def _check_imprint(book: Book, branch: Branch) -> Iterator[Problem]:
    """The imprint's parts stand side by side, each with an icon, and never break inside a part."""
    name = f"{book.maybe_bank.name if book.maybe_bank else ''} {branch.name}"
    parts = {"name": name, "address": branch.address, "phone": branch.phone, "hours": branch.hours}
    for layout in sorted({sheet.layout for sheet in book.of(Sheet)}):
        declared = BY_NAME[layout].declared
        yield from _check_imprint_also(book, branch, layout)
        shown = list(parts.items())[: declared["imprint_parts"]]
        if not shown:
            continue
        box = declared["boxes"]["imprint"]
        room = per_line(box)
        lines, used = 1, 0.0
        for key, text in shown:
            wide = ICON_AND_GAP + sum(face().width(c, box["weight"]) for c in text)
            lines, used = (
                (lines, used + wide + BETWEEN) if not used or used + wide <= room else (lines + 1, wide + BETWEEN)
            )
            if wide > room or lines > box["max_lines"]:
                mark = book.mark(f"branches:{branch.key}", (key,))
                label = BY_NAME[layout].label
                yield Problem("F002", mark, f"网点落款放不进版式“{label}”", "缩短网点的名称、地址或营业时间")
                break


def _check_imprint_also(book: Book, branch: Branch, layout: str) -> Iterator[Problem]:
    """What a layout shows of a branch beside its imprint stands in a box of its own."""
    for name in BY_NAME[layout].declared.get("imprint_also", ()):
        box, text = BY_NAME[layout].declared["boxes"][f"imprint.{name}"], getattr(branch, name)
        if text is not None and not fits(text, box):
            cut = too_long(text, box)
            message = f"“{text[:8]}…”放不进版式“{BY_NAME[layout].label}”，多 {cut} 个字"
            yield Problem(
                "F002", book.mark(f"branches:{branch.key}", (name,)), message, f"缩短到 {len(text) - cut} 个字以内"
            )


def _check_group_labels(book: Book, process: Process) -> Iterator[Problem]:
    """A group's label stands upright beside its steps: a card is as tall as three lines of it."""
    box = PROCESS_FLOW.declared["boxes"]["steps[].group"]
    position = 0
    for label, members in groupby(process.steps, key=lambda step: step.group):
        count = len(list(members))
        cut = lines_of(label, per_line(box), box["weight"]) - LABEL_PER_STEP * count if label else 0
        if label and cut > 0:
            mark = book.mark(process.id, ("steps", position, "group"))
            remedy = f"缩短到 {len(label) - cut} 个字以内，或把更多步骤归到这一组"
            yield Problem("F002", mark, f"步骤组“{label}”放不进流程图，多 {cut} 个字", remedy)
        position += count
