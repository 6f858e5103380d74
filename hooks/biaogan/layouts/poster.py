"""The poster with a scene: one scam, its headline and rule, what they say, what to notice, what to do."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import HOTLINES, Around, Layout
from biaogan.layouts.taken import Taken, maybe, take, take_all

LINES = 3  # of a scam's lines and signs, the most telling first


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:  # noqa: ARG001 - every layout's signature
    """One scam."""
    (scam,) = subjects
    return {
        "icon": scam.icon,
        "kind": take(scam, "title"),
        "headline": take(scam, "headline"),
        "rule": take(scam, "rule"),
        "says": take_all(scam, "says", LINES),
        "signs": take_all(scam, "signs", LINES),
        "actions": take_all(scam, "do_now", LINES),
        "slogan": maybe(scam, "slogan"),
        "hotlines": hotlines(around),
    }


def hotlines(around: Around) -> list[dict[str, Taken]]:
    """The numbers that every public sheet shows."""
    shown = around.contacts[:HOTLINES]
    return [{"label": take(contact, "label"), "number": take(contact, "number")} for contact in shown]


POSTER = Layout("poster", "场景海报", ("SCM",), content, most=1)
