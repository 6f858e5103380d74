"""A real scheduler and real workers as programs of their own, on the loopback address."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Cluster:
    """address of the scheduler; its process and those of the workers."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        return int(taken.getsockname()[1])


def program(
    folder: Path, name: str, module: str, *arguments: str, hooks: Path | None = None, forgive: int = 3
) -> subprocess.Popen[bytes]:
    """Starts one of Dask's programs in `folder`; hooks: a Biaogan of its own, on the import path. Logs to `name`."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    if hooks is not None:
        env["PYTHONPATH"] = str(hooks)
    env["DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES"] = str(forgive)
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments]
    with (folder / name).open("wb") as log:
        return subprocess.Popen(command, cwd=folder, env=env, stdout=log, stderr=log)


@contextmanager
def cluster(folder: Path, workers: int = 2, hooks: Path | None = None, forgive: int = 3) -> Iterator[Cluster]:
    """A cluster of that many worker processes with one thread each; all gone at the end, whatever happened.

    forgive: how many workers a job may take along before the scheduler gives it up.
    """
    folder.mkdir(parents=True, exist_ok=True)
    address = f"tcp://{HOST}:{free_port()}"
    started = [program(folder, "scheduler", "dask_scheduler", "--host", address, "--no-dashboard", forgive=forgive)]
    try:
        for number in range(workers):
            own = ["--no-nanny", "--nthreads", "1", "--no-dashboard", "--local-directory", str(folder / f"w{number}")]
            started.append(program(folder, f"worker{number}", "dask_worker", address, *own, hooks=hooks))
        _ready(folder, started)
        yield Cluster(address, started[0], started[1:])
    finally:
        for process in started:
            process.kill()
        for process in started:
            process.wait()


def _ready(folder: Path, started: list[subprocess.Popen[bytes]]) -> None:
    """Waits until every worker has said that it is registered."""
    until = time.monotonic() + 120
    waiting = list(range(len(started) - 1))
    while waiting:
        assert time.monotonic() < until, [path.read_text() for path in folder.iterdir() if path.is_file()]
        assert all(process.poll() is None for process in started), (folder / "scheduler").read_text()
        waiting = [n for n in waiting if "Registered to:" not in (folder / f"worker{n}").read_text()]
        time.sleep(0.05)
