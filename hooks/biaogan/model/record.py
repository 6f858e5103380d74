"""What every record has, whatever its kind."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from biaogan.ids import RECORD
from biaogan.model.fields import AnyRef, Based, Day, RoleRef, Text, Texts, Visibility, field


class Variant(Based):
    """A point on which the sources disagree: what they say side by side, and how this book deals with it."""

    about: Text = field("分歧是什么", max_length=60)
    says: Texts = field("各处怎么说", min_length=1)
    here: Text = field("这里怎么处理", max_length=120)


class Record(Based):
    """One file in standards/ or campaigns/; the file's name is its id. Class variables describe the kind itself."""

    PREFIX: ClassVar[str] = ""
    KIND: ClassVar[str] = ""  # English singular: templates, schemas and addresses are named after it
    NAME: ClassVar[str] = ""  # what people call it
    FOLDER: ClassVar[str] = ""
    SECTION: ClassVar[str] = ""  # heading of the handbook's navigation it stands under
    PARTS: ClassVar[str] = ""  # the field whose entries have ids of their own (clauses, steps, items)
    # How much sooner staff in an incident want this kind than a standard (1.0). Only the search asks for it.
    SOUGHT: ClassVar[float] = 1.0
    KEPT_AFTER_EXPIRY: ClassVar[bool] = False  # the public edition keeps it past `expires`; its page says it is over

    id: Annotated[str, StringConstraints(pattern=rf"^{RECORD}$")] = field(
        "编号", public=True, hint="三个大写字母、短横线、数字，如 SCM-001"
    )
    title: Text = field("名称", public=True, max_length=40)
    summary: Text = field("一句话说明", public=True, max_length=120)
    aliases: Texts = field("别名", (), public=True, hint="别人可能用来搜索的叫法")
    visibility: Visibility = field("谁能看", "staff", public=True, hint="staff 只在员工手册；public 可公开")
    owner: RoleRef = field("负责岗位", hint="谁对这条内容负责，写岗位编号")
    effective: Day = field("生效日期", public=True)
    review_by: Day = field("复核期限", public=True)
    expires: Day | None = field("失效日期", None, public=True)
    supersedes: tuple[AnyRef, ...] = field("取代了", (), public=True)
    superseded_by: AnyRef | None = field("已被取代为", None, public=True)
    related: tuple[AnyRef, ...] = field("相关内容", (), public=True)
    variants: tuple[Variant, ...] = field("来源里的分歧", (), hint="并列各处的说法，不替编辑选边；只给员工看")
