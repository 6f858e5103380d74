"""The print order of a campaign for one branch as data: what to print, what to do when, what to say where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from biaogan.index import Index
from biaogan.layouts.sizes import scale_of, trim_of
from biaogan.model.bank import Bank
from biaogan.model.campaign import Campaign
from biaogan.model.channel import Channel, limits
from biaogan.model.registers import Branch
from biaogan.render.sheets.wishes import Wish, self_printed

WEEK = "一二三四五六日"
NUMERALS = ("", "单", "双", "三", "四", "五", "六")


@dataclass(frozen=True, slots=True)
class OrderFile:
    """The file of one piece as it came from the press. file: path in the kit; inks: plates, empty for office files."""

    file: str
    pages: int
    inks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One line of an order."""

    key: str
    title: str
    revision: int
    size: str
    pages: int
    paper: str
    finishing: str
    colour: str
    quantity: int
    place: str
    until: date
    file: str
    notes: str
    own: bool


@dataclass(frozen=True, slots=True)
class Day:
    """One task on its day."""

    day: date
    when: str
    text: str
    by: str

    @property
    def weekday(self) -> str:
        """`周二`."""
        return "周" + WEEK[self.day.weekday()]


@dataclass(frozen=True, slots=True)
class Said:
    """One short text. limit: characters the channel takes, None where it does not say."""

    channel: str
    text: str
    limit: int | None

    @property
    def verdict(self) -> str:
        """Whether it is short enough, in words."""
        if self.limit is None:
            return "没有上限"
        over = len(self.text) - self.limit
        return f"超过 {over} 个字" if over > 0 else "合格"


@dataclass(frozen=True, slots=True)
class Order:
    """Everything a kit says. `shop` goes to the print shop, `own` the branch prints itself."""

    bank: Bank
    campaign: Campaign
    branch: Branch
    lines: tuple[OrderLine, ...]
    days: tuple[Day, ...]
    texts: tuple[Said, ...]

    @property
    def name(self) -> str:
        """`CMP-001_BR-001`."""
        return f"{self.campaign.id}_{self.branch.key}"

    @property
    def shop(self) -> tuple[OrderLine, ...]:
        """What the print shop makes."""
        return tuple(line for line in self.lines if not line.own)

    @property
    def own(self) -> tuple[OrderLine, ...]:
        """What the branch prints itself."""
        return tuple(line for line in self.lines if line.own)


def order(
    bank: Bank, campaign: Campaign, branch: Branch, wished: Iterable[Wish], made: Mapping[str, OrderFile], index: Index
) -> Order:
    """The order of one branch. made: sheet key -> the file that is to be printed."""
    lines = tuple(line(wish, made[wish.piece.key]) for wish in wished)
    channels = [record for record in index.records.values() if isinstance(record, Channel)]
    return Order(bank, campaign, branch, lines, _days(campaign, index), _texts(campaign, channels))


def line(wish: Wish, made: OrderFile) -> OrderLine:
    """One line: facts of the file beside what the record says."""
    piece, sheet = wish.piece, wish.piece.sheet
    own, scale = self_printed(sheet), scale_of(sheet)
    notes = ["仅员工：不得外传，不得朝向客户"] if piece.EDITION == "staff" else []
    notes += ["草稿，还没有发布，不要付印"] if piece.draft else []
    notes += [f"文件按 1 比 {1 / scale:g} 做，输出时放大 {1 / scale:g} 倍"] if scale != 1 else []
    notes += ["没有写数量，按需要填"] if not wish.quantity else []
    return OrderLine(
        piece.key,
        piece.title,
        piece.revision,
        f"{sheet.size}\n{'×'.join(f'{side:g}' for side in trim_of(sheet))}毫米",
        made.pages,
        sheet.paper,
        sheet.finishing or "",
        "可用黑白打印" if own else colour(made.inks),
        wish.quantity,
        wish.place,
        piece.valid_until,
        made.file,
        "；".join(notes),
        own,
    )


def colour(inks: tuple[str, ...]) -> str:
    """Plates in a printer's words: `四色` and below it `C+M+Y+K`."""
    count = NUMERALS[len(inks)] if len(inks) < len(NUMERALS) else str(len(inks))
    return f"{count}色\n{'+'.join(inks)}" if inks else ""


def _days(campaign: Campaign, index: Index) -> tuple[Day, ...]:
    """Tasks by date; those of one day in the order of the plan."""
    tasks = sorted(campaign.tasks, key=lambda task: task.day)
    return tuple(
        Day(
            campaign.starts + timedelta(task.day),
            f"开始前 {-task.day} 天" if task.day < 0 else f"第 {task.day + 1} 天",
            task.text,
            index.records[task.by].title,
        )
        for task in tasks
    )


def _texts(campaign: Campaign, channels: Iterable[Channel]) -> tuple[Said, ...]:
    known = limits(channels)
    return tuple(Said(text.channel, text.text, known.get(text.channel, (None, ""))[0]) for text in campaign.texts)
