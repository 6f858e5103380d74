"""The vocabulary of fields: value types, references, and the one helper that declares a field.

A field is staff-only unless `public=True` stands in its declaration; nothing else makes it public.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class RefTo:
    """Marks a text as the id of another record. `kinds` are prefixes; empty means any kind."""

    kinds: tuple[str, ...] = ()
    register: str = ""


class LateChoice:
    """Marks a text as one of a few words that are known only when they are asked for; `Literal` says the same of others."""


def _day(value: object) -> object:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            raise ValueError(f"没有“{value}”这一天 — 检查月份和日子") from error
    raise ValueError("应当是日期 — 写成 2026-11-22 这样，年-月-日，不足两位补零")


def _flag(value: object) -> object:
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("应当是 true 或 false — 写 true（是）或 false（否）")


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Texts = tuple[Text, ...]
Visibility = Literal["staff", "public"]
Origin = Literal["source", "supplement", "editorial"]

AnyRef = Annotated[str, RefTo()]
RoleRef = Annotated[str, RefTo(("ROL",))]
ProcessRef = Annotated[str, RefTo(("PRC",))]
ScamRef = Annotated[str, RefTo(("SCM",))]
FormRef = Annotated[str, RefTo(("FRM",))]
SheetRef = Annotated[str, RefTo(("SHT",))]
CampaignRef = Annotated[str, RefTo(("CMP",))]
SourceRef = Annotated[str, RefTo(register="sources")]
AudienceRef = Annotated[str, RefTo(("AUD",))]
WordRef = Annotated[str, RefTo(register="sixs_words")]
AMOUNTS = "amounts"  # kept in bank.yml, referred to like a register
AmountRef = Annotated[str, RefTo(register=AMOUNTS)]


def field(label: str, default: Any = ..., *, public: bool = False, hint: str = "", **limits: Any) -> Any:
    """A field with its Chinese label (shown in errors, forms and pages) and whether it may leave the staff tree."""
    return Field(default, title=label, description=hint or None, json_schema_extra={"public": public}, **limits)


def is_public(info: FieldInfo) -> bool:
    """True where the declaration says public=True."""
    extra = info.json_schema_extra
    return isinstance(extra, dict) and bool(extra.get("public"))


class Entry(BaseModel):
    """Anything with fields: a record, a clause, a step, a line of a register. Frozen; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Based(Entry):
    """Something that rests on the sources: where it comes from and which rows say so (at most six)."""

    origin: Origin = field(
        "出处性质", "editorial", public=True, hint="source 来自来源；supplement 另行查证的补充；editorial 本项目编写"
    )
    sources: tuple[SourceRef, ...] = field("依据", (), hint="来源行号，如 A-21，最多六个", max_length=6)
    verified_on: Day | None = field("核实日期", None, public=True, hint="补充内容最近一次核实的日期")
    rewritten: Flag = field("已改写", False, hint="公开文字取自内部来源行时，写 true 表示已改写过")
    verify: Flag = field("付印前须核实", False, public=True, hint="true 表示还没有核实，含有它的印刷品不会生成")
    quote: Flag = field("逐字引用", False, public=True, hint="口号、流程名和编号规则逐字照录时写 true")
    note: Text | None = field("说明", None, hint="给同事看的说明，不会公开")
