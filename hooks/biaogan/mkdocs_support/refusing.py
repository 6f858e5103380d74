"""How a build that fails ends: one text in Chinese, and the exit status that the documents name."""

from __future__ import annotations

import logging

import click
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.utils import CountHandler

from biaogan.problems import BiaoganError, Stopped, as_text
from biaogan.whole import stopped_by


class Refusal(MkDocsException):
    """An end of a build that MkDocs prints and leaves with: the content is at fault."""

    def show(self, *_: object, **__: object) -> None:
        """The text as it is: click would put an English word in front."""
        click.echo(f"\n{self.message}", err=True)


class Obstacle(Refusal):
    """The same where the content is not at fault."""

    exit_code = 2


def refused(error: Exception) -> Refusal | None:
    """What MkDocs is to say of an error of ours or of the machine's; None for its own and for faults in the code."""
    if isinstance(error, BiaoganError):
        return Refusal(as_text(error.problems))
    if isinstance(error, OSError):
        error = stopped_by(error)
    return Obstacle(error.sentence) if isinstance(error, Stopped) else None


def told(error: MkDocsException) -> Exception:
    """The same for our own command line: what stands behind an end that MkDocs made of it."""
    if isinstance(error, Refusal):
        cause = error.__cause__
        return cause if isinstance(cause, BiaoganError) else Stopped(error.message, error.exit_code)
    if isinstance(error, ConfigurationError):
        return Stopped(f"mkdocs.yml 有错：{error.message}")
    return Stopped("手写的页面（docs/）或配置有上面列出的问题，没有换上新网站。", 1)


def clean() -> bool:
    """False where `--strict` is about to fail the build: MkDocs says so only after its last event."""
    counters = [h for h in logging.getLogger("mkdocs").handlers if isinstance(h, CountHandler)]
    return not any(counter.get_counts() for counter in counters)
