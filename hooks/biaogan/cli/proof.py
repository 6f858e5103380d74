"""The command that looks at finished press PDFs: what each is, and whether a print shop can take it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from biaogan.cli.chinese import ChineseGroup, Command
from biaogan.press.preflight import Report, report
from biaogan.press.preflight.facts import Facts
from biaogan.problems import Problem

WIDE = "　"  # as wide as a Chinese character


def add_proof(group: ChineseGroup) -> None:
    """Adds the command of this module to the command line."""
    group.add_command(preflight)


@click.command(cls=Command, help="印前检查：看 PDF 能不能交给印刷厂，并说明它的尺寸、出血、字体和颜色。")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="PDF文件…"
)
def preflight(files: tuple[Path, ...]) -> int:
    """A summary of every file and all findings; exit status 1 where there are any."""
    problems: list[Problem] = []
    for number, file in enumerate(files):
        found = report(file)
        problems += found.problems
        click.echo(("\n" if number else "") + "\n".join(lines(str(file), found)))
    if problems:
        click.echo(f"\n共 {len(problems)} 处问题。要知道一条规则为什么存在：biaogan explain {problems[0].code}")
    return 1 if problems else 0


def lines(name: str, found: Report) -> Iterator[str]:
    """The summary of one file, a line a fact, then a line a finding."""
    count = len(found.problems)
    yield f"{name}：{f'不能送印，{count} 处问题' if count else '可以送印'}"
    if found.facts:
        codes = {problem.code for problem in found.problems}
        for label, value in rows(found.facts, codes):
            yield f"  {label}{WIDE * (5 - len(label))}{value}"
    for problem in found.problems:
        yield f"  {problem.code}  {problem.message} — {problem.remedy}"


def rows(facts: Facts, codes: set[str]) -> Iterator[tuple[str, str]]:
    """Label and value of every fact. codes: of the findings, which say what the figures alone do not."""
    sizes = "、".join(f"{wide:g} × {high:g} 毫米" for wide, high in facts.sizes_mm) or "没有成品框"
    yield "成品尺寸", sizes
    yield "页数", f"{facts.pages} 页"
    bleed = "没有" if facts.bleed_mm is None else f"{facts.bleed_mm:.3f} 毫米"
    yield "出血", f"{bleed}，角线和色标的线 {facts.marks} 条"
    yield "字体", f"{'、'.join(facts.fonts) or '没有'}{_embedded(facts, codes)}"
    yield "颜色", _colours(facts.spaces)
    yield "最大墨量", f"{facts.most_ink:.0%}" if "DeviceCMYK" in facts.spaces else "没有 CMYK 颜色"
    yield "专色", "、".join(facts.spots) or "没有"
    yield "最小的字", _measured(facts.small_pt, "{:.1f} 点")
    yield "最细的线", _measured(facts.thin_pt, "{:.2f} 点")
    yield "图片", _measured(facts.coarse_ppi, "{:.0f} 像素每英寸")
    yield "输出意图", f"{facts.intent or '没有'}{'' if 'P017' in codes else '，声明为 PDF/X-4'}"
    told = [f"语言 {facts.language or '没有写'}", f"标题 {facts.title}" if facts.title else "没有标题"]
    yield "标签", "，".join(["有" if facts.tagged else "没有", *told])


def _embedded(facts: Facts, codes: set[str]) -> str:
    if not facts.fonts:
        return ""
    return "，没有全部嵌入" if "P013" in codes else "，已嵌入"


def _colours(spaces: tuple[str, ...]) -> str:
    others = [space for space in spaces if space != "DeviceCMYK"]
    if others:
        return f"有 CMYK 以外的颜色：{'、'.join(others)}"
    return "只有 CMYK" if spaces else "没有"


def _measured(value: float | None, form: str) -> str:
    return "没有" if value is None else form.format(value)
