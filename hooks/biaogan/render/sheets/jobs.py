"""Print jobs: a piece, a bank, perhaps a branch, and what the press needs to make one file of them.

One pair of functions a tree: what goes into the public tree is made of a public piece and of what the public may know
of the bank, and mypy refuses anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import TypeAlias

import segno

from biaogan.editions import PublicView
from biaogan.layouts import BY_NAME
from biaogan.layouts.picture import picture_mm, thumb_px
from biaogan.layouts.sizes import scale_of, trim_of
from biaogan.model.bank import Bank
from biaogan.model.registers import Branch
from biaogan.render.addresses import revision_address
from biaogan.render.sheets.files import BANK, file_name, variants_of
from biaogan.render.sheets.imposition import imposed
from biaogan.render.sheets.job import PICTURE_PX, PrintJob, Variant
from biaogan.render.sheets.pieces import Piece, PublicPiece
from biaogan.values import Json

AnyBank: TypeAlias = Bank | PublicView  # name and palette are in both


def staff_jobs(piece: Piece, bank: Bank, branches: Iterable[Branch] = ()) -> Iterator[PrintJob]:
    """The files of one piece in the staff tree: all there are for the bank (`variants_of`), press for each branch."""
    for variant in variants_of(piece):
        yield staff_job(piece, bank, None, variant)
    for branch in branches:
        yield staff_job(piece, bank, branch, "press")


def public_jobs(piece: PublicPiece, bank: PublicView) -> Iterator[PrintJob]:
    """The files of one public piece in the public tree: all there are for the bank, and no branch's own."""
    for variant in variants_of(piece):
        yield public_job(piece, bank, variant)


def staff_job(piece: Piece, bank: Bank, branch: Branch | None, variant: Variant) -> PrintJob:
    """One file of one piece for the staff tree, with a branch's imprint or the bank's alone.

    The code on it leads to the tree that whoever holds the paper may see.
    """
    base = bank.public_base if isinstance(piece, PublicPiece) else bank.staff_base
    return _job(piece, bank, branch, base, "staff", variant)


def public_job(piece: PublicPiece, bank: PublicView, variant: Variant) -> PrintJob:
    """One file of one piece for the public tree."""
    return _job(piece, bank, None, bank.public_base, "public", variant)


def _job(piece: Piece, bank: AnyBank, branch: Branch | None, base: str, tree: str, variant: Variant) -> PrintJob:
    """base: address of the tree the QR code leads to; tree: `staff` or `public`, the first part of the output path."""
    declared = BY_NAME[piece.sheet.layout].declared
    trim, scale = trim_of(piece.sheet), scale_of(piece.sheet)
    width, height = (side * scale for side in trim)
    imprint = branch.id if branch else BANK
    target = base + revision_address(piece.key, piece.revision) + (f"?b={imprint}" if branch else "")
    data: dict[str, Json] = {
        "layout": piece.sheet.layout,
        "variant": variant,
        "size": {"name": piece.sheet.size, "width": width, "height": height, "scale": scale},
        "palette": palette(bank),
        "meta": _meta(piece),
        "imprint": {**imprint_of(bank, branch), **also(branch, declared.get("imprint_also", ()))},
        "qr": {"text": target, "matrix": qr_matrix(target)},
        "content": piece.content,
    }
    if variant in declared.get("imposed_variants", ()):
        data["imposition"] = [asdict(side) for side in imposed(piece.pages, declared["paper_mm"])]
        width *= 2
    screen = declared.get("screen")
    return PrintJob(
        key=piece.key,
        imprint=imprint,
        variant=variant,
        template=piece.sheet.layout,
        data=data,
        width_mm=width,
        height_mm=height,
        output=f"{tree}/{file_name(piece.key, imprint, variant, scale)}",
        effective=piece.sheet.effective,
        bank=bank.name,
        imprint_page=declared.get("imprint_page", 0),
        die_line=declared.get("die_line", False),
        picture_px=screen["px"] if screen else PICTURE_PX,
        colours=screen["colours"] if screen else None,
        thumb=thumb_px(*picture_mm(declared, trim, piece.pages)) if variant == "thumb" else None,
    )


def _meta(piece: Piece) -> Json:
    """What a sheet says of itself."""
    return {
        "id": piece.key,
        "title": piece.title,
        "revision": piece.revision,
        "draft": piece.draft,
        "effective": str(piece.sheet.effective),
        "valid_until": str(piece.valid_until),
        "edition": piece.EDITION,
        "subject_id": piece.subjects[0].id,
    }


def imprint_of(bank: AnyBank, branch: Branch | None) -> dict[str, Json]:
    """Who gives the sheet away: the bank, and the branch where it is one's own."""
    if branch is None:
        return {"bank": bank.name, "branch": None, "address": None, "phone": None, "hours": None}
    return {
        "bank": bank.name,
        "branch": branch.name,
        "address": branch.address,
        "phone": branch.phone,
        "hours": branch.hours,
    }


def also(branch: Branch | None, names: Iterable[str]) -> dict[str, Json]:
    """Fields of the branch that a layout shows beside its imprint."""
    return {name: getattr(branch, name, None) for name in names}


def palette(bank: AnyBank) -> dict[str, Json]:
    """The bank's colours as the templates want them."""
    names = ("primary", "danger", "accent", "soft", "paper", "ink")
    return {n: {"cmyk": list(getattr(bank.palette, n).cmyk), "rgb": getattr(bank.palette, n).rgb} for n in names}


def qr_matrix(text: str) -> list[str]:
    """Rows of `0` and `1` without quiet zone. Error level M, fixed mask, so that equal text has equal modules."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
