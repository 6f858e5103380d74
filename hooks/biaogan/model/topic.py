"""专题: a subject of financial education and the points that a talk or a page makes about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from biaogan.model.fields import RefTo, Text, Texts, field
from biaogan.model.record import Record

AudienceRef = Annotated[str, RefTo(("AUD",))]


class Topic(Record):
    """A topic."""

    PREFIX: ClassVar[str] = "TOP"
    KIND: ClassVar[str] = "topic"
    NAME: ClassVar[str] = "专题"
    FOLDER: ClassVar[str] = "standards/topics"
    SECTION: ClassVar[str] = "反诈"
    SOUGHT: ClassVar[float] = 0.8  # what the public is told; staff want the scam or the process behind it

    icon: Text | None = field("图标", None, public=True, hint="印刷品和公众页上代表这个专题的图标")
    audiences: tuple[AudienceRef, ...] = field("讲给谁听", public=True, min_length=1)
    points: Texts = field("要点", public=True, min_length=3)
    ask: Texts = field("常被问到", (), public=True)
    source_check: Text | None = field("发布前要核实什么", None)
