"""项目方案: a programme of improvement as stages: when, what is done, with which tools, what comes out."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import Based, FormRef, RoleRef, Text, Texts, field
from biaogan.model.record import Record


class ProgrammeStage(Based):
    """One stage, day or work column of a programme."""

    id: Text = field("阶段编号")
    name: Text = field("名称", max_length=30)
    when: Text = field("什么时候", max_length=40)
    column: Text | None = field("工作栏", None, max_length=20)
    do: Texts = field("做什么", min_length=1)
    by: tuple[RoleRef, ...] = field("谁做", ())
    tools: tuple[FormRef, ...] = field("工具表单", ())
    result: Text | None = field("成果", None, max_length=60)


class Programme(Record):
    """A programme."""

    PREFIX: ClassVar[str] = "PRG"
    KIND: ClassVar[str] = "programme"
    NAME: ClassVar[str] = "项目方案"
    FOLDER: ClassVar[str] = "standards/programme"
    SECTION: ClassVar[str] = "服务标准"
    PARTS: ClassVar[str] = "stages"
    SOUGHT: ClassVar[float] = 0.75  # how the project was run, read once

    goal: Text = field("目标", max_length=120)
    stages: tuple[ProgrammeStage, ...] = field("阶段", min_length=1)
