"""口号: one slogan to the letter, where it came from, where it may stand, and its variants."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import Text, Texts, field
from biaogan.model.record import Record


class Slogan(Record):
    """A slogan. `wording` is never changed; an editor who dislikes it writes another record."""

    PREFIX: ClassVar[str] = "SLG"
    KIND: ClassVar[str] = "slogan"
    NAME: ClassVar[str] = "口号"
    FOLDER: ClassVar[str] = "standards/slogans"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.7  # a wording to quote, wanted by its own words

    wording: Text = field("口号原文", public=True, max_length=40)
    other_wordings: Texts = field("其他写法", (), public=True)
    meaning: Text = field("意思", public=True, max_length=120)
    use: Texts = field("用在哪里", min_length=1)
