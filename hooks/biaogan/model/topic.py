"""专题: a subject of financial education and the points that a talk or a page makes about it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import StringConstraints

from biaogan.model.fields import AudienceRef, Entry, Text, Texts, field
from biaogan.model.record import Record

# What people come for; in this order the public site lists its topics.
Shelf = Literal["遇到骗局", "转账和收款", "账户和卡", "现金", "投资和借钱", "自助机和网上办", "银行为什么这样做"]
SHELVES: tuple[str, ...] = get_args(Shelf)


class CourseStage(Entry):
    """One stage of what runs its course: a time or a step, and what is to be done then."""

    name: Text = field("到哪一步", public=True, max_length=14, hint="时间或步骤，如“24小时以内”“人脸识别”")
    text: Text = field("这时怎么样", public=True, max_length=60)
    icon: Text | None = field("图标", None, public=True, hint="画在这一步上；不写就画数字")


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
    shelf: Shelf | None = field("排在哪一类", None, public=True, hint="公众网站上的分类；不写的排在最后")
    place: Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)] | None = field(
        "短地址", None, public=True, hint="小写英文字母，如 online：公众网站上这一页也在 online/ 打得开"
    )
    course: tuple[CourseStage, ...] = field(
        "先后", (), public=True, hint="按时间或步骤排成一条线，画在公众页上，不印在印刷品上"
    )
    points: Texts = field("要点", public=True, min_length=3)
    ask: Texts = field("常被问到", (), public=True)
    unfilled: Texts = field(
        "本行还没有填的", (), public=True, hint="由本行规定、还没有写的事：公众页照实说，请人打网点电话问"
    )
    source_check: Text | None = field("发布前要核实什么", None)
