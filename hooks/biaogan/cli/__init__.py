"""The command line: thin commands over the pipeline."""

from __future__ import annotations

from biaogan.cli.chinese import run_command, utf8


def main() -> int:
    """Runs the command line; the exit status is 0 done, 1 problems in the content, 2 cannot run (a wrong call, a full disk …)."""
    from biaogan.cli.commands import biaogan, show_problems

    utf8()
    return run_command(biaogan, show_problems)
