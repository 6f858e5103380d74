"""Pictures to pass on by telephone: one scam, or a campaign with the rules of its first scams. Saved by a long press."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take, take_all
from biaogan.layouts.warning import LINES, hotlines
from biaogan.model.campaign import Campaign
from biaogan.model.scam import Scam


def of_scam(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam: what it is called, its headline and rule, what to do now."""
    (scam,) = of(subjects, Scam)
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "rule": take(scam, "rule"),
        "actions": take_all(scam, "do_now", LINES),
        "hotlines": hotlines(around),
    }


def of_campaign(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One campaign: its name and theme, and of its scams the first rules that this edition knows."""
    (campaign,) = of(subjects, Campaign)
    scams = around.named(Scam, campaign.scams)
    return {
        "title": take(campaign, "title"),
        "theme": take(campaign, "theme"),
        "rules": [{"icon": scam.icon, "rule": take(scam, "rule")} for scam in scams[:LINES]],
        "hotlines": hotlines(around),
    }


SHARE = Layout("share", "转发图", ("SCM",), of_scam, most=1)
SHARE_CAMPAIGN = Layout("share-campaign", "活动转发图", ("CMP",), of_campaign, most=1)
