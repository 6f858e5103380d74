"""Click in Chinese: its own help words and error sentences are English, and the people who type here are not."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import click
from click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption, UsageError

from biaogan.problems import BiaoganError, Stopped
from biaogan.whole import stopped_by

HELP = "显示这份说明"


class Formatter(click.HelpFormatter):
    """Headings end in a full-width colon, as everywhere in Chinese text."""

    def write_heading(self, heading: str) -> None:
        """A heading line."""
        self.write(f"{'':>{self.current_indent}}{heading}：\n")


class Context(click.Context):
    """A context whose help is laid out by the Chinese formatter."""

    formatter_class = Formatter


class _Spoken(click.Command):
    """A command whose usage line, headings and help option are Chinese."""

    context_class = Context

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = [piece.replace("[OPTIONS]", "[选项]") for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces).replace("COMMAND [ARGS]...", "命令 …"), "用法：")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of options, and for a group the list of commands."""
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        rows = [row for row in (option.get_help_record(ctx) for option in options) if row]
        if rows:
            with formatter.section("选项"):
                formatter.write_dl([(name, _noted(text)) for name, text in rows])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """`--help` with its explanation in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = HELP
        return option


def _noted(text: str) -> str:
    """Click's notes behind an option: `[x>=1; required]` -> `（至少 1，必填）`."""
    text = re.sub(r" *\[required\]", "（必填）", text)
    return re.sub(r" *\[x>=(\d+)(; required)?\]", lambda m: f"（至少 {m[1]}{'，必填' if m[2] else ''}）", text)


class Command(_Spoken):
    """A command in Chinese."""


class Group(_Spoken, click.Group):
    """A group of commands in Chinese."""

    command_class = Command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        """The list of commands, in the order in which they were added."""
        rows = [(name, self.commands[name].get_short_help_str(60)) for name in self.commands]
        with formatter.section("命令"):
            formatter.write_dl(rows)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Commands in the order of the work, not of the alphabet."""
        return list(self.commands)


def run(group: click.Command, show: Callable[[BiaoganError], None]) -> int:
    """Runs a command, with or without commands below it; its exit status, as the help of the group lists them."""
    try:
        result = group.main(prog_name="biaogan", standalone_mode=False)
    except BiaoganError as error:
        show(error)
        return 1
    except (Stopped, OSError) as error:
        stopped = error if isinstance(error, Stopped) else stopped_by(error)
        click.echo(stopped.sentence, err=True)
        return stopped.status
    except click.exceptions.Abort:
        click.echo("已中断。", err=True)
        return 130
    except click.ClickException as error:
        click.echo(f"错误：{sentence(error)}", err=True)
        context = getattr(error, "ctx", None)
        if context is not None:
            click.echo(f"看用法：{context.command_path} --help", err=True)
        return 2
    return result if isinstance(result, int) else 0


def sentence(error: click.ClickException) -> str:
    """Click's complaint as a Chinese sentence."""
    if isinstance(error, NoSuchOption):
        return f"没有选项 {error.option_name}。" + (
            f"是不是想写 {error.possibilities[0]}？" if error.possibilities else ""
        )
    if isinstance(error, MissingParameter):
        name = error.param.make_metavar(error.ctx) if error.param and error.ctx else error.param_hint
        return f"缺少 {name}。"
    if isinstance(error, BadOptionUsage):
        return f"{error.option_name} 后面要写内容。"
    if isinstance(error, BadParameter):
        name = error.param.opts[0] if isinstance(error.param, click.Option) else getattr(error.param, "metavar", "")
        return f"{name} 的值不对：{_reason(error)}"
    if isinstance(error, UsageError) and "No such command" in error.message:
        return f"没有这个命令：{error.message.split(chr(39))[1]}。"
    if isinstance(error, UsageError) and "unexpected extra argument" in error.message:
        return "多写了参数。"
    return "命令写得不对。"


def _reason(error: BadParameter) -> str:
    kind: Any = error.param.type if error.param else None
    if isinstance(kind, click.Choice):
        return f"只能是 {'、'.join(str(c) for c in kind.choices)} 之一。"
    if isinstance(kind, click.IntRange):
        return f"要写整数，至少 {kind.min}。"
    if isinstance(kind, click.types.IntParamType):
        return "要写整数。"
    if isinstance(kind, click.Path):
        return "文件或文件夹不存在。"
    return error.message


def utf8() -> None:
    """Windows consoles and pipes may be in another encoding; Chinese must not become a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
