"""What a piece with several sides is offered with: files for printing on both sides, and the size of its picture."""

from __future__ import annotations

from biaogan.layouts import BY_NAME
from biaogan.layouts.picture import picture_mm
from biaogan.layouts.sizes import trim_of
from biaogan.render.sheets.files import BANK, file_of
from biaogan.render.sheets.pieces import Piece

EDGES = {"short": ("短边", "长边"), "long": ("长边", "短边")}  # the one a piece is made for, the other


def office_files(piece: Piece) -> tuple[tuple[str, str], ...]:
    """Files that a branch may want beside the office file, with what people call them: how to print on both sides."""
    declared = BY_NAME[piece.sheet.layout].declared
    if not declared.get("office_variants"):
        return ()
    own, other = EDGES[declared["duplex"]]
    sheets = "拼版" if "imposed_variants" in declared else "办公版"
    names = {"spreads": f"{sheets}（翻{own}）", "turned": f"{sheets}（翻{other}）"}
    return tuple((file_of(piece, BANK, v), names[v]) for v in declared["office_variants"])


def turned_over(piece: Piece) -> str:
    """The edge to choose in the printer's settings for the office file. Nothing for what has one side, for what is printed
    in a shop only, and for a booklet, whose office file is for reading."""
    declared = BY_NAME[piece.sheet.layout].declared
    if "imposed_variants" in declared or not declared.get("office_variants"):
        return ""
    return EDGES[declared["duplex"]][0]


def picture_of(piece: Piece) -> tuple[float, float]:
    """Width and height of the piece's preview, in mm of the finished piece."""
    return picture_mm(BY_NAME[piece.sheet.layout].declared, trim_of(piece.sheet), piece.pages)
