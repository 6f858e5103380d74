"""The verbs an editor needs: check, explain, new, diff, build, print; and those that write the ledger (in `memory`)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from biaogan.build import TREES, Prepared, build_public, examine
from biaogan.cli.chinese import ChineseGroup
from biaogan.cli.memory import add_memory
from biaogan.cli.place import Workplace, progress, shown_path
from biaogan.cli.printing import print_sheets
from biaogan.cli.proof import add_proof
from biaogan.cli.reprint import add_paper
from biaogan.codes import all_codes
from biaogan.diff.changes import field_changes, touched
from biaogan.editor.scaffold import kind_named, scaffold
from biaogan.editor.schemas import schemas, settings
from biaogan.model import CONTENT_TYPES
from biaogan.problems import FORMATTERS, BiaoganError, Stopped, as_text
from biaogan.source import GitRevision, WorkTree
from biaogan.whole import write_all


def show_problems(error: BiaoganError) -> None:
    """Prints the problems of a run that could not go on."""
    click.echo(as_text(error.problems), err=True)


class DayParam(click.ParamType[date]):
    """A date written as 2026-11-22."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or a complaint that says how to write it."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail("日期写成 2026-11-22 这样。", param, ctx)


@click.group(
    cls=ChineseGroup,
    help="标杆：一份标准，同时生成员工手册、印刷品和公众网站。",
    epilog="退出码：0 做好了；1 内容有问题，已逐条列出；2 没法运行（命令写错、磁盘满、没有权限等），说明原因；130 被中断。",
)
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="项目文件夹",
    metavar="文件夹",
)
@click.option(
    "--as-of", type=DayParam(), help="按这一天的有效内容生成，如 2026-12-01；不写就是中国的今天", metavar="日期"
)
@click.pass_context
def biaogan(ctx: click.Context, root: Path, as_of: date | None) -> None:
    """Entry of every command."""
    ctx.obj = Workplace(root.resolve(), as_of)


@biaogan.command(help="检查全部内容，一次列出所有问题。")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATTERS)),
    default="text",
    help="text 给人看，github 标在合并请求上，json 给程序",
    metavar="格式",
)
@click.pass_obj
def check(place: Workplace, form: str) -> int:
    """All problems of all files; exit status 1 where there are any."""
    _, _, problems = examine(WorkTree(place.root), place.today)
    click.echo(FORMATTERS[form](problems))
    return 1 if problems else 0


@biaogan.command(help="解释一个问题代码：这条规则为什么存在。")
@click.argument("code", metavar="代码")
def explain(code: str) -> int:
    """Title and reason of a code."""
    known = all_codes()
    if code.upper() not in known:
        click.echo(f"没有代码 {code}。现有代码：{'、'.join(known)}", err=True)
        return 2
    title, why = known[code.upper()]
    click.echo(f"{code.upper()} {title}\n\n{why}")
    return 0


@biaogan.command(help="生成员工手册、印刷品和公众网站。")
@click.option(
    "--only",
    type=click.Choice(TREES),
    help="只生成一棵：staff 员工手册和印刷室，public 公众网站（用不到 MkDocs）",
    metavar="哪一棵",
)
@click.pass_obj
def build(place: Workplace, only: str | None) -> int:
    """Both trees, or one of them; what stood there stays where anything fails."""
    with progress() as bar:
        task = bar.add_task("印刷品", total=None)

        def told(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        if only == "public":
            made = {"public": build_public(place.root, place.today, told)}
        else:
            from biaogan.mkdocs_support.building import build_site

            made = build_site(place.root, place.today, (only,) if only else TREES, told)
    if only != "public":
        click.echo(f"员工手册：{shown_path(made['staff'] / 'index.html')}")
        click.echo(f"印刷室：　{shown_path(made['staff'] / 'print' / 'index.html')}")
    if only != "staff":
        click.echo(f"公众网站：{shown_path(made['public'] / 'index.html')}")
    return 0


biaogan.add_command(print_sheets)


add_proof(biaogan)


@biaogan.command(help="和一个旧版本比较：改了什么，要重看哪些页面、重印哪些印刷品。")
@click.argument("revision", default="HEAD", metavar="[旧版本]")
@click.pass_obj
def diff(place: Workplace, revision: str) -> int:
    """Changes by meaning since a Git revision, and what they touch."""
    old, _, _ = examine(GitRevision(place.root, revision), place.today)
    new = place.prepared()
    before = Prepared.of(place.root, old, place.today)
    changed = list(field_changes(old, new.book))
    for c in changed:
        click.echo(f"{c.owner} {c.title} · {c.field}：{c.before or '（没有）'} → {c.after or '（没有）'}")
    if not changed:
        click.echo("内容没有变化。")
        return 0
    found = touched(changed, before, new)
    for name, listed in (("员工手册页面", found.pages), ("公众页面", found.public_pages), ("印刷品", found.sheets)):
        click.echo(f"\n牵动的{name}（{len(listed)}）：")
        for item in listed:
            click.echo(f"  {item}")
    return 0


@biaogan.command(help="新建一条记录，自动取下一个编号。种类如 scam、骗局、SCM。")
@click.argument("kind", metavar="种类")
@click.pass_obj
def new(place: Workplace, kind: str) -> int:
    """Writes the scaffold of a new record; never over an existing file."""
    chosen = kind_named(kind)
    if chosen is None:
        click.echo(
            f"没有这个种类：{kind}。可用：{'、'.join(k.NAME + '（' + k.KIND + '）' for k in CONTENT_TYPES)}", err=True
        )
        return 2
    book, _, _ = examine(WorkTree(place.root), place.today)
    path, text = scaffold(book, chosen, place.today)
    (place.root / path).parent.mkdir(parents=True, exist_ok=True)
    with (place.root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    click.echo(f"已新建 {path}。填好后运行：biaogan check")
    return 0


@biaogan.command(help="重写 hooks/biaogan/schemas：编辑器据此提示字段。改了模型以后运行。")
@click.pass_obj
def schema(place: Workplace) -> int:
    """Writes the generated schemas into a checkout; an installed package brings its own."""
    code = place.root / "hooks" / "biaogan"
    if not code.is_dir():
        raise Stopped("这个文件夹里没有程序（hooks/biaogan/），schema 只在程序的代码库里用。")
    count = write_all(code / "schemas", ((name, text.encode()) for name, text in schemas()), over=True)
    editor = place.root / ".vscode" / "settings.json"
    if editor.exists():
        editor.write_text(settings(editor.read_text("utf-8")), "utf-8", newline="\n")
    click.echo(f"写好 {count} 份 hooks/biaogan/schemas/*.json")
    return 0


add_memory(biaogan)
add_paper(biaogan)
