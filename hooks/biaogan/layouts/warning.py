"""What every warning against a scam shows: its name, headline and rule, what they say, what to notice, what to do."""

from __future__ import annotations

from biaogan.editions import PublicView
from biaogan.layouts.layout import HOTLINES, Around
from biaogan.layouts.taken import Taken, Tree, take, take_all
from biaogan.model.scam import Scam

LINES = 3  # of a scam's lines, signs and actions, the most telling first


def warning(scam: Scam | PublicView, actions: int = LINES) -> Tree:
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
