"""印刷品: which layout shows which records at which size. A sheet has no text of its own beyond its name."""

from __future__ import annotations

from typing import ClassVar, Literal

from biaogan.model.fields import CampaignRef, Text, Texts, field
from biaogan.model.record import Record


class Sheet(Record):
    """A printed piece. `subjects` are ids, or a prefix (`SCM`) for every record of that kind."""

    PREFIX: ClassVar[str] = "SHT"
    KIND: ClassVar[str] = "sheet"
    NAME: ClassVar[str] = "印刷品"
    FOLDER: ClassVar[str] = "campaigns/sheets"
    SECTION: ClassVar[str] = "活动"

    layout: Literal["poster", "counter-card", "checklist"] = field("版式", public=True)
    size: Literal["A3", "A4"] = field("尺寸", public=True)
    subjects: Texts = field("印哪些内容", public=True, min_length=1)
    arrange: Literal["each", "together"] = field(
        "排法", "each", public=True, hint="each 每条内容一张；together 合在一张"
    )
    campaign: CampaignRef | None = field("所属活动", None, public=True)
    paper: Text = field("纸张", public=True, max_length=30)
    finishing: Text | None = field("工艺", None, public=True, max_length=30)
    use: Text = field("用在哪里", public=True, max_length=60)
