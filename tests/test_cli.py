"""The command line speaks Chinese, says what is wrong by its exit status, and never writes over anything."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import pytest

from biaogan.cli.commands import biaogan as group
from biaogan.codes import all_codes
from biaogan.model import CONTENT_TYPES
from tests.conftest import Told
from tests.support import ROOT, edited, replace

Command = Callable[..., Told]
ENGLISH = re.compile(r"\b(usage|options?|commands?|error|show|this|message|exit|missing|invalid|argument|no such|try|required|got|unexpected|value|default|directory|file|path|traceback|help for|range|choice|integer|requires|extra)\b", re.IGNORECASE)  # fmt: skip
CHINESE = re.compile("[\u4e00-\u9fff]")
VERBS = sorted(group.commands)


def english_in(text: str) -> list[str]:
    """English words of click that got through; what a user has to type stays English."""
    typed = re.sub(r"(biaogan )?--[a-z-]+|biaogan [a-z]+|\b[\w./-]+\.(yml|json|py|md)\b", "", text)
    return [found[0] for found in ENGLISH.finditer(typed)]


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    for name, command in group.commands.items():
        yield from ((name, parameter) for parameter in command.params)


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_is_chinese(verb: str, biaogan: Command) -> None:
    told = biaogan(*([verb] if verb else []), "--help")
    assert told.status == 0
    assert told.err == ""
    assert told.out.startswith("用法：biaogan")
    assert "显示这份说明" in told.out
    assert english_in(told.out) == []


def test_without_a_command_there_is_help_and_not_a_complaint(biaogan: Command) -> None:
    told = biaogan()
    assert "用法：" in told.out + told.err
    assert english_in(told.out + told.err) == []


def test_every_option_says_what_it_is_for() -> None:
    for verb, parameter in parameters():
        if isinstance(parameter, click.Option) and parameter.name != "help":
            assert CHINESE.search(parameter.help or ""), f"{verb} {parameter.name}"


WRONG = [
    ("chekc",),
    ("--color", "check"),
    ("check", "--formt", "json"),
    ("check", "--format", "xml"),
    ("check", "--format"),
    ("check", "now"),
    ("explain",),
    ("explain", "Z999"),
    ("explain", "a", "b"),
    ("new",),
    ("new", "poster"),
    ("--root", "nowhere", "check"),
    ("--as-of", "tomorrow", "check"),
    ("--as-of", "2026-02-30", "check"),
    ("preflight",),
    ("preflight", "nowhere.pdf"),
    ("preflight", "tests"),
    ("print", "SHT-999"),
    ("print", "--out"),
    ("withdraw", "SCM-001"),
    ("withdraw", "SCM-001", "--reason", "x", "--fate", "lost"),
    ("printed", "SHT-001-SCM-001", "--branch", "BR-001", "--quantity", "many"),
    ("printed", "SHT-001-SCM-001", "--branch", "BR-001", "--quantity", "0"),
    ("printed", "SHT-001-SCM-001"),
    ("approve", "SVC-001"),
]


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_wrong_call_is_told_in_chinese(arguments: tuple[str, ...], mini: Path, biaogan: Command) -> None:
    root = None if "--root" in arguments else mini
    told = biaogan(*arguments, root=root)
    assert told.status == 2
    assert told.out == ""
    assert CHINESE.search(told.err)
    assert english_in(told.err) == []
    assert "Traceback" not in told.err


def test_a_misspelt_option_gets_a_suggestion(biaogan: Command) -> None:
    assert "是不是想写 '--format'？" in biaogan("check", "--formt", "json").err


def broken(root: Path) -> None:
    for path, text in edited(
        replace("standards/scams/SCM-001.yml", "icon: gavel", "icon: gravel"),
        replace("standards/roles/ROL-002.yml", "title: 柜员", "title：柜员"),
    ).items():
        (root / path).write_text(text, "utf-8", newline="\n")


def test_check_tells_all_problems_and_ends_with_one(mini: Path, biaogan: Command) -> None:
    assert biaogan("check", root=mini) == Told(0, "没有发现问题。\n", "")
    broken(mini)
    told = biaogan("check", root=mini)
    assert told.status == 1
    assert told.err == ""
    first, second, *_ = told.out.splitlines()
    assert first.startswith("standards/roles/ROL-002.yml:2:1 Y004 ")
    assert second.startswith("standards/scams/SCM-001.yml:14:7 F004 ")
    assert told.out.splitlines()[-1].startswith("共 2 处问题，涉及 2 个文件。")


def test_check_in_the_other_formats(mini: Path, biaogan: Command) -> None:
    broken(mini)
    told = biaogan("check", "--format", "json", root=mini)
    assert told.status == 1
    assert [(p["code"], p["line"], p["column"]) for p in json.loads(told.out)] == [("Y004", 2, 1), ("F004", 14, 7)]
    told = biaogan("check", "--format", "github", root=mini)
    assert told.status == 1
    assert [line.split("::")[1] for line in told.out.splitlines()] == [
        "error file=standards/roles/ROL-002.yml,line=2,col=1,title=Y004",
        "error file=standards/scams/SCM-001.yml,line=14,col=7,title=F004",
    ]


@pytest.mark.parametrize(
    "verb", [["release"], ["print"], ["diff", "HEAD"], ["approve", "SVC-001", "--by", "x"]], ids=" ".join
)
def test_a_command_that_needs_a_sound_book_tells_its_problems(verb: list[str], mini: Path, biaogan: Command) -> None:
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-qm", "x"],
    ):
        command = ["git", "-C", str(mini), *arguments]
        subprocess.run(command, check=True, capture_output=True)
    broken(mini)
    told = biaogan(*verb, root=mini)
    assert told.status == 1
    assert "Y004" in told.err
    assert "F004" in told.err


def test_the_day_may_be_given(mini: Path, biaogan: Command) -> None:
    path = mini / "standards/services/SVC-001.yml"
    path.write_text(path.read_text("utf-8").replace("norm:", "verified_on: 2026-11-25\nnorm:"), "utf-8")
    assert biaogan("check", root=mini).status == 1
    assert biaogan("--as-of", "2026-11-25", "check", root=mini).status == 0


@pytest.mark.parametrize("code", list(all_codes()))
def test_every_code_can_be_explained(code: str, biaogan: Command) -> None:
    told = biaogan("explain", code.lower())
    assert told.status == 0
    assert told.out.startswith(code + " ")
    assert all_codes()[code][1] in told.out


def test_new_takes_the_next_id_and_writes_over_nothing(mini: Path, biaogan: Command) -> None:
    told = biaogan("new", "骗局", root=mini)
    assert told == Told(0, "已新建 standards/scams/SCM-010.yml。填好后运行：biaogan check\n", "")
    first = (mini / "standards/scams/SCM-010.yml").read_bytes()
    assert biaogan("new", "scam", root=mini).out.startswith("已新建 standards/scams/SCM-011.yml。")
    assert (mini / "standards/scams/SCM-010.yml").read_bytes() == first


@pytest.mark.parametrize("kind", CONTENT_TYPES, ids=lambda kind: kind.KIND)
def test_new_works_for_the_first_record_of_a_kind(kind: type, tmp_path: Path, biaogan: Command) -> None:
    name = vars(kind)["KIND"]
    told = biaogan("new", name, root=tmp_path)
    assert told.status == 0, told.err
    assert len(list(tmp_path.rglob("*.yml"))) == 1


def test_schema_writes_the_schemas(tmp_path: Path, biaogan: Command) -> None:
    assert biaogan("schema", root=tmp_path).status == 2  # no checkout
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "hooks/biaogan").mkdir(parents=True)
    assert biaogan("schema", root=tmp_path).status == 0
    assert {p.name for p in (tmp_path / "hooks/biaogan/schemas").iterdir()} >= {
        "scam.json",
        "bank.json",
        "contacts.json",
    }


def test_it_runs_as_a_program_of_its_own_in_a_terminal_that_knows_no_chinese() -> None:
    command = [sys.executable, "-m", "biaogan.cli", "--root", "tests/book/mini", "check"]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": "hooks", "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}, capture_output=True, check=False)  # fmt: skip
    assert (done.returncode, done.stdout.decode()) == (0, "没有发现问题。\n")
