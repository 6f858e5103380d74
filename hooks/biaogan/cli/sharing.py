"""`biaogan print --shared`: one PDF a sheet for all branches, and a table that says whose page is which."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from biaogan.build import Prepared
from biaogan.cli.choosing import Asked, Chosen
from biaogan.exports.tables import Table, as_csv
from biaogan.press.batch import Batch, Finished
from biaogan.press.made import made_of
from biaogan.press.shared import shared
from biaogan.problems import BiaoganError
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.selection import Selection
from biaogan.render.sheets.wishes import self_printed
from biaogan.whole import write

HEADS = ("从第几页", "到第几页", "网点编号", "网点", "地址", "电话", "数量")


def objections(asked: Asked, cluster: str | None) -> list[str]:
    """What cannot go together with one PDF for all."""
    found = []
    if not (asked.branches or asked.every_branch):
        found.append("--shared 是给许多网点的，要用 --branch、--all-branches 或 --branches-csv 写明网点。")
    found += [
        f"--shared 不和 {name} 一起用。" for name, given in (("--kit", asked.kit), ("--cluster", cluster)) if given
    ]
    if set(asked.variants) - {"press"}:
        found.append("--shared 只做送印刷厂的文件，--variant 只能写 press。")
    return found


def shareable(chosen: Chosen) -> tuple[Piece, ...]:
    """The sheets of which one PDF makes sense: what a branch prints itself only where press files were asked for."""
    asked = bool(chosen.selection.variants)
    return tuple(piece for piece in chosen.selection.pieces if asked or not self_printed(piece.sheet))


def share(prepared: Prepared, chosen: Chosen, done: Batch, workers: int, progress: Callable[[int, int], None]) -> None:
    """Makes the PDF and the table of every sheet; what fails is a problem of the run.

    progress: called with the position of the sheet (the first is 0) and how many of its copies are done.
    """
    for position, piece in enumerate(shareable(chosen)):
        count = len(chosen.selection.branches)
        target = done.folder / "staff" / "print" / piece.key / f"{piece.key}_{count}个网点_press.pdf"
        jobs = Selection((piece,), chosen.selection.branches, ("press",)).jobs(prepared.book.bank)
        try:
            shared(jobs, target, workers=workers, progress=partial(progress, position))
        except BiaoganError as error:
            done.failed += 1
            done.problems.extend(error.problems)
            continue
        facts = made_of(target)
        done.made += 1
        path = target.relative_to(done.folder).as_posix()
        done.files.append(Finished(piece.key, "all", "press", path, reused=False, facts=facts))
        _table(target, chosen, piece, facts.pages // count)


def _table(target: Path, chosen: Chosen, piece: Piece, each: int) -> None:
    """Whose pages are which, beside the PDF. each: pages of one copy."""
    quantities = {wish.piece.key: str(wish.quantity) for wish in chosen.wishes}
    rows = tuple(
        (
            str(number * each + 1),
            str((number + 1) * each),
            branch.key,
            branch.name,
            branch.address,
            branch.phone,
            quantities.get(piece.key, ""),
        )
        for number, branch in enumerate(chosen.selection.branches)
    )
    write(target.with_name(f"{target.stem}_页码.csv"), as_csv(Table("pages", piece.title, HEADS, rows)))
