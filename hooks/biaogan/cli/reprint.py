"""`reprint`: which paper out there is old, what changed since and why, and what to order."""

from __future__ import annotations

import json
from typing import Any

import click
from rich.cells import cell_len

from biaogan.build import Prepared
from biaogan.cli.chinese import ChineseGroup, Command
from biaogan.cli.place import Workplace
from biaogan.cli.takedown import takedown, unknown_branches
from biaogan.model.campaign import Campaign
from biaogan.render.reprint.changes import Change
from biaogan.render.reprint.copies import Paper, Renewal
from biaogan.render.reprint.names import name_of

UNKNOWN = "换版原因没有记录"
HEADS = ("网点", "手里的版本", "份数", "印于", "状态", "要做什么")


def add_paper(group: ChineseGroup) -> None:
    """Adds the commands about paper to the command line."""
    group.add_command(reprint)
    group.add_command(takedown)


@click.command(cls=Command, help="重印清单：哪些网点手里的纸旧了，改了什么，为什么，该印多少。")
@click.option("--branch", "branches", multiple=True, help="只看这个网点，可写多次", metavar="网点编号")
@click.option("--campaign", default="", help="只看这个活动的印刷品", metavar="活动编号")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text 给人看，json 给程序",
    metavar="格式",
)
@click.pass_obj
def reprint(place: Workplace, branches: tuple[str, ...], campaign: str, form: str) -> int:
    """Every recorded print run, grouped by sheet. Exit status 0 whether anything is old or not."""
    prepared = place.prepared()
    unknown = unknown_branches(prepared, branches)
    if campaign and not isinstance(prepared.index.records.get(campaign), Campaign):
        unknown.append(campaign)
    if unknown:
        click.echo(f"没有{'、'.join(unknown)}。网点写 BR-001 这样，活动写 CMP-001 这样。", err=True)
        return 2
    found = list(prepared.standing.renewals(branches, campaign))
    click.echo(_as_json(prepared, found) if form == "json" else _as_text(prepared, found))
    return 0


def _as_text(prepared: Prepared, found: list[Renewal]) -> str:
    if not found:
        return "没有登记过印刷，没有要重印的。登记一次：biaogan printed 印刷品 --branch 网点 --quantity 份数"
    stale = [renewal for renewal in found if renewal.stale]
    papers = [p for renewal in stale for p in renewal.papers if p.need == "down"]
    lines = ["没有要重印的，登记过的都还有效。"]
    if stale:
        total = sum(p.order for p in papers)
        lines = [f"{len(stale)} 种印刷品旧了，{len({p.branch for p in papers})} 个网点要换，共印 {total} 份。"]
    for renewal in sorted(found, key=lambda r: not r.stale):
        lines += ["", *_sheet(prepared, renewal)]
    return "\n".join(lines)


def _sheet(prepared: Prepared, renewal: Renewal) -> list[str]:
    answer = renewal.answer
    lines = [f"{answer.title}（{answer.key}）{_now(renewal)}"]
    if any(p.answer.state == "replaced" for p in renewal.papers):
        for revision, day, why in renewal.reasons:
            lines.append(f"  第{revision}版（{day}）：{why or UNKNOWN}")
        for revision, told in renewal.told:
            lines.append(f"  第{revision}版以后改了：{'' if told else _nothing(told)}")
            lines += [f"    {change.told(lambda some_id: name_of(prepared.book, some_id))}" for change in told or ()]
    return lines + [f"  {line}" for line in _table([HEADS, *map(_row, renewal.papers)])]


def _now(renewal: Renewal) -> str:
    answer = renewal.answer
    if answer.gone is not None:
        gone = answer.gone
        told = " ".join(word for word in (str(gone.since or ""), gone.fate, "、".join(gone.to)) if word)
        return f" {told}{'：' if gone.reason else ''}{gone.reason}"
    piece = answer.piece
    until = f"，有效至 {piece.valid_until}" if piece else ""
    draft = f"；第{piece.revision}版已改好，还没有发布" if piece and piece.draft else ""
    return f" 现在第{answer.newest}版{until}{draft}"


def _nothing(told: tuple[Change, ...] | None) -> str:
    return "哪些文字没有记录" if told is None else "文字没有变，样子变了"


def _row(paper: Paper) -> tuple[str, ...]:
    name = paper.branch if paper.branch_name == paper.branch else f"{paper.branch} {paper.branch_name}"
    label = paper.answer.verdict.label
    return (name, f"第{paper.revision}版", str(paper.quantity), str(paper.printed_on), label, _todo(paper))


def _todo(paper: Paper) -> str:
    if not paper.need:
        return "不用换"
    by = f"最晚 {paper.by} " if paper.by else "尽快"
    if paper.need == "soon":
        return f"{by}复核，不复核就取下"
    if paper.order:
        return f"印 {paper.order} 份：{paper.instead}；{by}换下旧的"
    return f"{by}取下{'，新的已经印够' if paper.have else f'；{paper.instead}'}"


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns as wide as their widest cell; a Chinese character is two cells wide."""
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    padded = (
        "  ".join(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return [line.rstrip() for line in padded]


def _as_json(prepared: Prepared, found: list[Renewal]) -> str:
    return json.dumps([_object(prepared, renewal) for renewal in found], ensure_ascii=False, indent=1)


def _object(prepared: Prepared, renewal: Renewal) -> dict[str, Any]:
    answer = renewal.answer
    return {
        "sheet": answer.key,
        "title": answer.title,
        "newest": answer.newest,
        "made": answer.piece is not None,
        "reasons": [{"revision": n, "since": str(day), "why": why or None} for n, day, why in renewal.reasons],
        "changes": [
            {
                "since_revision": revision,
                "known": told is not None,
                "changed": [_change(prepared, c) for c in told or ()],
            }
            for revision, told in renewal.told
        ],
        "papers": [_paper(paper) for paper in renewal.papers],
    }


def _change(prepared: Prepared, change: Change) -> dict[str, Any]:
    return {
        "owner": change.owner,
        "title": name_of(prepared.book, change.owner),
        "field": change.field,
        "before": list(change.before),
        "after": list(change.after),
    }


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "branch": paper.branch,
        "revision": paper.revision,
        "quantity": paper.quantity,
        "printed_on": str(paper.printed_on),
        "state": paper.answer.state,
        "down": paper.need == "down",
        "by": str(paper.by) if paper.by else None,
        "places": list(paper.places),
        "campaigns": list(paper.campaigns),
        "order": paper.order,
        "instead": paper.instead or None,
    }
