"""What every command needs: the project, the day, and how things are shown."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from biaogan.build import Prepared, prepare
from biaogan.days import today_from


class Workplace:
    """The project's folder and the day to work for. as_of: the day that was typed; it comes before every variable."""

    def __init__(self, root: Path, as_of: date | None) -> None:
        self.root = root
        self._as_of = as_of

    @cached_property
    def today(self) -> date:
        """The day; asked for late, because not every command needs one."""
        return self._as_of or today_from(os.environ)

    def prepared(self) -> Prepared:
        """The checked book with its editions and sheets. Raises BiaoganError."""
        return prepare(self.root, self.today)

    def output(self, typed: Path | None, usual: Path) -> Path:
        """A folder to write to: what was typed is meant from where the caller stands, the usual one is the project's."""
        return (self.root / usual if typed is None else typed).resolve()


def progress(fields: Iterable[str] = ()) -> Progress:
    """A bar on standard error that goes when it is done. fields: task fields shown beside the count, by name and label."""
    told = "　".join(fields)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn(f"{told}　剩余" if told else "剩余"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=Console(stderr=True, highlight=False), transient=True)


def shown_path(path: Path) -> str:
    """A path as the caller would type it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
