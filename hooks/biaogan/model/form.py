"""表单: a notice, register or report with its fields and signature boxes, and the rule that requires it."""

from __future__ import annotations

from typing import ClassVar, Literal, get_args

from biaogan.model.fields import AnyRef, Entry, Text, Texts, field
from biaogan.model.record import Record

Shape = Literal["单页", "告知", "登记", "问卷", "意见", "报告", "四格", "阶梯"]
# Groups of the public list of what to bring, in their order.
Bring = Literal["可能要带", "要问清"]
BRING: tuple[str, ...] = get_args(Bring)


class Blank(Entry):
    """One place to fill in."""

    label: Text = field("栏目", public=True, max_length=16)
    kind: Literal["文字", "日期", "金额", "勾选", "多行", "签名"] = field(
        "填法", "文字", public=True, hint="签名：许多人各签一格，如签到"
    )
    choices: Texts = field("选项", (), public=True, hint="从好到差排：问卷照次序画笑脸和哭脸，打分表把第一个算合格")
    bring: Bring | None = field(
        "公众页上列在", None, public=True, hint="“办业务带什么”一页上列在哪一组；不写就只在整张单子里"
    )


class Form(Record):
    """A paper form."""

    PREFIX: ClassVar[str] = "FRM"
    KIND: ClassVar[str] = "form"
    NAME: ClassVar[str] = "表单"
    FOLDER: ClassVar[str] = "standards/forms"
    SECTION: ClassVar[str] = "表单"
    SOUGHT: ClassVar[float] = 1.1  # asked by its name, to be filled in now

    shape: Shape = field(
        "样式",
        "单页",
        public=True,
        hint="印成什么样：告知是客户读的文书；登记一行一件事，横放；四格是SWOT；阶梯是树标学标超标",
    )
    used_when: Text = field("什么时候用", public=True, max_length=120)
    body: Texts = field("正文", (), public=True)
    blanks: tuple[Blank, ...] = field("填写栏", public=True, min_length=1)
    signatures: Texts = field("签字栏", public=True, min_length=1)
    required_by: tuple[AnyRef, ...] = field("由哪条规定要求", min_length=1)
    retention: Text | None = field("怎么保存", None)
