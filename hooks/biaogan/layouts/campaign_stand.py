"""What stands in a room or a street for a campaign: the roll-up and the display board. A campaign, and scams of it."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.layouts.warning import hotlines


def roll_up(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """The campaign's name and theme, the rule of every scam, the numbers."""
    return {
        **_heading(subjects),
        "rules": [
            {"icon": scam.icon, "kind": take(scam, "title"), "rule": take(scam, "rule")} for scam in _scams(subjects)
        ],
        "hotlines": hotlines(around),
    }


def board(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
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
            for scam in _scams(subjects)
        ],
        "hotlines": hotlines(around),
    }


def _heading(subjects: tuple[Any, ...]) -> dict[str, Any]:
    """Name and theme of the campaign; nothing where a sheet names none, so that the check finds an empty list."""
    campaigns = [one for one in subjects if one.id.startswith("CMP-")]
    return {"campaigns": [{"title": take(one, "title"), "theme": take(one, "theme")} for one in campaigns]}


def _scams(subjects: tuple[Any, ...]) -> list[Any]:
    return [one for one in subjects if one.id.startswith("SCM-")]


ROLL_UP = Layout("roll-up", "易拉宝", ("CMP", "SCM"), roll_up)
BOARD = Layout("board", "展板", ("CMP", "SCM"), board)
