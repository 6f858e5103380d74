"""Every verb, command and option is documented, and what a document says can be typed."""

from __future__ import annotations

import re

import pytest

import run
from biaogan.cli.commands import biaogan
from tests.docs import named
from tests.docs.commands import commands_page, options
from tests.docs.named import DOCS, compare, read
from tests.support import ROOT

READMES = ("README.md", "README.zh-CN.md")


def test_the_page_of_commands_is_what_the_commands_say(accept: bool) -> None:
    compare(DOCS / "commands.md", commands_page(), accept)


@pytest.mark.parametrize("name", biaogan.commands)
def test_every_command_and_option_is_on_the_page_of_commands(name: str) -> None:
    """Asked of click itself, so that a page that leaves one out cannot be accepted."""
    page = read(DOCS / "commands.md")
    part = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    command = biaogan.commands[name]
    assert command.help
    assert command.help in part
    assert set(named.OPTION.findall(part.replace("`", " "))) >= named.options_of(command)
    assert all(len(said) > 1 for _, said in options(command, name)), "every option says what it is for"


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_verb(readme: str) -> None:
    text = read(ROOT / readme)
    assert set(run.VERBS) <= {*re.findall(r"(?:run\.py|make) ([a-z]+)", text), *named.SPAN.findall(text)}


@pytest.mark.parametrize("words", [words for _, words in named.commands()], ids=" ".join)
def test_a_command_in_a_document_can_be_typed(words: list[str]) -> None:
    assert named.complaint(words) == ""


def test_an_option_that_stands_alone_is_one_of_ours() -> None:
    alone = {word for piece in named.code() for word in named.OPTION.findall(piece.text)}
    assert alone <= named.every_option() | {"--help", "--strict", "--accept", "--upgrade", "--all"}


def test_the_program_names_only_commands_that_exist() -> None:
    """In its messages, help texts, comments and templates."""
    files = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "hooks" / "biaogan" / "templates").rglob("*.*2")]
    said = {(path.name, word) for path in files for word in re.findall(r"(?:`|run\.py )biaogan ([a-z]+)", read(path))}
    said |= {(path.name, word) for path in files for word in re.findall(r"[^A-Za-z ]\s?biaogan ([a-z]+)", read(path))}
    assert len(said) > 10
    assert {(name, word) for name, word in said if word not in biaogan.commands} == set()
