"""What the documents name in code: commands and options, paths, modules and functions. Prose between them is not read."""

from __future__ import annotations

import contextlib
import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import click

import run
from biaogan.cli.commands import biaogan
from tests.support import ROOT

DOCS = ROOT / "docs"
DOCUMENTS = (
    *(ROOT / name for name in ("README.md", "README.zh-CN.md", "CONTRIBUTING.md")),
    *sorted(DOCS.glob("*.md")),
)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$|^((?: {4}.*\n)+)", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
OPTION = re.compile(r"(?<!\S)--[a-z][a-z-]*")
SUFFIXES = "yml|md|py|json|lock|toml|html|csv|ics|xlsx|css|js|typ|j2|zip|txt"
MODULE = re.compile(rf"^(?:[a-z_]+/)*[a-z_]+(?:\.(?!(?:{SUFFIXES})$)[A-Za-z_]\w*)+$")
PATH = re.compile(rf"^\.?[\w.*-]+(?:/[\w.*-]*)+$|^[\w.-]+\.(?:{SUFFIXES})$", re.ASCII)
# Paths are written as the reader of the page finds them: from the top, from the package, from the registers …
BASES = (
    "",
    "hooks/biaogan",
    "standards",
    "standards/registers",
    "hooks/biaogan/templates",
    "hooks/biaogan/templates/handbook",
)
MEASURED = "measured.md"  # written by `bench site`: the paths in it are those of the public tree it measured


def read(path: Path) -> str:
    """The text of a file."""
    return path.read_text("utf-8")


def compare(path: Path, text: str, accept: bool) -> None:
    """The file holds exactly `text`; with --accept it does from now on."""
    if accept:
        path.write_text(text, "utf-8", newline="\n")
    assert read(path) == text, f"{path.name} is out of date: python run.py test --accept"


@dataclass(frozen=True, slots=True)
class Named:
    """A piece of code in a document."""

    document: str
    text: str


@cache
def code() -> tuple[Named, ...]:
    """Every inline code and every line of a code block of every document."""
    found = []
    for path in DOCUMENTS:
        text = read(path)
        for fence in FENCE.finditer(text):
            found += [
                Named(path.name, line.strip()) for line in (fence[2] or fence[3] or "").splitlines() if line.strip()
            ]
        found += [Named(path.name, span.strip()) for span in SPAN.findall(FENCE.sub("", text))]
    return tuple(found)


def commands() -> Iterator[tuple[Named, list[str]]]:
    """Pieces that call make, run.py or biaogan, with the words behind that, comments cut off."""
    for named in code():
        line = re.sub(r"\s+#.*", "", named.text)
        for found in re.finditer(r"(?:^|(?<=[\s/]))(make|run\.py|biaogan)\s+(?=[a-z-]+(?:\s|$))", line):
            yield named, [found[1], *line[found.end() :].split()]
            break


def complaint(words: list[str]) -> str:
    """What is wrong with a call; empty where nothing is. words: the program's name first."""
    program, *rest = words
    if program == "make":
        return "" if re.search(rf"^{rest[0]}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE) else "no target"
    if program == "run.py":
        if rest[0] not in run.VERBS:
            return "no verb"
        return complaint(rest) if rest[0] == "biaogan" and len(rest) > 1 else ""
    group = {name for param in biaogan.params for name in param.opts}
    while rest and rest[0].startswith("--"):
        if rest[0] not in {*group, "--help"}:
            return f"no option {rest[0]}"
        rest = rest[1:] if rest[0] == "--help" else rest[2:]
    if not rest or not re.fullmatch("[a-z]+", rest[0]):
        return ""  # a placeholder
    if rest[0] not in biaogan.commands:
        return f"no command {rest[0]}"
    known = {*options_of(biaogan.commands[rest[0]]), "--help"}
    return "、".join(word for word in rest if OPTION.fullmatch(word) and word not in known)


def options_of(command: click.Command) -> set[str]:
    """All options of a command, as they are typed."""
    return {name for param in command.params if isinstance(param, click.Option) for name in param.opts}


def every_option() -> set[str]:
    """All options of all commands."""
    return {name for command in (biaogan, *biaogan.commands.values()) for name in options_of(command)}


def paths() -> Iterator[Named]:
    """Pieces that look like a path of this repository or of what it makes."""
    of_ours = set(modules())
    for named in code():
        if named.document != MEASURED and PATH.match(named.text) and named not in of_ours:
            yield named


def exists(text: str) -> bool:
    """Whether a path, perhaps with stars, is in the repository."""
    return any(next((ROOT / base).glob(text.strip("/")), None) is not None for base in BASES)


def modules() -> Iterator[Named]:
    """Pieces that name something in a module of ours: `press/pool.run`, `whole.Stage.swap`."""
    for named in code():
        top = ROOT / "hooks" / "biaogan" / re.split(r"[./]", named.text)[0]
        if MODULE.match(named.text) and (top.is_dir() or top.with_suffix(".py").is_file()):
            yield named


def found(text: str) -> bool:
    """Whether the longest part of it that is a module has what is named behind that."""
    parts = text.replace("/", ".").split(".")
    for cut in range(len(parts) - 1, 0, -1):
        name = ".".join(("biaogan", *parts[:cut]))
        with contextlib.suppress(ModuleNotFoundError):
            return holds(importlib.import_module(name), parts[cut:])
    return False


def holds(thing: object, names: list[str]) -> bool:
    """Whether a module or class has an attribute, a field, or an attribute of that."""
    for name in names:
        if not hasattr(thing, name):
            return name in getattr(thing, "__annotations__", {})
        thing = getattr(thing, name)
    return True
