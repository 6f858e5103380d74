"""岗位: what a role is for and what it does before, during and after opening hours."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import AnyRef, Based, Text, field
from biaogan.model.record import Record

Phase = Literal["班前", "营业中", "班后", "突发"]


class Duty(Based):
    """One thing the role does at one time of day. `see` names the clauses, steps or records it carries out."""

    phase: Phase = field("时段")
    text: Text = field("做什么", max_length=100)
    see: tuple[AnyRef, ...] = field("对应的标准和流程", min_length=1)


class Role(Record):
    """A position in the branch."""

    PREFIX: ClassVar[str] = "ROL"
    KIND: ClassVar[str] = "role"
    NAME: ClassVar[str] = "岗位"
    FOLDER: ClassVar[str] = "standards/roles"
    SECTION: ClassVar[str] = "岗位与流程"

    mission: Text = field("岗位定位", max_length=120)
    duties: tuple[Duty, ...] = field("职责", min_length=1)
