"""Sheets as people look for them: by what is done with the paper, large sizes first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from biaogan.layouts.sizes import trim_of
from biaogan.model.sheet import Purpose
from biaogan.render.sheets.pieces import PublicPiece

# What people call a purpose, and the icon that stands for it. The order is that of the page: what most look for first.
NAMES: dict[Purpose, tuple[str, str]] = {
    "张贴": ("贴在墙上", "storefront"),
    "发放": ("发到手里", "hand-extended"),
    "转发": ("发到手机上", "cellphone-message"),
    "摆放": ("放在桌上", "desk"),
    "展示": ("立起来、挂起来", "bullhorn"),
    "学习": ("拿来学", "book-open-variant"),
    "填写": ("拿来填", "notebook-edit"),
    "检查": ("照着查", "check-decagram"),
}


@dataclass(frozen=True, slots=True)
class SheetsOfPurpose:
    """The sheets of one purpose. key: for the address of its place on a page; sheets: each with its pieces."""

    key: str
    name: str
    icon: str
    sheets: tuple[tuple[PublicPiece, ...], ...]

    @property
    def pieces(self) -> tuple[PublicPiece, ...]:
        """All pieces, sheet by sheet."""
        return tuple(piece for members in self.sheets for piece in members)


def by_purpose(pieces: Iterable[PublicPiece]) -> tuple[SheetsOfPurpose, ...]:
    """Purposes that some sheet is for."""
    by_sheet: dict[str, list[PublicPiece]] = {}
    for piece in pieces:
        by_sheet.setdefault(piece.sheet.id, []).append(piece)
    ordered = sorted(by_sheet.values(), key=lambda members: (-_area(members[0]), members[0].sheet.id))
    keys = {name: f"use-{number}" for number, name in enumerate(get_args(Purpose), 1)}
    found = []
    for purpose, (name, icon) in NAMES.items():
        own = tuple(tuple(members) for members in ordered if members[0].sheet.purpose == purpose)
        if own:
            found.append(SheetsOfPurpose(keys[purpose], name, icon, own))
    return tuple(found)


def _area(piece: PublicPiece) -> float:
    width, height = trim_of(piece.sheet)
    return width * height
