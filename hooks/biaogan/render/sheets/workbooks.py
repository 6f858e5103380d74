"""Which workbook belongs to a printed checklist or score sheet. The workbooks themselves are made in exports/judging.py."""

from __future__ import annotations

from biaogan.layouts.checklist import CHECKLIST
from biaogan.layouts.score_sheet import SCORE_SHEET
from biaogan.layouts.zone_checklist import ZONE_CHECKLIST
from biaogan.render.sheets.pieces import Piece

FOLDER = "exports"
# frequency of a sheet of zones -> name and title of the workbook that holds all zones
ZONE_BOOKS = {
    "每日": ("6s-daily", "6S 每日检查"),
    "每周": ("6s-monthly", "6S 每周每月检查"),
    "每月": ("6s-yearly", "6S 每月检查"),
}


def workbook_for(piece: Piece) -> str | None:
    """Path below the staff tree of the workbook that belongs to a printed piece, or None where it has none."""
    if piece.sheet.layout == SCORE_SHEET.name:
        return f"{FOLDER}/{piece.key}.xlsx"
    if piece.sheet.layout == CHECKLIST.name:  # prints daily items only
        return f"{FOLDER}/{ZONE_BOOKS['每日'][0]}.xlsx"
    if piece.sheet.layout == ZONE_CHECKLIST.name:
        return f"{FOLDER}/{ZONE_BOOKS[piece.sheet.frequency][0]}.xlsx"
    return None
