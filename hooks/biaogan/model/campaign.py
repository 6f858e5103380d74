"""活动: an outreach plan that a branch can run again: whom, when, with what, said how, counted how."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import Day, Entry, Flag, RoleRef, ScamRef, SheetRef, Text, Texts, field
from biaogan.model.record import Record


class Task(Entry):
    """One task of the plan; `day` counts from the first day of the campaign (negative: before it)."""

    day: int = field("第几天", ge=-60, le=90)
    text: Text = field("任务", max_length=100)
    by: RoleRef = field("谁做")


class Material(Entry):
    """A sheet to print and how many of it."""

    sheet: SheetRef = field("印刷品", public=True)
    quantity: int = field("每网点数量", ge=1)
    place: Text = field("放在哪里", max_length=60)


class ShortText(Entry):
    """A line for LED, SMS, WeChat or the ATM's voice, within that channel's limit."""

    channel: Text = field("渠道", public=True, max_length=8)
    text: Text = field("文案", public=True, max_length=200)


class Campaign(Record):
    """A campaign."""

    PREFIX: ClassVar[str] = "CMP"
    KIND: ClassVar[str] = "campaign"
    NAME: ClassVar[str] = "活动"
    FOLDER: ClassVar[str] = "campaigns/campaigns"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.85  # prepared for weeks ahead, at a desk

    audience: Text = field("对象", public=True, max_length=30)
    where: Text | None = field("在哪里办", None, public=True, max_length=30, hint="公众页上写给来的人看，如“网点大厅”")
    online: Flag = field("只在网上", False, public=True, hint="true 表示没有现场，只在网上看")
    theme: Text = field("主题", public=True, max_length=30)
    starts: Day = field("开始", public=True)
    ends: Day = field("结束", public=True)
    scams: tuple[ScamRef, ...] = field("重点骗局", public=True, min_length=1)
    tasks: tuple[Task, ...] = field("任务", min_length=1)
    materials: tuple[Material, ...] = field("物料", public=True, min_length=1)
    texts: tuple[ShortText, ...] = field("短文案", (), public=True)
    count: Texts = field("事后统计什么", (), hint="只列指标，数值由网点填写")
