"""印刷品: which layout shows which records at which size. A sheet has no text of its own beyond its name."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import AudienceRef, CampaignRef, Text, Texts, field
from biaogan.model.layout_names import LayoutName
from biaogan.model.record import Record

Size = Literal[
    "A2",
    "A3",
    "A4",
    "A4横",
    "A5",
    "A5横",
    "A6",
    "DL",
    "名片",
    "方贴",
    "条贴",
    "易拉宝",
    "展板",
    "横幅",
    "圆扇",
    "台卡",
    "手机图",
]
Purpose = Literal["张贴", "摆放", "发放", "转发", "展示", "填写", "检查", "学习"]


class Sheet(Record):
    """A printed piece. `subjects` are ids, or a prefix (`SCM`) for every record of that kind."""

    PREFIX: ClassVar[str] = "SHT"
    KIND: ClassVar[str] = "sheet"
    NAME: ClassVar[str] = "印刷品"
    FOLDER: ClassVar[str] = "campaigns/sheets"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.7  # whoever asks wants the rule; who wants paper goes to the print room

    layout: LayoutName = field("版式", public=True)
    size: Size = field("尺寸", public=True)
    length_mm: int | None = field("长度", None, public=True, ge=1, le=50000, hint="只有横幅要写，单位毫米")
    subjects: Texts = field("印哪些内容", public=True, min_length=1)
    arrange: Literal["each", "together"] = field(
        "排法", "each", public=True, hint="each 每条内容一张；together 合在一张"
    )
    frequency: Literal["每日", "每周", "每月"] = field(
        "印哪种频率的检查项", "每日", public=True, hint="只有检查表用得到"
    )
    clauses: Literal["全部", "客户看得到的"] = field("印哪些条款", "全部", public=True, hint="只有打分表用得到")
    campaign: CampaignRef | None = field("所属活动", None, public=True)
    audiences: tuple[AudienceRef, ...] = field("给谁看", (), public=True, hint="印刷室按人群筛选时用")
    purpose: Purpose = field("用途", "张贴", public=True)
    printing: Literal["印厂", "自印"] = field(
        "在哪里印", "印厂", public=True, hint="印厂：做印刷版，每个网点一份；自印：网点用自己的打印机"
    )
    quantity: int | None = field("每网点建议数量", None, public=True, ge=1)
    paper: Text = field("纸张", public=True, max_length=30)
    finishing: Text | None = field("工艺", None, public=True, max_length=30)
    use: Text = field("用在哪里", public=True, max_length=60)
