"""Trim sizes by name, in millimetres."""

from __future__ import annotations

from biaogan.layouts.layout import AnySheet

ACROBAT_MM = 5000.0  # 14,400 pt: a longer page cannot be opened, so it is drawn at a tenth
SIZES: dict[str, tuple[float, float]] = {
    "A2": (420.0, 594.0),
    "A3": (297.0, 420.0),
    "A4": (210.0, 297.0),
    "A4横": (297.0, 210.0),
    "A5横": (210.0, 148.0),
    "A5": (148.0, 210.0),
    "A6": (105.0, 148.0),
    "DL": (99.0, 210.0),
    "名片": (90.0, 54.0),
    "方贴": (150.0, 150.0),
    "条贴": (210.0, 99.0),
    "易拉宝": (800.0, 2000.0),
    "展板": (900.0, 1200.0),
    "横幅": (3000.0, 700.0),  # the length is the sheet's own
    "圆扇": (200.0, 310.0),  # the box around a disc and its handle
    "台卡": (210.0, 297.0),
    "手机图": (120.0, 180.0),  # a picture of 1080 × 1620 pixels; printed, a card
}


def trim_of(sheet: AnySheet) -> tuple[float, float]:
    """Width and height of the finished piece in mm, at its true size."""
    width, height = SIZES[sheet.size]
    return (float(sheet.length_mm), height) if sheet.length_mm else (width, height)


def scale_of(sheet: AnySheet) -> float:
    """1, or 0.1 for what is too long for a PDF page; the file's name then says 1比10."""
    return 0.1 if max(trim_of(sheet)) > ACROBAT_MM else 1.0
