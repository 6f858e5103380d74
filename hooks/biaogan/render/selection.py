"""What to print: pieces, for whom, as which files. Jobs are made as they are needed, so a run of thousands stays small."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

from biaogan.model.bank import Bank
from biaogan.model.registers import Branch
from biaogan.render.jobs import PrintJob, Variant, canonical
from biaogan.render.orders import self_printed
from biaogan.render.sheets import BANK, Piece, file_name, jobs

ALL: tuple[Variant, ...] = ("press", "office", "preview")


@dataclass(frozen=True, slots=True)
class Selection:
    """branches: for whom, empty for the bank itself; variants: which files, empty for what each piece is meant for."""

    pieces: tuple[Piece, ...]
    branches: tuple[Branch, ...] = ()
    variants: tuple[Variant, ...] = ()

    def variants_of(self, piece: Piece) -> tuple[Variant, ...]:
        """The files made of one piece: as asked; else all for the bank, and for a branch the one it is printed from."""
        if self.variants:
            return self.variants
        if not self.branches:
            return ALL
        return ("office",) if self_printed(piece.sheet) else ("press",)

    def count(self) -> int:
        """How many jobs there are, without making them."""
        return sum(len(self.variants_of(piece)) for piece in self.pieces) * max(1, len(self.branches))

    def jobs(self, bank: Bank, tree: str = "staff") -> Iterator[PrintJob]:
        """Every job, piece by piece, branch by branch. tree: first part of the output path."""
        for piece in self.pieces:
            base = bank.public_base if piece.public else bank.staff_base
            wanted = self.variants_of(piece)
            for job in jobs(piece, bank, self.branches, base, tree):
                if not self.branches and job.imprint == BANK and job.variant in wanted:
                    yield job
                elif self.branches and job.imprint != BANK and job.variant == "press":
                    yield from (as_variant(job, variant, tree) for variant in wanted)


def as_variant(job: PrintJob, variant: Variant, tree: str) -> PrintJob:
    """The same sheet with the same imprint as another file."""
    if job.variant == variant:
        return job
    data = canonical({**json.loads(job.data), "variant": variant})
    return replace(job, variant=variant, data=data, output=f"{tree}/{file_name(job.key, job.imprint, variant)}")
