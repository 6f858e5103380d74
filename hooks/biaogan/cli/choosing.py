"""From what was typed behind `biaogan print` to what is to be printed. Everything that is wrong is told at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from biaogan.build import Prepared
from biaogan.checks import run_checks
from biaogan.index import make_index
from biaogan.layouts import BY_NAME
from biaogan.model.branch_list import with_branches
from biaogan.model.campaign import Campaign
from biaogan.model.registers import Branch
from biaogan.problems import BiaoganError
from biaogan.render.sheets.job import Variant
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.selection import Selection
from biaogan.render.sheets.wishes import Wish, wishes


@dataclass(frozen=True, slots=True)
class Asked:
    """The words behind `biaogan print`, as they were typed."""

    names: tuple[str, ...]
    campaign: str | None
    branches: tuple[str, ...]
    every_branch: bool
    variants: tuple[Variant, ...]
    kit: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is to be printed; with a campaign also what it wishes of each piece."""

    selection: Selection
    campaign: Campaign | None
    wishes: tuple[Wish, ...]


def with_list(prepared: Prepared, file: Path, shown: str) -> Prepared:
    """The same book with the branches of a CSV file, checked as the register is. Raises BiaoganError with all faults.

    shown: the path as messages write it.
    """
    book, problems = with_branches(prepared.book, shown, file.read_bytes())
    found = run_checks(book, make_index(book, prepared.today))
    problems += [problem for problem in found if problem.mark.path == shown]
    if problems:
        raise BiaoganError(problems)
    return Prepared.of(prepared.root, book, prepared.today)


def choose(prepared: Prepared, asked: Asked) -> tuple[Chosen, list[str]]:
    """The choice, and a sentence for everything in it that makes no sense."""
    complaints: list[str] = []
    campaign = _campaign(prepared, asked.campaign, complaints)
    wished = wishes(campaign, prepared.pieces) if campaign else ()
    pieces = _pieces(prepared.pieces, asked.names, complaints)
    if campaign:
        chosen = {piece.key for piece in pieces}
        wished = tuple(wish for wish in wished if wish.piece.key in chosen)
        pieces = tuple(wish.piece for wish in wished)
    branches = _branches(prepared.book.register(Branch), asked, complaints)
    if asked.kit and asked.campaign is None:
        complaints.append("--kit 是一个活动的网点包，要用 --campaign 写明活动编号。")
    if asked.kit and not (asked.branches or asked.every_branch):
        complaints.append("--kit 是给网点的，要用 --branch、--all-branches 或 --branches-csv 写明网点。")
    if asked.kit and asked.variants:
        complaints.append("--kit 自己决定做哪几种文件，不写 --variant。")
    if not pieces and not complaints:
        complaints.append(f"没有可做的印刷品。现有：{listed({p.sheet.id for p in prepared.pieces})}")
    return Chosen(Selection(pieces, branches, asked.variants), campaign, wished), complaints


def _campaign(prepared: Prepared, some_id: str | None, complaints: list[str]) -> Campaign | None:
    if some_id is None:
        return None
    known = {campaign.id: campaign for campaign in prepared.book.of(Campaign)}
    if some_id not in known:
        complaints.append(f"没有活动 {some_id}。{_nearest(some_id, known)}")
    return known.get(some_id)


def _names(piece: Piece) -> set[str]:
    """What a piece may be called: its key, its sheet's id or title, its layout in both languages."""
    layout = piece.sheet.layout
    return {piece.key, piece.sheet.id, piece.sheet.title, layout, BY_NAME[layout].label}


def _pieces(pieces: tuple[Piece, ...], names: tuple[str, ...], complaints: list[str]) -> tuple[Piece, ...]:
    if not names:
        return pieces
    known = {name: piece for piece in pieces for name in _names(piece)}
    sheets = {piece.sheet.id for piece in pieces}
    unknown = [name for name in names if name not in known]
    complaints += [f"没有印刷品“{name}”。{_nearest(name, known) or f'现有：{listed(sheets)}'}" for name in unknown]
    return tuple(piece for piece in pieces if _names(piece) & set(names))


def _branches(register: tuple[Branch, ...], asked: Asked, complaints: list[str]) -> tuple[Branch, ...]:
    if not asked.branches:
        if asked.every_branch and not register:
            complaints.append("登记册里还没有网点。")
        return register if asked.every_branch else ()
    known = {name: branch for branch in register for name in (branch.key, branch.name)}
    complaints += [f"没有网点“{name}”。{_nearest(name, known)}" for name in asked.branches if name not in known]
    wanted = {known[name].key for name in asked.branches if name in known}
    return tuple(branch for branch in register if branch.key in wanted)


def _nearest(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"是不是想写 {close[0]}？" if close else ""


def listed(names: Iterable[str]) -> str:
    """At most a dozen names; a list of thousands helps nobody."""
    found = sorted(names)
    return "、".join(found[:12]) + ("……" if len(found) > 12 else "")
