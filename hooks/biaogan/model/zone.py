"""6S 区域: a zone of the branch with its inspection items. The words themselves are a register."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import Based, RoleRef, Text, WordRef, field
from biaogan.model.record import Record


class Item(Based):
    """One inspection item: a sentence that is either so or not so."""

    id: Text = field("检查项编号")
    text: Text = field("检查项", max_length=28, hint="巡检表原样印出")
    word: WordRef = field("属于哪个S")
    check: Text = field("怎么查", max_length=80)
    frequency: Literal["每日", "每周", "每月"] = field("频率", "每日")


class Zone(Record):
    """A zone that is inspected for 6S."""

    PREFIX: ClassVar[str] = "SXS"
    KIND: ClassVar[str] = "zone"
    NAME: ClassVar[str] = "6S 区域"
    FOLDER: ClassVar[str] = "standards/sixs"
    SECTION: ClassVar[str] = "6S"
    PARTS: ClassVar[str] = "items"

    keeper: RoleRef = field("日常负责")
    items: tuple[Item, ...] = field("检查项", min_length=1)
