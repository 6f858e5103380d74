"""`takedown`: what every branch must take off its standing, as files to hand out."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import click

from biaogan.build import Prepared
from biaogan.cli.chinese import Command
from biaogan.cli.place import Workplace, shown_path
from biaogan.exports.tables import files
from biaogan.exports.takedown import takedown_calendar, takedown_table
from biaogan.press.pool import run_jobs
from biaogan.problems import BiaoganError
from biaogan.render.reprint.takedown import takedown_jobs
from biaogan.whole import write_all

OUT = Path("site/takedown")


@click.command(cls=Command, help="撤下清单：每个网点一张可以打钩签名的 PDF，另有日历和表格。")
@click.option("--branch", "branches", multiple=True, help="只做这个网点的，可写多次", metavar="网点编号")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"放到哪里，不写就是项目的 {OUT.as_posix()}",
    metavar="文件夹",
)
@click.pass_obj
def takedown(place: Workplace, branches: tuple[str, ...], out: Path | None) -> int:
    """Writes the lists of the branches that have one, and says so where none has."""
    prepared = place.prepared()
    unknown = unknown_branches(prepared, branches)
    if unknown:
        click.echo(f"没有{'、'.join(unknown)}。网点写 BR-001 这样。", err=True)
        return 2
    standing = prepared.standing
    jobs = [
        dataclasses.replace(j, output=Path(j.output).name)
        for j in takedown_jobs(prepared.book.bank, standing, branches)
    ]
    folder = place.output(out, OUT)
    problems = [p for made in run_jobs(jobs, folder, prepared.cache) for p in made.problems]
    if problems:
        raise BiaoganError(problems)
    if not jobs:
        click.echo("没有要撤下的，登记过的印刷品都还有效。")
        return 0
    tables = files(takedown_table(standing, branches), prepared.book.bank.palette)
    write_all(folder, itertools.chain(tables, [("takedown.ics", takedown_calendar(standing, branches))]), over=True)
    click.echo(f"做好 {len(jobs)} 个网点的撤下清单，和日历、表格在一起：{shown_path(folder)}")
    return 0


def unknown_branches(prepared: Prepared, branches: tuple[str, ...]) -> list[str]:
    """Branches of the call that neither the register nor a print run knows."""
    known = {b.key for b in prepared.book.registers["branches"]} | {r.branch for r in prepared.book.ledger.prints}
    return sorted(set(branches) - known)
