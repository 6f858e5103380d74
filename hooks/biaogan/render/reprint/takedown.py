"""The take-down list of a branch as a sheet of paper: tick off, sign, file."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from biaogan.model.bank import Bank
from biaogan.render.reprint.copies import Paper
from biaogan.render.reprint.standing import Standing
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import palette, qr_matrix
from biaogan.values import Json

PAGE = "print/takedown/"  # the same list in the handbook, below the tree
WIDTH, HEIGHT = 210.0, 297.0  # mm, A4 upright
SITE_LISTS = 200  # branches; where more of them have a list, `biaogan takedown` makes the files and not the site


def takedown_file(branch: str, ending: str = "pdf") -> str:
    """Path of a branch's list (`pdf`) or calendar (`ics`) below the staff tree."""
    return f"{PAGE}{branch}.{ending}"


def on_site(walls: Standing) -> bool:
    """True where the branches with a list are so few that each has its own files on the site."""
    return len(walls.takedown()) <= SITE_LISTS


def takedown_jobs(bank: Bank, walls: Standing, branches: Collection[str] = ()) -> Iterator[PrintJob]:
    """One job for each branch that has to take something down; what only runs out soon is not on it.

    branches: only these, where given.
    """
    for branch, papers in walls.takedown().items():
        down = [paper for paper in papers if paper.need == "down"]
        if down and (not branches or branch in branches):
            yield _job(bank, walls, branch, down)


def _job(bank: Bank, walls: Standing, branch: str, papers: list[Paper]) -> PrintJob:
    target = f"{bank.staff_base}{PAGE}#{branch}"
    data: dict[str, Json] = {
        "palette": palette(bank),
        "meta": {"title": f"撤下清单 {papers[0].branch_name}", "effective": str(walls.today)},
        "bank": bank.name,
        "branch": {"id": branch, "name": papers[0].branch_name},
        "today": str(walls.today),
        "copies": sum(paper.quantity for paper in papers),
        "qr": {"text": target, "matrix": qr_matrix(target)},
        "content": {"lines": [_line(paper, walls.today) for paper in papers]},
    }
    return PrintJob(
        key="takedown",
        imprint=branch,
        variant="office",
        template="takedown",
        data=data,
        width_mm=WIDTH,
        height_mm=HEIGHT,
        output=f"staff/{takedown_file(branch)}",
        effective=walls.today,
        bank=bank.name,
    )


def _line(paper: Paper, today: date) -> Json:
    return {
        "by": str(paper.by or ""),
        "late": paper.by is not None and paper.by < today,
        "title": paper.answer.title,
        "key": paper.key,
        "revision": paper.revision,
        "why": paper.answer.verdict.label,
        "quantity": paper.quantity,
        "places": list(paper.places),
        "instead": f"换上{paper.instead}" if paper.swapped else paper.instead,
        "order": paper.order,
    }
