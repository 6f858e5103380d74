"""The commands that write the ledger: release, withdraw, approve, printed. Nothing else ever does."""

from __future__ import annotations

import hashlib
from typing import Any

import click

from biaogan.build import Prepared, examine
from biaogan.cli.chinese import Command, Group
from biaogan.ledger.append import append
from biaogan.ledger.read import FATES, Approval, Move, PrintRun, Published, Revision
from biaogan.model import Record
from biaogan.render.addresses import PUBLIC_KINDS, address
from biaogan.source import WorkTree


def add_memory(group: Group) -> None:
    """Adds the commands of this module to the command line."""
    for command in (release, withdraw, approve, printed):
        group.add_command(command)


@click.command(cls=Command, help="发布：把新的编号、地址和印刷品修订号记进账本。")
@click.pass_obj
def release(place: Any) -> int:
    """Appends what the ledger does not know yet: ids with addresses, sheet revisions with hashes."""
    prepared: Prepared = place.prepared()
    known = prepared.book.ledger.published()
    since = str(prepared.today)
    fresh: list[Any] = []
    for record in prepared.book.records:
        for some_id, title in _ids(record):
            if some_id not in known:
                public = record.visibility == "public" and record.KIND in PUBLIC_KINDS and some_id == record.id
                fresh.append(
                    Published(some_id, record.KIND, title, address(some_id), address(some_id) if public else "", since)
                )
    fresh += [Revision(p.key, p.revision, p.digest, since) for p in prepared.pieces if p.draft]
    count = append(place.root, fresh)
    click.echo(f"账本新增 {count} 条。请把 standards/ledger/ 一起提交。" if count else "没有要登记的新内容。")
    return 0


def _ids(record: Record) -> list[tuple[str, str]]:
    parts = getattr(record, record.PARTS) if record.PARTS else ()
    return [(record.id, record.title), *((p.id, record.title) for p in parts)]


@click.command(cls=Command, help="撤下一个编号并说明去向，地址会留下一页说明。")
@click.argument("some_id", metavar="编号")
@click.option(
    "--fate",
    type=click.Choice(list(FATES)),
    default="withdrawn",
    help="moved 移走，merged 并入，split 拆分，withdrawn 撤下",
    metavar="去向",
)
@click.option("--to", "targets", multiple=True, help="新的编号，可写多次", metavar="编号")
@click.option("--reason", required=True, help="原因，会写在说明页上", metavar="原因")
@click.pass_obj
def withdraw(place: Any, some_id: str, fate: str, targets: tuple[str, ...], reason: str) -> int:
    """Appends a fate. The record's file is deleted by hand, in the same commit."""
    book, index, _ = examine(WorkTree(place.root), place.today)  # the file may already be gone, which is a finding
    missing = [i for i in targets if i == some_id or index.record_of(i) is None]
    if some_id not in book.ledger.published() and index.record_of(some_id) is None:
        click.echo(f"没有编号 {some_id}。", err=True)
    elif (fate == "withdrawn") == bool(targets):
        click.echo("移走、并入和拆分要用 --to 写新的编号，撤下不写。", err=True)
    elif missing:
        click.echo(f"新的编号 {'、'.join(missing)} 不存在。", err=True)
    else:
        return _withdrawn(place, Move(some_id, fate, targets, str(place.today), reason))
    return 2


def _withdrawn(place: Any, move: Move) -> int:
    append(place.root, [move])
    some_id, fate, targets = move.id, move.fate, move.to
    click.echo(f"已登记 {some_id} {FATES[fate]}{'、'.join(targets)}。现在可以删除它的文件，和账本一起提交。")
    return 0


@click.command(cls=Command, help="审批：把批准人和当前正文的指纹记进账本，正文一改批准就失效。")
@click.argument("record_id", metavar="编号")
@click.option("--by", required=True, help="批准人或批准岗位", metavar="批准人")
@click.pass_obj
def approve(place: Any, record_id: str, by: str) -> int:
    """Binds an approval to the hash of the record's normative text."""
    prepared: Prepared = place.prepared()
    record = prepared.index.records.get(record_id)
    if record is None:
        click.echo(f"没有编号 {record_id}。", err=True)
        return 2
    append(place.root, [Approval(record_id, text_hash(record), by, str(place.today))])
    click.echo(f"已登记：{by} 批准 {record_id}。")
    return 0


@click.command(cls=Command, name="printed", help="登记一次印刷：哪个网点印了哪个修订号多少份。")
@click.argument("sheet_key", metavar="印刷品")
@click.option("--branch", required=True, help="网点编号", metavar="网点编号")
@click.option("--quantity", type=click.IntRange(min=1), required=True, help="份数", metavar="份数")
@click.pass_obj
def printed(place: Any, sheet_key: str, branch: str, quantity: int) -> int:
    """Records a print run of the current revision of a sheet."""
    prepared: Prepared = place.prepared()
    piece = next((p for p in prepared.pieces if p.key == sheet_key), None)
    if piece is None or branch not in {b.key for b in prepared.book.registers["branches"]}:
        click.echo(
            f"没有印刷品 {sheet_key} 或网点 {branch}。印刷品：{'、'.join(p.key for p in prepared.pieces)}", err=True
        )
        return 2
    if piece.draft:
        click.echo(f"{sheet_key} 的第 {piece.revision} 版还没有发布，先运行 biaogan release。", err=True)
        return 2
    append(place.root, [PrintRun(sheet_key, piece.revision, branch, quantity, str(place.today))])
    click.echo(f"已登记：{branch} 印了 {sheet_key} 第 {piece.revision} 版 {quantity} 份。")
    return 0


def text_hash(record: Record) -> str:
    """Hash of everything the record says, 16 hexadecimal digits."""
    return hashlib.sha256(record.model_dump_json().encode()).hexdigest()[:16]
