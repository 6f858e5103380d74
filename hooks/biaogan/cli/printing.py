"""`biaogan print`: sheets into a folder, for the bank or for branches, on this machine or on a cluster; kits and orders."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from biaogan.build import Prepared
from biaogan.cli.chinese import Command
from biaogan.cli.choosing import Asked, Chosen, choose, listed, with_list
from biaogan.cli.packing import pack
from biaogan.cli.place import Workplace, progress, shown_path
from biaogan.cli.sharing import objections, share, shareable
from biaogan.press.batch import Batch
from biaogan.press.cluster import run_on_cluster
from biaogan.press.pool import Printed, run_jobs
from biaogan.problems import BiaoganError
from biaogan.render.sheets.selection import ALL
from biaogan.whole import clear_parts

OUT = Path("site/print-room")
COUNTS = ("沿用 {task.fields[reused]}", "失败 {task.fields[failed]}")


def _file(**more: Any) -> click.Path:
    return click.Path(path_type=Path, **more)


@click.command(
    cls=Command,
    name="print",
    help="做印刷品，放进一个文件夹。不写编号就做全部。做过的不重做，中断了再运行一次就接着做。",
)
@click.argument("sheets", nargs=-1, metavar="[印刷品]…")
@click.option("--campaign", help="只做这个活动要用的印刷品", metavar="活动编号")
@click.option("--branch", "branches", multiple=True, help="印上这个网点的落款，可写多次", metavar="网点")
@click.option("--all-branches", is_flag=True, help="每个网点都做")
@click.option(
    "--branches-csv",
    type=_file(exists=True, dir_okay=False),
    help="网点取自这份表格（编号、名称、地址、电话、营业时间），不取登记册",
    metavar="表格",
)
@click.option(
    "--variant",
    "variants",
    type=click.Choice(ALL),
    multiple=True,
    help="press 送印刷厂，office 自己打印，turned 双面打印翻另一边，spreads 册子拼版，preview 图片，可写多次",
    metavar="文件",
)
@click.option("--out", type=_file(file_okay=False), help=f"放到哪里，不写就是项目的 {OUT.as_posix()}", metavar="文件夹")
@click.option("--workers", type=click.IntRange(min=1), help="同时用几个进程，不写就按处理器", metavar="个数")
@click.option("--kit", is_flag=True, help="给每个网点做一个活动包：文件、订单、日程、文案")
@click.option("--shared", is_flag=True, help="一种印刷品一个 PDF，一个网点一份，附页码表；网点很多时用")
@click.option("--cluster", help="用 Dask 集群来做，如 tcp://10.0.0.8:8786", metavar="地址")
@click.pass_obj
def print_sheets(place: Workplace, /, out: Path | None, branches_csv: Path | None, **words: Any) -> int:
    """Runs the chosen jobs; exit status 0 all done, 1 something failed, 2 a wrong call, 130 interrupted."""
    folder = place.output(out, OUT)
    if folder.is_relative_to((place.root / "site" / "public").resolve()):
        click.echo("印刷品里有员工资料，不能放进公众网站的文件夹 site/public。换一个 --out。", err=True)
        return 2
    prepared = place.prepared()
    if branches_csv:
        prepared = with_list(prepared, branches_csv, branches_csv.as_posix())
    workers, cluster, one = words["workers"] or os.cpu_count() or 1, words["cluster"], words["shared"]
    every = bool(words["all_branches"] or (branches_csv and not words["branches"]))
    asked = Asked(words["sheets"], words["campaign"], words["branches"], every, words["variants"], words["kit"])
    chosen, complaints = choose(prepared, asked)
    complaints += objections(asked, cluster) if one else []
    if complaints:
        click.echo("\n".join(complaints), err=True)
        return 2
    run = _Run(prepared, chosen, Batch(folder), workers, cluster)
    try:
        return run.finished(run.shared() if one else run.separate(kit=asked.kit))
    except KeyboardInterrupt:
        count = len(run.done.files)
        again = "重做没做完的" if one else "从这里接着做"
        click.echo(f"已中断。做好的 {count} 件都是完整的；同样的命令再运行一次，就{again}。", err=True)
        return 130


@dataclass(slots=True)
class _Run:
    """One run of the command: its bars, and what there is to say at the end."""

    prepared: Prepared
    chosen: Chosen
    done: Batch
    workers: int
    cluster: str | None
    started: float = field(default_factory=time.monotonic)
    written: list[tuple[str, Path]] = field(default_factory=list)

    def separate(self, *, kit: bool) -> list[str]:
        """A file for each job, then kits; the branches that lack a file."""
        with progress(COUNTS) as bar:
            task = bar.add_task("印刷品", total=self.chosen.selection.count(), reused=0, failed=0)
            for _ in self.done.take(self._results()):
                bar.update(task, advance=1, reused=self.done.reused, failed=self.done.failed)
            branches = len(self.chosen.selection.branches)
            task = bar.add_task("活动包", total=branches, reused=0, failed=0, visible=kit)
            self.written, lacking = pack(
                self.prepared, self.chosen, self.done, kit=kit, packed=lambda: bar.advance(task)
            )
        return lacking if kit else []

    def shared(self) -> list[str]:
        """A file for each sheet."""
        with progress(COUNTS) as bar:
            copies, pieces = len(self.chosen.selection.branches), shareable(self.chosen)
            task = bar.add_task("网点", total=copies * len(pieces), reused=0, failed=0)

            def told(position: int, count: int) -> None:
                bar.update(task, completed=position * copies + count, failed=self.done.failed)

            share(self.prepared, self.chosen, self.done, self.workers, told)
        return []

    def _results(self) -> Iterator[Printed]:
        jobs = self.chosen.selection.jobs(self.prepared.book.bank)
        cache = self.prepared.cache
        clear_parts(cache)
        if self.cluster:
            return run_on_cluster(jobs, self.done.folder, cache, self.cluster)
        return run_jobs(jobs, self.done.folder, cache, self.workers)

    def finished(self, lacking: list[str]) -> int:
        """Writes the manifest and says what was done, where it is, and what nobody should overlook."""
        done = self.done
        manifest = done.write_manifest({piece.key: piece.revision for piece in self.chosen.selection.pieces})
        took = max(1, round(time.monotonic() - self.started))
        click.echo(f"做了 {done.made} 件，沿用 {done.reused} 件，失败 {done.failed} 件，用时 {took} 秒。")
        for name, path in (("文件", done.folder / "staff" / "print"), ("清单", manifest), *self.written):
            click.echo(f"{name}：{shown_path(path)}")
        for warning in _warnings(self.chosen, done, lacking):
            click.echo(f"提醒：{warning}")
        if done.problems:
            raise BiaoganError(done.problems)
        return 0


def _warnings(chosen: Chosen, done: Batch, lacking: list[str]) -> Iterator[str]:
    """What nobody should overlook before the files go out."""
    drafts = [piece.key for piece in chosen.selection.pieces if piece.draft]
    if drafts:
        yield f"{len(drafts)} 件还没有发布，送印前先运行 biaogan release：{listed(drafts)}"
    if lacking:
        yield f"{len(lacking)} 个网点有文件没做成，没有打包：{listed(lacking)}"
    strangers = done.strangers()
    if strangers:
        yield f"这个文件夹里另有 {len(strangers)} 个以前做的文件，不在这次的清单里，送印时不要混在一起"
