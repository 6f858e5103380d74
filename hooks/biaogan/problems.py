"""Findings as data: where, what, and what to do about it.

Lies under every other module and imports none of them. A check yields problems; only the command line and the
MkDocs adapter turn them into text. The three formatters here are the only places that know how a finding looks.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a source file: path relative to the project, line and column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `code` is stable; `message` says what is wrong, `remedy` what to do, both in plain Chinese."""

    code: str
    mark: Mark
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.mark} {self.code} {self.message} — {self.remedy}"


class BiaoganError(Exception):
    """The exception for faults of the content: carries every problem of the run."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(in_order(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Stopped(Exception):  # noqa: N818 - no error of the program: a sentence for the person in front of it
    """A run that cannot go on though no record is at fault: one sentence, and the exit status it ends with.

    status: 2 where something outside the content is in the way, 1 where the content is, and has been told already.
    """

    def __init__(self, sentence: str, status: int = 2) -> None:
        super().__init__(sentence, status)  # both, so that it comes back whole from another process
        self.sentence = sentence
        self.status = status

    def __str__(self) -> str:
        return self.sentence


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by place, then code, each once: the same input always prints the same list."""
    return sorted(dict.fromkeys(problems), key=lambda p: (p.mark, p.code, p.message))


def as_text(problems: Iterable[Problem]) -> str:
    """One line a problem, `path:line:column CODE 说明 — 怎么改`, and a closing count."""
    listed = in_order(problems)
    if not listed:
        return "没有发现问题。"
    files = len({p.mark.path for p in listed})
    lines = [str(p) for p in listed]
    lines.append(
        f"\n共 {len(listed)} 处问题，涉及 {files} 个文件。要知道一条规则为什么存在：biaogan explain {listed[0].code}"
    )
    return "\n".join(lines)


def as_github(problems: Iterable[Problem]) -> str:
    """GitHub workflow commands, so that findings stand beside the lines of a pull request."""

    def escape(text: str) -> str:
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")

    def escape_property(text: str) -> str:
        return escape(text).replace(":", "%3A").replace(",", "%2C")

    return "\n".join(
        f"::error file={escape_property(p.mark.path)},line={p.mark.line},col={p.mark.column},"
        f"title={escape_property(p.code)}::{escape(p.message + ' — ' + p.remedy)}"
        for p in in_order(problems)
    )


def as_json(problems: Iterable[Problem]) -> str:
    """A JSON array, one object a problem."""
    return json.dumps(
        [
            {
                "code": p.code,
                "path": p.mark.path,
                "line": p.mark.line,
                "column": p.mark.column,
                "message": p.message,
                "remedy": p.remedy,
            }
            for p in in_order(problems)
        ],
        ensure_ascii=False,
        indent=2,
    )


FORMATTERS = {"text": as_text, "github": as_github, "json": as_json}
