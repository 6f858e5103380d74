"""Which files a piece becomes, and what they are called."""

from __future__ import annotations

from biaogan.layouts import BY_NAME
from biaogan.layouts.sizes import scale_of
from biaogan.render.sheets.job import Variant
from biaogan.render.sheets.pieces import Piece

BANK = "bank"  # the imprint without a branch


def variants_of(piece: Piece) -> tuple[Variant, ...]:
    """The files of a piece for people, the bank's: a folded one has some more, for printers of the branch."""
    return ("press", "office", *BY_NAME[piece.sheet.layout].declared.get("office_variants", ()), "preview")


def file_name(key: str, imprint: str, variant: str, scale: float) -> str:
    """Path of one file of a sheet below its tree. scale: of the drawing, by `scale_of`.

    A PDF that is drawn at a tenth says so: the shop sees the name first. Thumbnails have a folder of their own: web servers
    give rules by folder, and these may be kept for long.
    """
    if variant == "thumb":
        return f"print/thumbs/{key}.png"
    tenth = "" if scale == 1 or variant == "preview" else f"_1比{1 / scale:.0f}"
    ending = {
        "press": "_press.pdf",
        "office": ".pdf",
        "turned": "_turned.pdf",
        "spreads": "_spreads.pdf",
        "preview": ".png",
    }[variant]
    return f"print/{key}/{key}{'' if imprint == BANK else '_' + imprint}{tenth}{ending}"


def file_of(piece: Piece, imprint: str, variant: str) -> str:
    """Path of one file of a piece below its tree."""
    return file_name(piece.key, imprint, variant, scale_of(piece.sheet))
