"""提醒: what is going round now, in a few lines, for the weeks in which it does. Past its day it tells nobody what to do."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import Day, ScamRef, Text, Texts, field
from biaogan.model.record import Record


class Alert(Record):
    """An alert. `effective` is the day it is published; a season's warning that never ends is no warning."""

    PREFIX: ClassVar[str] = "ALT"
    KIND: ClassVar[str] = "alert"
    NAME: ClassVar[str] = "提醒"
    FOLDER: ClassVar[str] = "campaigns/alerts"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.9  # wanted in its weeks; the scam behind it is wanted always
    KEPT_AFTER_EXPIRY: ClassVar[bool] = True  # it has been shared and subscribed to: its page must say that it is over

    expires: Day = field(
        "失效日期", public=True, hint="提醒必须写到哪一天为止，从生效日期起最多90天；过了这一天，页面会标明已过期"
    )
    headline: Text = field("大标题", public=True, max_length=20, hint="一眼看懂的一句话，不超过20个字")
    text: Texts = field("怎么一回事", public=True, min_length=2, max_length=4, hint="两到四句短话")
    do: Texts = field("怎么办", public=True, min_length=2, max_length=4, hint="动词开头，最要紧的放最前")
    scams: tuple[ScamRef, ...] = field("说的是哪种骗局", public=True, min_length=1)
