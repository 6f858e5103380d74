"""Pictures to pass on by telephone: one scam, or a campaign with the rules of its first scams. Saved by a long press."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take, take_all
from biaogan.layouts.warning import LINES, hotlines


def of_scam(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One scam: what it is called, its headline and rule, what to do now."""
    (scam,) = subjects
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "rule": take(scam, "rule"),
        "actions": take_all(scam, "do_now", LINES),
        "hotlines": hotlines(around),
    }


def of_campaign(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One campaign: its name and theme, and of its scams the first rules that this edition knows."""
    (campaign,) = subjects
    scams = [around.records[name] for name in campaign.scams if name in around.records]
    return {
        "title": take(campaign, "title"),
        "theme": take(campaign, "theme"),
        "rules": [{"icon": scam.icon, "rule": take(scam, "rule")} for scam in scams[:LINES]],
        "hotlines": hotlines(around),
    }


SHARE = Layout("share", "转发图", ("SCM",), of_scam, most=1)
SHARE_CAMPAIGN = Layout("share-campaign", "活动转发图", ("CMP",), of_campaign, most=1)
