"""服务标准: one norm's standard, made of clauses that two inspectors would score alike."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import Based, Entry, Flag, RoleRef, Text, Texts, field
from biaogan.model.record import Record

Norm = Literal["服务环境", "服务形象", "服务规范", "服务管理", "服务安全", "服务纪律"]


class Phrase(Entry):
    """One sentence that everybody says the same way, and the moment for it."""

    say: Text = field("怎么说", max_length=12)
    when: Text = field("什么时候说", max_length=8)


class Clause(Based):
    """One checkable sentence: what, how to check it, what proves it, how often, who."""

    id: Text = field("条款编号")
    text: Text = field("条款", max_length=120)
    check: Text = field("怎么查", max_length=120)
    evidence: Texts = field("凭证", ())
    frequency: Text = field("频率", max_length=20)
    roles: tuple[RoleRef, ...] = field("责任岗位", min_length=1)
    phrases: tuple[Phrase, ...] = field("统一说的话", (), hint="一句一条，桌面卡照着印")
    points: int = field("分值", 5, ge=1, le=50, hint="本项目自定的满分 1000 分制里占几分")
    seen: Flag = field(
        "客户看得到", False, hint="true 表示不看记录、不看录像，装作普通客户就查得出；神秘客户打分表会印"
    )


class Service(Record):
    """A service standard under one of the six norms."""

    PREFIX: ClassVar[str] = "SVC"
    KIND: ClassVar[str] = "service"
    NAME: ClassVar[str] = "服务标准"
    FOLDER: ClassVar[str] = "standards/services"
    SECTION: ClassVar[str] = "服务标准"
    PARTS: ClassVar[str] = "clauses"

    norm: Norm = field("所属规范")
    clauses: tuple[Clause, ...] = field("条款", min_length=1)
