"""人群: whom the bank talks to, where they are met, which scams look for them, how to talk and how not to."""

from __future__ import annotations

from typing import ClassVar

from biaogan.model.fields import ScamRef, Text, Texts, field
from biaogan.model.record import Record


class Audience(Record):
    """A group of people that outreach is made for."""

    PREFIX: ClassVar[str] = "AUD"
    KIND: ClassVar[str] = "audience"
    NAME: ClassVar[str] = "人群"
    FOLDER: ClassVar[str] = "standards/audiences"
    SECTION: ClassVar[str] = "反诈"
    SOUGHT: ClassVar[float] = 0.75  # whom a campaign speaks to; shares its words with every incident

    label: Text | None = field(
        "公众页上的叫法", None, public=True, max_length=16, hint="写了才有公众页，如“老年人”；不成一群人的不写"
    )
    icon: Text | None = field("图标", None, public=True, hint="公众页上代表这群人的图标")
    you: Texts = field("对这群人说的话", (), public=True, hint="两到四句短话，称“您”，印在这群人的公众页最上面")
    meet: Texts = field("在哪里遇到", public=True, min_length=1)
    scams: tuple[ScamRef, ...] = field("常遇到的骗局", public=True, min_length=1)
    say: Texts = field("怎么讲", public=True, min_length=1)
    avoid: Texts = field("不要这样讲", min_length=1)
