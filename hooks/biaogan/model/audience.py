"""人群: whom the bank talks to, where they are met, which scams look for them, how to talk and how not to."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import ScamRef, Texts, field
from biaogan.model.record import Record


class Audience(Record):
    """A group of people that outreach is made for."""

    PREFIX: ClassVar[str] = "AUD"
    KIND: ClassVar[str] = "audience"
    NAME: ClassVar[str] = "人群"
    FOLDER: ClassVar[str] = "standards/audiences"
    SECTION: ClassVar[str] = "反诈"
    SOUGHT: ClassVar[float] = 0.75  # whom a campaign speaks to; shares its words with every incident

    meet: Texts = field("在哪里遇到", public=True, min_length=1)
    scams: tuple[ScamRef, ...] = field("常遇到的骗局", public=True, min_length=1)
    say: Texts = field("怎么讲", public=True, min_length=1)
    avoid: Texts = field("不要这样讲", min_length=1)
