"""What stands in a room or a street for a campaign: the roll-up and the display board. A campaign, and scams of it."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.campaign import Campaign
from biaogan.model.scam import Scam


def roll_up(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """The campaign's name and theme, the rule of every scam, the numbers."""
    return {
        **_heading(subjects),
        "rules": [
            {"icon": scam.icon, "kind": take(scam, "title"), "rule": take(scam, "rule")} for scam in of(subjects, Scam)
        ],
        "hotlines": hotlines(around),
    }


def board(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """The campaign's name and theme; a panel a scam: its rule, the first signal, the first thing to do."""
    return {
        **_heading(subjects),
        "panels": [
            {
                "icon": scam.icon,
                "kind": take(scam, "title"),
                "rule": take(scam, "rule"),
                "sign": take(scam, "signs", 0),
                "action": take(scam, "do_now", 0),
            }
            for scam in of(subjects, Scam)
        ],
        "hotlines": hotlines(around),
    }


def _heading(subjects: Subjects) -> Tree:
    """Name and theme of the campaign; nothing where a sheet names none, so that the check finds an empty list."""
    campaigns = of(subjects, Campaign)
    return {"campaigns": [{"title": take(one, "title"), "theme": take(one, "theme")} for one in campaigns]}


ROLL_UP = Layout("roll-up", "易拉宝", ("CMP", "SCM"), roll_up)
BOARD = Layout("board", "展板", ("CMP", "SCM"), board)
