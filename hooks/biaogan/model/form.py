"""表单: a notice, register or report with its fields and signature boxes, and the rule that requires it."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import AnyRef, Entry, Text, Texts, field
from biaogan.model.record import Record


class Blank(Entry):
    """One place to fill in."""

    label: Text = field("栏目", public=True, max_length=16)
    kind: Literal["文字", "日期", "金额", "勾选", "多行"] = field("填法", "文字", public=True)
    choices: Texts = field("选项", (), public=True)


class Form(Record):
    """A paper form."""

    PREFIX: ClassVar[str] = "FRM"
    KIND: ClassVar[str] = "form"
    NAME: ClassVar[str] = "表单"
    FOLDER: ClassVar[str] = "standards/forms"
    SECTION: ClassVar[str] = "表单"
    SOUGHT: ClassVar[float] = 1.1  # asked by its name, to be filled in now

    used_when: Text = field("什么时候用", public=True, max_length=120)
    body: Texts = field("正文", (), public=True)
    blanks: tuple[Blank, ...] = field("填写栏", public=True, min_length=1)
    signatures: Texts = field("签字栏", public=True, min_length=1)
    required_by: tuple[AnyRef, ...] = field("由哪条规定要求", min_length=1)
    retention: Text | None = field("怎么保存", None)
