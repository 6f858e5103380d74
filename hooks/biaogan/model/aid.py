"""急救: what somebody does who has paid or given something away, in the order of doing it."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import Text, Texts, field
from biaogan.model.record import Record


class Aid(Record):
    """First aid for one situation. The public page shows all of them on one page, by `part`."""

    PREFIX: ClassVar[str] = "AID"
    KIND: ClassVar[str] = "aid"
    NAME: ClassVar[str] = "急救"
    FOLDER: ClassVar[str] = "standards/aids"
    SECTION: ClassVar[str] = "反诈"
    SOUGHT: ClassVar[float] = 0.5  # what the public is told; staff want the process that stops the money

    part: Literal["转走多久了", "交出去了什么", "留好证据", "小心再被骗"] = field("在哪一段", public=True)
    icon: Text = field("图标", public=True, hint="hooks/biaogan/assets/icons 里的名字")
    do: Texts = field("怎么做", public=True, min_length=2, hint="最要紧的放最前，一步一句")
    never: Texts = field("不要信、不要做", (), public=True)
