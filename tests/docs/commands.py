"""The page docs/commands.md, made from click's own tree and from the verbs of run.py: what the help says, on one page."""

from __future__ import annotations

from collections.abc import Iterator

import click

import run
from biaogan.cli.commands import biaogan

MARK = "<!-- 本页由 python run.py test --accept 写成，手改会被盖掉 -->"
HEAD = f"""# 命令

{MARK}

日常要用的在[给编辑](editors.md)和[订印刷品](printing.md)里，这里是全部。

## 准备、生成和检查

每个命令都写成 `python run.py 命令`；装了 make 的，前面几个也可以写 `make 命令`。

"""
MIDDLE = """
## 标杆自己的命令

写成 `python run.py biaogan 命令`。加 `--help` 看说明，如 `python run.py biaogan print --help`。

下面两个选项写在命令前面，如 `python run.py biaogan --as-of 2026-12-01 check`。

"""


def commands_page() -> str:
    """The whole page as Markdown."""
    verbs = [(f"`{name}`", verb.says) for name, verb in run.VERBS.items()]
    parts = [HEAD, table("命令", verbs), MIDDLE, table("选项", options(biaogan, "biaogan"))]
    parts.append(f"\n{biaogan.epilog}\n")
    parts += ["\n" + "\n".join(section(name, command)) for name, command in biaogan.commands.items()]
    return "".join(parts)


def section(name: str, command: click.Command) -> Iterator[str]:
    """The heading, the help, how it is written, and the options of one command."""
    yield f"### {name}\n"
    yield f"{command.help}\n"
    given = [
        param.make_metavar(click.Context(command)) for param in command.params if isinstance(param, click.Argument)
    ]
    named = ["[选项]"] if options(command, name) else []
    yield f"```sh\n{' '.join(['python run.py biaogan', name, *named, *given])}\n```\n"
    if named:
        yield table("选项", options(command, name))


def options(command: click.Command, name: str) -> list[tuple[str, str]]:
    """Each option as it is written, and what it does."""
    found = []
    for param in command.params:
        if isinstance(param, click.Option):
            record = param.get_help_record(click.Context(command, info_name=name))
            assert record is not None
            found.append((f"`{record[0]}`", f"{param.help}{'（必填）' if param.required else ''}"))
    return found


def table(head: str, rows: list[tuple[str, str]]) -> str:
    """A table of two columns."""
    cells = [(head, "做什么"), ("---", "---"), *rows]
    return "".join(f"| {left} | {right} |\n" for left, right in cells)
