"""The handout: one scam on both sides of an A5 sheet. Front: what they say, how to tell; back: what to do, whom to call."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet, Around, Layout, Subjects, of
from biaogan.layouts.taken import Tree, maybe, take
from biaogan.layouts.warning import hotlines, warning
from biaogan.model.scam import Scam

ACTIONS = 4
REMEDIES = 1  # situations of loss, the most urgent first
STEPS = 3  # of each


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One scam."""
    (scam,) = of(subjects, Scam)
    return {
        **warning(scam, ACTIONS),
        "lost": [
            {
                "when": take(scam, "already_lost", n, "when"),
                "do": [take(scam, "already_lost", n, "do", m) for m in range(len(remedy.do[:STEPS]))],
            }
            for n, remedy in enumerate(scam.already_lost[:REMEDIES])
        ],
        "slogan": maybe(scam, "slogan"),
        "hotlines": hotlines(around),
    }


HANDOUT = Layout("handout", "手边单", ("SCM",), content)
