"""Click's sentences in Chinese: the catalogue holds every one that click has, and what is compiled is what can be read."""

from __future__ import annotations

import ast
import os
import string
from collections.abc import Iterator
from pathlib import Path

import click
import polib
import pytest

from biaogan import places
from biaogan.cli.chinese import DOMAIN
from tests.conftest import Told
from tests.test_cli import Command

READ = places.LOCALES / "zh_CN" / "LC_MESSAGES" / f"{DOMAIN}.po"
COMPILED = READ.with_suffix(".mo")
ENTRIES = {entry.msgid: entry for entry in polib.pofile(str(READ), encoding="utf-8")}


def sentences() -> Iterator[tuple[str, str | None]]:
    """Every text that click looks up, and its plural."""
    for path in sorted(Path(click.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "ngettext"):
                texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
                if texts:
                    yield str(texts[0]), str(texts[1]) if node.func.id == "ngettext" else None
    yield "required", None  # looked up by a variable


def test_the_catalogue_holds_what_click_says_and_nothing_else() -> None:
    wanted = dict(sentences())
    assert len(wanted) > 50
    assert {msgid: entry.msgid_plural or None for msgid, entry in ENTRIES.items()} == wanted


@pytest.mark.parametrize("msgid", ENTRIES)
def test_a_sentence_is_chinese_and_names_nothing_that_click_does_not_fill_in(msgid: str) -> None:
    entry = ENTRIES[msgid]
    said = entry.msgstr or entry.msgstr_plural[0]
    assert any("\u4e00" <= char <= "\u9fff" for char in said)
    given = {name for text in (msgid, entry.msgid_plural) for _, name, _, _ in string.Formatter().parse(text) if name}
    assert {name for _, name, _, _ in string.Formatter().parse(said) if name} <= given


def test_the_compiled_catalogue_is_that_of_the_text(accept: bool) -> None:
    made = polib.pofile(str(READ), encoding="utf-8").to_binary()
    if accept:
        COMPILED.write_bytes(made)
    assert COMPILED.read_bytes() == made, "run `python run.py test --accept`"


@pytest.mark.parametrize("language", ["en_US.UTF-8", "C", "fr"])
def test_the_language_of_the_machine_changes_nothing(
    language: str, monkeypatch: pytest.MonkeyPatch, biaogan: Command
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, language)
    told: Told = biaogan("check", "--formt", "json")
    assert told.err.startswith("错误：没有选项 --formt。")
    assert os.environ["LANG"] == language
