"""The pocket card of a role: what it does before, during and after opening hours, and first when something happens."""

from __future__ import annotations

from typing import Any, get_args

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.model.role import Phase

FIRST = {"班前": 4, "营业中": 7, "班后": 5, "突发": 5}  # the most a card can hold and a hand can read
BACK = "突发"


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:  # noqa: ARG001 - every layout's signature
    """One role: its day on the front, its emergencies on the back."""
    (role,) = subjects
    phases = [(phase, _duties(role, phase)) for phase in get_args(Phase) if phase != BACK]
    return {
        "title": take(role, "title"),
        "mission": take(role, "mission"),
        "phases": [{"name": phase, "duties": duties} for phase, duties in phases if duties],
        "alarm": {"name": BACK, "duties": _duties(role, BACK)},
        "hotlines": [
            {"label": take(contact, "label"), "number": take(contact, "number")} for contact in around.contacts[:2]
        ],
    }


def _duties(role: Any, phase: str) -> list[Any]:
    found = [n for n, duty in enumerate(role.duties) if duty.phase == phase]
    return [take(role, "duties", n, "text") for n in found[: FIRST[phase]]]


POCKET_CARD = Layout("pocket-card", "岗位口袋卡", ("ROL",), content)
