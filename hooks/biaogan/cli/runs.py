"""The commands that remember where paper is: printed, removed."""

from __future__ import annotations

import zipfile
from pathlib import Path

import click

from biaogan.build import Prepared
from biaogan.cli.chinese import Command
from biaogan.cli.place import Workplace
from biaogan.ledger.append import append
from biaogan.ledger.manifest import MANIFEST, Known, runs_of
from biaogan.ledger.read import PrintRun, Removal
from biaogan.problems import BiaoganError
from biaogan.source import read


@click.command(cls=Command, name="printed", help="登记印刷：哪个网点印了哪个修订号多少份；物料包用它的清单一次登记。")
@click.argument("sheet_key", required=False, metavar="[印刷品]")
@click.option("--branch", help="网点编号", metavar="网点编号")
@click.option("--quantity", type=click.IntRange(min=1), help="份数", metavar="份数")
@click.option("--campaign", default="", help="为哪个活动印的，可以不写", metavar="活动编号")
@click.option(
    "--manifest",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="物料包（zip）或其中的清单 manifest.json，登记它的全部印刷品",
    metavar="清单文件",
)
@click.pass_obj
def printed(
    place: Workplace,
    sheet_key: str | None,
    branch: str | None,
    quantity: int | None,
    campaign: str,
    manifest: Path | None,
) -> int:
    """Records a print run of the current revision of a sheet, or all runs of a kit's manifest."""
    prepared = place.prepared()
    if manifest is not None:
        if sheet_key or branch or quantity or campaign:
            click.echo("用 --manifest 就不再写印刷品、网点、份数和活动：清单里都有。", err=True)
            return 2
        return _kit(place, prepared, manifest)
    if not (sheet_key and branch and quantity):
        click.echo("要写印刷品、--branch 和 --quantity，或者用 --manifest 写清单文件。", err=True)
        return 2
    piece = next((p for p in prepared.pieces if p.key == sheet_key), None)
    if piece is None or branch not in {b.key for b in prepared.book.registers["branches"]}:
        click.echo(
            f"没有印刷品 {sheet_key} 或网点 {branch}。印刷品：{'、'.join(p.key for p in prepared.pieces)}", err=True
        )
        return 2
    if campaign and campaign not in prepared.index.records:
        click.echo(f"没有活动 {campaign}。", err=True)
        return 2
    if piece.draft:
        click.echo(f"{sheet_key} 的第 {piece.revision} 版还没有发布，先运行 biaogan release。", err=True)
        return 2
    append(place.root, [PrintRun(sheet_key, piece.revision, branch, quantity, place.today, campaign)])
    click.echo(f"已登记：{branch} 印了 {sheet_key} 第 {piece.revision} 版 {quantity} 份。")
    return 0


def _kit(place: Workplace, prepared: Prepared, path: Path) -> int:
    """All runs of a manifest or, where anything in it is wrong, none. The same file twice on a day is a slip of the hand."""
    document, problems = read(path.name, _listed(path))
    runs: list[PrintRun] = []
    if document is not None:
        book = prepared.book
        campaigns = {r.id for r in book.records if r.KIND == "campaign"}
        known = Known({b.key for b in book.registers["branches"]}, campaigns, book.ledger.revisions)
        runs, found = runs_of(document, known, place.today)
        problems += found
    if problems:
        raise BiaoganError(problems)
    if all(run in prepared.book.ledger.prints for run in runs):
        click.echo(f"{path.name} 今天已经登记过，没有再登记。", err=True)
        return 2
    append(place.root, runs)
    click.echo(f"已登记：{runs[0].branch} 收到 {len(runs)} 种印刷品，共 {sum(r.quantity for r in runs)} 份。")
    return 0


def _listed(path: Path) -> bytes:
    """The manifest itself, also out of the kit as it was sent."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as kit:
        inside = next((name for name in kit.namelist() if name.rpartition("/")[2] == MANIFEST), None)
        return kit.read(inside) if inside else b""


@click.command(cls=Command, help="登记撤下：一个网点已经把一张印刷品的旧版从墙上取下。")
@click.argument("sheet_key", metavar="印刷品")
@click.option("--branch", required=True, help="网点编号", metavar="网点编号")
@click.option("--revision", type=click.IntRange(min=1), help="只登记这一版；不写就是该撤的全部旧版", metavar="修订号")
@click.pass_obj
def removed(place: Workplace, sheet_key: str, branch: str, revision: int | None) -> int:
    """Takes paper off the take-down list: what had to come down, or exactly the revision named."""
    prepared = place.prepared()
    hanging = [p for p in prepared.standing.papers() if p.key == sheet_key and p.branch == branch]
    chosen = [p.revision for p in hanging if (p.revision == revision if revision else p.need == "down")]
    if not chosen:
        click.echo(f"{branch} 的墙上没有要撤下的 {sheet_key}。看清单：biaogan reprint --branch {branch}", err=True)
        return 2
    append(place.root, [Removal(sheet_key, n, branch, place.today) for n in chosen])
    click.echo(f"已登记：{branch} 撤下了 {sheet_key} 第 {'、'.join(map(str, chosen))} 版。")
    return 0
