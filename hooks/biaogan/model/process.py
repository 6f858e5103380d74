"""流程: who does what in which order, what to say, when to stop, and which situations it answers."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import AmountRef, Based, Entry, FormRef, RoleRef, Text, Texts, field
from biaogan.model.record import Record


class Branching(Entry):
    """Where a step leads under a condition. `to` is a step id of the same process."""

    to: Text = field("下一步")
    when: Text = field("条件", max_length=16)


class Step(Based):
    """One step. Without `next` it leads to the one below; a step of kind `end` leads nowhere."""

    id: Text = field("步骤编号")
    group: Text | None = field("步骤组", None, max_length=8, hint="如 三问、两看、一核对")
    actor: RoleRef = field("谁做")
    action: Text = field("做什么", max_length=120)
    brief: Text = field("短句", max_length=24, hint="流程图和卡片上用的短句")
    say: Text | None = field("怎么说", None, max_length=120)
    stop: Texts = field("停手信号", ())
    system: Text | None = field("用到的系统", None)
    record: FormRef | None = field("留下的记录", None)
    kind: Literal["normal", "control", "decision", "end"] = field(
        "步骤性质", "normal", hint="control 风控停顿，不受缩短等待约束"
    )
    next: tuple[Branching, ...] = field("去向", ())
    amounts: tuple[AmountRef, ...] = field("用到的金额", (), hint="bank.yml 里金额的键，不要把数字写进正文")


class Situation(Entry):
    """An entry of 现在怎么办: what a member of staff would ask, and the first things to do."""

    ask: Text = field("遇到什么", max_length=40)
    now: Texts = field("先做什么", min_length=1, max_length=5)


class Process(Record):
    """A procedure of the branch."""

    PREFIX: ClassVar[str] = "PRC"
    KIND: ClassVar[str] = "process"
    NAME: ClassVar[str] = "流程"
    FOLDER: ClassVar[str] = "standards/processes"
    SECTION: ClassVar[str] = "岗位与流程"
    PARTS: ClassVar[str] = "steps"
    SOUGHT: ClassVar[float] = 1.1  # what to do, step by step: the reason the handbook is opened at the window

    when: Text = field("什么时候用", max_length=120)
    scope: Texts = field("适用范围", ())
    situations: tuple[Situation, ...] = field("现在怎么办", ())
    exceptions: Texts = field("例外", ())
    forms: tuple[FormRef, ...] = field("用到的表单", ())
    steps: tuple[Step, ...] = field("步骤", min_length=2)
