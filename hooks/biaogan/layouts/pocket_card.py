"""The pocket card of a role: what it does before, during and after opening hours, and first when something happens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from biaogan.editions import PublicView
from biaogan.layouts.counter_card import STAFF_NOTE
from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Taken, Tree, take
from biaogan.layouts.warning import hotlines
from biaogan.model.role import Phase, Role

FIRST = {"班前": 4, "营业中": 7, "班后": 4, "突发": 5}  # the most a card can hold and a hand can read
BACK = ("突发", "班后")


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One role: what opens and fills its day on the front, what goes wrong and what closes the day on the back."""
    (role,) = of(subjects, Role)
    front = [phase for phase in get_args(Phase) if phase not in BACK]
    return {
        "title": take(role, "title"),
        "mission": take(role, "mission"),
        "front": _phases(role, front),
        "back": _phases(role, BACK),
        "hotlines": hotlines(around),
        "note": STAFF_NOTE,
    }


def _phases(role: Role | PublicView, phases: Iterable[str]) -> list[Tree]:
    return [{"name": phase, "duties": duties} for phase in phases if (duties := _duties(role, phase))]


def _duties(role: Role | PublicView, phase: str) -> list[Taken]:
    found = [n for n, duty in enumerate(role.duties) if duty.phase == phase]
    return [take(role, "duties", n, "text") for n in found[: FIRST[phase]]]


POCKET_CARD = Layout("pocket-card", "岗位口袋卡", ("ROL",), content)
