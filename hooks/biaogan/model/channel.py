"""渠道: where a message goes out, how long it may be, how often it runs, who looks after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from biaogan.model.fields import RoleRef, Text, Texts, field
from biaogan.model.record import Record


class Channel(Record):
    """A channel of outreach or service."""

    PREFIX: ClassVar[str] = "CHN"
    KIND: ClassVar[str] = "channel"
    NAME: ClassVar[str] = "渠道"
    FOLDER: ClassVar[str] = "standards/channels"
    SECTION: ClassVar[str] = "活动"
    SOUGHT: ClassVar[float] = 0.8  # where a campaign is seen

    forms: Texts = field("包括哪些", min_length=1)
    limit: int | None = field("一条最多多少字", None, ge=1, le=5000)
    frequency: Text | None = field("多久一次", None, max_length=40)
    keeper: RoleRef = field("谁来管")
    do: Texts = field("怎么用", min_length=1)
    control: Texts = field("风控配套", (), hint="引流到线上时怎样同时防骗")


def limits(channels: Iterable[Channel]) -> dict[str, tuple[int, str]]:
    """Characters that one message may have and the channel that says so, by every name of a channel that has a limit."""
    return {
        name: (channel.limit, channel.id)
        for channel in channels
        if channel.limit is not None
        for name in (channel.title, *channel.aliases, *channel.forms)
    }
