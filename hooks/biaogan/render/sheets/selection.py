"""What to print: pieces, for whom, as which files. Jobs are made as they are needed, so a run of thousands stays small."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.model.bank import Bank
from biaogan.model.registers import Branch
from biaogan.render.sheets.files import variants_of
from biaogan.render.sheets.job import PrintJob, Variant
from biaogan.render.sheets.jobs import staff_job
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.wishes import self_printed

ALL: tuple[Variant, ...] = ("press", "office", "turned", "spreads", "preview")


@dataclass(frozen=True, slots=True)
class Selection:
    """branches: for whom, empty for the bank itself; variants: which files, empty for what each piece is meant for."""

    pieces: tuple[Piece, ...]
    branches: tuple[Branch, ...] = ()
    variants: tuple[Variant, ...] = ()

    def variants_of(self, piece: Piece) -> tuple[Variant, ...]:
        """The files made of one piece: as asked, as far as it has them; else all for the bank, and for a branch the one it
        is printed from."""
        own = variants_of(piece)
        if self.variants:
            return tuple(variant for variant in self.variants if variant in own)
        if not self.branches:
            return own
        return ("office",) if self_printed(piece.sheet) else ("press",)

    def count(self) -> int:
        """How many jobs there are, without making them."""
        return sum(len(self.variants_of(piece)) for piece in self.pieces) * max(1, len(self.branches))

    def jobs(self, bank: Bank) -> Iterator[PrintJob]:
        """Every job, piece by piece, branch by branch, for the staff tree."""
        for piece in self.pieces:
            for branch in self.branches or (None,):
                for variant in self.variants_of(piece):
                    yield staff_job(piece, bank, branch, variant)
