"""What every warning against a scam shows: its name, headline and rule, what they say, what to notice, what to do."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import HOTLINES, Around
from biaogan.layouts.taken import Taken, take, take_all

LINES = 3  # of a scam's lines, signs and actions, the most telling first


def warning(scam: Any, actions: int = LINES) -> dict[str, Any]:
    """The texts of one scam. actions: how many things to do."""
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "rule": take(scam, "rule"),
        "says": take_all(scam, "says", LINES),
        "signs": take_all(scam, "signs", LINES),
        "actions": take_all(scam, "do_now", actions),
    }


def hotlines(around: Around) -> list[dict[str, Taken]]:
    """The numbers that every public sheet shows."""
    shown = around.contacts[:HOTLINES]
    return [{"label": take(contact, "label"), "number": take(contact, "number")} for contact in shown]
