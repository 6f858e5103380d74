"""Print jobs: a piece, a bank, perhaps a branch, and what the press needs to make one file of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import segno

from biaogan.layouts import BY_NAME
from biaogan.layouts.picture import picture_mm, thumb_px
from biaogan.layouts.sizes import scale_of, trim_of
from biaogan.model.registers import Branch
from biaogan.render.addresses import revision_address
from biaogan.render.sheets.files import BANK, file_name, variants_of
from biaogan.render.sheets.imposition import imposed
from biaogan.render.sheets.job import PrintJob, Variant, canonical
from biaogan.render.sheets.pieces import Piece


def jobs(piece: Piece, bank: Any, branches: Iterable[Any], base: str, tree: str) -> Iterator[PrintJob]:
    """The files of one piece: all there are for the bank (`variants_of`), press for each branch.

    bank: Bank or its public view (name, palette); base: address of the tree the QR code leads to; tree: `staff` or
    `public`, the first part of the output path.
    """
    for variant in variants_of(piece):
        yield job_of(piece, bank, None, base, tree, variant)
    for branch in branches:
        yield job_of(piece, bank, branch, base, tree, "press")


def job_of(piece: Piece, bank: Any, branch: Branch | None, base: str, tree: str, variant: Variant) -> PrintJob:
    """One file of one piece, with a branch's imprint or the bank's alone; the rest as for `jobs`."""
    width, height = (side * scale_of(piece.sheet) for side in trim_of(piece.sheet))
    imprint = branch.id if branch else BANK
    target = base + revision_address(piece.key, piece.revision) + (f"?b={imprint}" if branch else "")
    data = {
        "layout": piece.sheet.layout,
        "variant": variant,
        "size": {"name": piece.sheet.size, "width": width, "height": height, "scale": scale_of(piece.sheet)},
        "palette": palette(bank),
        "meta": {
            "id": piece.key,
            "title": piece.title,
            "revision": piece.revision,
            "draft": piece.draft,
            "effective": str(piece.sheet.effective),
            "valid_until": str(piece.valid_until),
            "edition": "public" if piece.public else "staff",
            "subject_id": piece.subjects[0].id,
        },
        "imprint": {
            "bank": bank.name,
            "branch": branch.name if branch else None,
            "address": branch.address if branch else None,
            "phone": branch.phone if branch else None,
            "hours": branch.hours if branch else None,
            **{
                name: getattr(branch, name, None)
                for name in BY_NAME[piece.sheet.layout].declared.get("imprint_also", ())
            },
        },
        "imprint_page": BY_NAME[piece.sheet.layout].declared.get("imprint_page", 0),
        "qr": {"text": target, "matrix": qr_matrix(target)},
        "content": piece.content,
    }
    declared = BY_NAME[piece.sheet.layout].declared
    if variant in declared.get("imposed_variants", ()):
        sheets = imposed(len(piece.content["pages"]), declared["paper_mm"])
        data["imposition"] = [asdict(side) for side in sheets]
        width *= 2
    if variant == "thumb":
        data["thumb"] = thumb_px(*picture_mm(declared, trim_of(piece.sheet), piece.content))
    return PrintJob(
        piece.key,
        imprint,
        variant,
        piece.sheet.layout,
        canonical(data),
        width,
        height,
        f"{tree}/{file_name(piece.key, imprint, variant, scale_of(piece.sheet))}",
    )


def palette(bank: Any) -> dict[str, Any]:
    """The bank's colours as the templates want them."""
    names = ("primary", "danger", "accent", "soft", "paper", "ink")
    return {n: {"cmyk": list(getattr(bank.palette, n).cmyk), "rgb": getattr(bank.palette, n).rgb} for n in names}


def qr_matrix(text: str) -> list[str]:
    """Rows of `0` and `1` without quiet zone. Error level M, fixed mask, so that equal text has equal modules."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
