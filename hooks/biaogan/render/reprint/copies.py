"""Paper that is out there, as `walls` finds it: a pile of copies at a branch, and all piles of a sheet together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from biaogan.render.reprint.changes import Change
from biaogan.render.reprint.status import Answer

Need = Literal["down", "soon", ""]


@dataclass(frozen=True, slots=True)
class Paper:
    """Copies of one revision at one branch that nobody has reported as taken down.

    branch: id and name (the id again where the register no longer has it); printed_on: day of the newest run; campaigns:
    ids; places: where it hangs, as far as anybody said; need: `down` must come off the wall, `soon` runs out within
    SOON_DAYS; by: the last day for that, None where nothing is due or no day is known; have: copies of what replaces
    it that the branch has already got.
    """

    answer: Answer
    branch: str
    branch_name: str
    quantity: int
    printed_on: date
    campaigns: tuple[str, ...]
    places: tuple[str, ...]
    need: Need
    by: date | None
    have: int

    @property
    def key(self) -> str:
        """The sheet and its subject."""
        return self.answer.key

    @property
    def revision(self) -> int:
        """The number on the paper."""
        return self.answer.revision

    @property
    def order(self) -> int:
        """Copies to print of what goes up in its place, none where nothing does or the old paper may come back."""
        return max(0, self.quantity - self.have) if self.swapped else 0

    @property
    def swapped(self) -> bool:
        """True where something else goes up in its place."""
        return self.answer.state == "replaced" or (self.answer.state == "withdrawn" and bool(self.answer.instead))

    @property
    def instead(self) -> str:
        """What goes up in its place, as one line."""
        state, piece = self.answer.state, self.answer.piece
        if state == "replaced" and piece is not None:
            return f"第{piece.revision}版，等它发布再印" if piece.draft else f"第{piece.revision}版"
        if state == "overdue" or self.need == "soon":
            return "复核以后接着用，或换新版"
        return "、".join(f"{p.title}（{p.key}）第{p.revision}版" for p in self.answer.instead) or (
            "不换，取下就行" if state == "withdrawn" else ""
        )


@dataclass(frozen=True, slots=True)
class Renewal:
    """A sheet of which paper is out there, with what happened to it since.

    papers: by revision and branch; told: (older revision, what changed up to the newest, None where the words were
    never recorded); reasons: (revision, day, the editor's reason or empty) of every revision newer than the oldest paper.
    """

    answer: Answer
    papers: tuple[Paper, ...]
    told: tuple[tuple[int, tuple[Change, ...] | None], ...]
    reasons: tuple[tuple[int, date, str], ...]

    @property
    def stale(self) -> bool:
        """True where any of its paper must come down."""
        return any(paper.need == "down" for paper in self.papers)
