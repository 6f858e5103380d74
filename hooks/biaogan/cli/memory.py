"""The commands that write the ledger: release, withdraw, approve; and in `runs` printed, removed. Nothing else ever does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date

import click

from biaogan.build import Prepared, examine
from biaogan.cli.chinese import ChineseGroup, Command
from biaogan.cli.place import Workplace
from biaogan.cli.runs import printed, removed
from biaogan.ledger.append import append
from biaogan.ledger.read import FATES, Approval, LateWords, Move, PublicAddress, Published, Revision
from biaogan.ledger.texts import to_remember
from biaogan.model import Record
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import Piece
from biaogan.render.site import addresses, make_site
from biaogan.source import WorkTree


def add_memory(group: ChineseGroup) -> None:
    """Adds the commands of this module to the command line."""
    for command in (release, withdraw, approve, printed, removed):
        group.add_command(command)


@click.command(cls=Command, help="发布：把新的编号、地址和印刷品修订号记进账本。")
@click.option("--why", default="", help="这次为什么换版，重印清单会写给网点看", metavar="原因")
@click.pass_obj
def release(place: Workplace, why: str) -> int:
    """Appends what the ledger does not know yet: ids and public pages with addresses, sheet revisions with hashes and words."""
    prepared = place.prepared()
    since = prepared.today
    fresh = list(_fresh(prepared, since))
    revisions = [_revision(p, prepared.book.ledger.revisions, since, why.strip()) for p in prepared.pieces if p.draft]
    count = append(place.root, [*fresh, *revisions, *_words(prepared)])
    click.echo(f"账本新增 {count} 条。请把 standards/ledger/ 一起提交。" if count else "没有要登记的新内容。")
    if not why.strip() and any(r.revision > 1 for r in revisions):
        click.echo("有换版而没有写原因：重印清单会说“换版原因没有记录”。下次写 --why 原因。")
    return 0


def _fresh(prepared: Prepared, since: date) -> Iterator[Published | PublicAddress]:
    """Ids that are not in the ledger yet, with their addresses; then public pages of older ids and of no record."""
    ledger = prepared.book.ledger
    known, told = ledger.published(), ledger.public_addresses()
    site = make_site(prepared.public, prepared.public_sheets, prepared.today)
    pages = {place: page for place, page in addresses(site).items() if place not in told}
    for record in prepared.book.records:
        for some_id, title in _ids(record):
            if some_id not in known:
                public = address(some_id) if pages.pop(address(some_id), None) else ""
                yield Published(some_id, record.KIND, title, address(some_id), public, since)
    for place, (title, some_id) in pages.items():
        own = some_id if some_id and place == address(some_id) else ""
        yield PublicAddress(place, title, since, own)


def _revision(piece: Piece, known: tuple[Revision, ...], since: date, why: str) -> Revision:
    texts = to_remember(known, piece.key, piece.texts)
    return Revision(piece.key, piece.revision, piece.digest, since, piece.EDITION, why, texts)


def _words(prepared: Prepared) -> Iterator[LateWords]:
    """LateWords of what was released before words were kept, as long as the sheet still is exactly that."""
    ledger = prepared.book.ledger
    for piece in prepared.pieces:
        released = ledger.latest(piece.key)
        if released and not piece.draft and released.texts is None:
            texts = to_remember(ledger.revisions, piece.key, piece.texts)
            yield LateWords(piece.key, piece.revision, piece.digest, prepared.today, texts)


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
def withdraw(place: Workplace, some_id: str, fate: str, targets: tuple[str, ...], reason: str) -> int:
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
        return _withdrawn(place, Move(some_id, fate, targets, place.today, reason))
    return 2


def _withdrawn(place: Workplace, move: Move) -> int:
    append(place.root, [move])
    some_id, fate, targets = move.id, move.fate, move.to
    click.echo(f"已登记 {some_id} {FATES[fate]}{'、'.join(targets)}。现在可以删除它的文件，和账本一起提交。")
    return 0


@click.command(
    cls=Command, help="审批：把批准人、日期和这条内容此刻的指纹记进账本。只是留底：以后改了内容，检查不会提醒。"
)
@click.argument("record_id", metavar="编号")
@click.option("--by", required=True, help="批准人或批准岗位", metavar="批准人")
@click.pass_obj
def approve(place: Workplace, record_id: str, by: str) -> int:
    """Appends who approved the record, with the hash of all that it says now. No check and no page reads it yet."""
    prepared = place.prepared()
    record = prepared.index.records.get(record_id)
    if record is None:
        click.echo(f"没有编号 {record_id}。", err=True)
        return 2
    append(place.root, [Approval(record_id, text_hash(record), by, place.today)])
    click.echo(f"已登记：{by} 批准 {record_id}。")
    return 0


def text_hash(record: Record) -> str:
    """Hash of everything the record says, 16 hexadecimal digits."""
    return hashlib.sha256(record.model_dump_json().encode()).hexdigest()[:16]
