"""Click in Chinese: its own help words and error sentences are English, and the people who type here are not."""

from __future__ import annotations

import gettext
import os
import re
import sys
from collections.abc import Callable

import click
from click.exceptions import BadParameter, MissingParameter

from biaogan import places
from biaogan.problems import BiaoganError, Stopped
from biaogan.whole import stopped_by

DOMAIN = "click"  # the name of our catalogue
NOTES = re.compile(r" *\[(?=[x必])(?:x>=(\d+))?(?:; )?(必填)?\]")  # what click writes behind an option: `[x>=1; 必填]`


def translate() -> None:
    """From now on click's own words come from our catalogue, whatever language the machine speaks."""
    gettext.bindtextdomain(DOMAIN, places.LOCALES)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "zh_CN"  # gettext knows no other way to be asked for a language


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
            with formatter.section(gettext.gettext("Options")):
                formatter.write_dl([(name, NOTES.sub(_noted, text)) for name, text in rows])
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


def _noted(notes: re.Match[str]) -> str:
    """`[x>=1; 必填]` -> `（至少 1，必填）`."""
    words = (f"至少 {notes[1]}" if notes[1] else "", notes[2] or "")
    return f"（{'，'.join(word for word in words if word)}）"


class Command(_Spoken):
    """A command in Chinese."""


class ChineseGroup(_Spoken, click.Group):
    """A group of commands in Chinese."""

    command_class = Command

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Commands in the order of the work, not of the alphabet."""
        return list(self.commands)


def run_command(group: click.Command, show: Callable[[BiaoganError], None]) -> int:
    """Runs a command, with or without commands below it; its exit status, as the help of the group lists them."""
    translate()
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
    """Click's complaint as a Chinese sentence: the catalogue's, but for the few that click puts together itself."""
    if isinstance(error, MissingParameter) and error.param and error.ctx:
        return f"缺少 {error.param.make_metavar(error.ctx)}。"  # click's would end in an English full stop
    if isinstance(error, BadParameter) and error.param and isinstance(error.param.type, click.IntRange):
        return f"{error.param.opts[0]} 的值不对：要写整数，至少 {error.param.type.min}。"  # click's: x>=1
    if isinstance(error, BadParameter) and error.param and isinstance(error.param.type, click.Choice):
        choices = "、".join(map(str, error.param.type.choices))  # click's: 'a', 'b'
        return f"{error.param.opts[0]} 的值不对：只能是 {choices} 之一。"
    return error.format_message()


def utf8() -> None:
    """Windows consoles and pipes may be in another encoding; Chinese must not become a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
