"""The cluster: real processes, the same bytes as a local run, a worker killed half way, and every refusal in Chinese."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from distributed import Client

from biaogan.press.cluster import connection, run_on_cluster
from biaogan.press.cluster.faults import check_pythons, check_reports
from biaogan.press.pool import Printed, run_jobs
from biaogan.problems import BiaoganError
from biaogan.render.sheets.job import PrintJob, Variant
from tests.conftest import Told
from tests.press.cluster import Cluster, cluster, free_port
from tests.press.sample import data, job
from tests.support import ROOT

COUNT = 24


def jobs() -> list[PrintJob]:
    """Small jobs, each another file, and one that cannot be made."""
    variants: tuple[Variant, ...] = ("press", "office", "preview")
    made = []
    for number in range(COUNT):
        shown = data("counter-card", variants[number % 3])
        shown["imprint"]["branch"] = f"第{number}支行"
        made.append(replace(job("counter-card", variants[number % 3], shown), output=f"{number:02d}.pdf"))
    return [*made[:5], replace(made[0], template="no-such", output="bad.pdf"), *made[5:]]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Printed], dict[str, bytes]]:
    """What this machine makes of the jobs."""
    folder = tmp_path_factory.mktemp("local")
    return list(run_jobs(jobs(), folder / "out", folder / "cache", 1)), files(folder / "out")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Two workers that have the libraries and no Biaogan."""
    with cluster(tmp_path_factory.mktemp("bare")) as started:
        yield started


def said(results: list[Printed]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.output, tuple(map(str, one.problems))) for one in results]


def test_a_cluster_makes_the_same_bytes_in_the_same_order(
    bare: Cluster, local: tuple[list[Printed], dict[str, bytes]], tmp_path: Path
) -> None:
    made = list(run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", bare.address))
    assert said(made) == said(local[0])
    assert [one.output for one in made if one.problems] == ["bad.pdf"]
    assert files(tmp_path / "out") == local[1]
    assert not any(one.cached for one in made)
    again = list(run_on_cluster(jobs(), tmp_path / "again", tmp_path / "cache", bare.address))
    assert [one.output for one in again if not one.cached] == ["bad.pdf"]
    assert files(tmp_path / "again") == local[1]


def test_jobs_are_sent_as_they_are_needed(bare: Cluster, tmp_path: Path) -> None:
    taken: list[int] = []

    def many() -> Iterator[PrintJob]:
        for number in range(200):
            taken.append(number)
            yield replace(job("counter-card", "office"), output=f"{number}.pdf")

    results = run_on_cluster(many(), tmp_path / "out", tmp_path / "cache", bare.address)
    next(results)
    assert len(taken) < 40
    results.close()  # type: ignore[attr-defined]


def test_the_command_prints_on_a_cluster(
    bare: Cluster, mini: Path, tmp_path: Path, biaogan: Callable[..., Told]
) -> None:
    arguments = ("print", "SHT-002", "SHT-003", "--all-branches", "--out")
    told = biaogan(*arguments, str(tmp_path / "far"), "--cluster", bare.address, root=mini)
    assert told.status == 0, told.err
    assert "做了 4 件，沿用 0 件，失败 0 件" in told.out
    (mini / ".cache").rename(tmp_path / "cache")
    assert biaogan(*arguments, str(tmp_path / "near"), "--workers", "1", root=mini).status == 0
    assert files(tmp_path / "far") == files(tmp_path / "near")


def holds(watcher: Client, worker: str) -> bool:
    """True where jobs, or results that nobody has fetched, would be lost with the worker."""
    return bool(watcher.processing()[worker] or watcher.has_what()[worker])


def test_a_worker_killed_half_way_is_made_up_for(local: tuple[list[Printed], dict[str, bytes]], tmp_path: Path) -> None:
    made: list[Printed] = []
    with cluster(tmp_path / "cluster") as started, Client(started.address, set_as_default=False) as watcher:
        lost = started.workers[0]
        address = next(worker for worker, pid in watcher.run(os.getpid).items() if pid == lost.pid)
        for one in run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", started.address):
            made.append(one)
            if len(made) == 6:
                os.kill(lost.pid, signal.SIGSTOP)  # from here on it finishes nothing it has
            if len(made) >= 6 and lost.poll() is None and holds(watcher, address):
                os.kill(lost.pid, signal.SIGKILL)  # and this goes down with it
                lost.wait()
        assert lost.poll() == -signal.SIGKILL
        assert len(watcher.nthreads()) == 1
    assert said(made) == said(local[0])
    assert files(tmp_path / "out") == local[1]


@pytest.mark.verify
def test_a_job_that_takes_workers_along_is_given_up_and_the_others_are_made(
    local: tuple[list[Printed], dict[str, bytes]], tmp_path: Path
) -> None:
    made: list[Printed] = []
    with (
        cluster(tmp_path / "cluster", forgive=0) as started,
        Client(started.address, set_as_default=False) as watcher,
    ):
        lost = started.workers[0]
        address = next(worker for worker, pid in watcher.run(os.getpid).items() if pid == lost.pid)
        for one in run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", started.address):
            made.append(one)
            if lost.poll() is None:
                os.kill(lost.pid, signal.SIGSTOP)
                os.kill(lost.pid, signal.SIGKILL if watcher.processing()[address] else signal.SIGCONT)
    given_up = [one.output for one in made if [problem.code for problem in one.problems] == ["P004"]]
    assert given_up
    whole = {path: data for path, data in local[1].items() if path not in given_up}
    assert files(tmp_path / "out") == whole


@pytest.mark.verify
def test_a_scheduler_lost_half_way_ends_the_run_and_keeps_what_is_done(
    local: tuple[list[Printed], dict[str, bytes]], tmp_path: Path
) -> None:
    made: list[Printed] = []
    with cluster(tmp_path / "cluster") as started, pytest.raises(BiaoganError, match="P006 连不上集群"):  # noqa: PT012
        for one in run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", started.address):
            made.append(one)
            if len(made) == 3:
                started.scheduler.kill()
    done = files(tmp_path / "out")
    assert 3 <= len(done) < COUNT
    assert {path: local[1][path] for path in done} == done


def test_a_worker_with_another_biaogan_is_refused(tmp_path: Path, mini: Path, biaogan: Callable[..., Told]) -> None:
    """It would print another poster in the middle of the run."""
    hooks = tmp_path / "other" / "hooks"
    shutil.copytree(ROOT / "hooks", hooks, ignore=shutil.ignore_patterns("__pycache__"))
    with (hooks / "biaogan/templates/print/counter-card.typ").open("a", encoding="utf-8") as template:
        template.write("\n// another version\n")
    with cluster(tmp_path / "cluster", 1, hooks) as started:
        told = biaogan("print", "SHT-002", "--out", str(tmp_path / "o"), "--cluster", started.address, root=mini)
    assert (told.status, told.out) == (1, "")
    assert "P008 工作进程 tcp://127.0.0.1:" in told.err
    assert f"用的是它自己的标杆（{hooks.parent}），和本机的不一样" in told.err
    assert not list((tmp_path / "o").rglob("*.pdf"))


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:{}", "127.0.0.1:{}", "tcp://127.0.0.1", "集群"])
def test_a_cluster_that_is_not_there_is_told(address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "CONNECT", 1.0)
    where = address.format(free_port())
    with pytest.raises(BiaoganError) as error:
        next(run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", where))
    assert str(error.value).startswith(f"--cluster:1:1 P006 连不上集群 {where} — ")


def test_a_cluster_without_workers_is_told(tmp_path: Path) -> None:
    with cluster(tmp_path / "cluster", 0) as started, pytest.raises(BiaoganError) as error:
        next(run_on_cluster(jobs(), tmp_path / "out", tmp_path / "cache", started.address))
    assert "P007 集群 tcp://127.0.0.1:" in str(error.value)
    assert "里没有工作进程 — 在每台干活的机器上运行 dask worker tcp://127.0.0.1:" in str(error.value)


def test_without_the_library_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mini: Path, biaogan: Callable[..., Told]
) -> None:
    for name in [name for name in sys.modules if name == "biaogan.press.cluster.connection"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "distributed", None)
    told = biaogan("print", "SHT-002", "--out", str(tmp_path), "--cluster", "tcp://127.0.0.1:1", root=mini)
    assert told.status == 1
    assert "P009 没有装集群组件" in told.err
    assert "python -m pip install distributed" in told.err


def test_a_worker_needs_two_libraries_and_printing_here_needs_none_of_the_cluster() -> None:
    """What the handbook tells people to install, and no more."""
    spared = {
        "pydantic",
        "yaml",
        "fontTools",
        "jinja2",
        "segno",
        "click",
        "rich",
        "xlsxwriter",
        "pypinyin",
        "markdown",
        "coloraide",
        "icalendar",
        "pygments",
    }
    for module, blocked in (("press.cluster.remote", spared), ("cli.commands", {"distributed", "dask", "cloudpickle"})):
        program = f"import sys; sys.modules.update(dict.fromkeys({sorted(blocked)})); import biaogan.{module}"
        env = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"}
        done = subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()


def test_everything_wrong_with_every_worker_is_told_at_once() -> None:
    from importlib.metadata import version

    good = {"typst": version("typst"), "pikepdf": version("pikepdf"), "mark": "m", "place": "/x"}
    check_reports({"tcp://a:1": good}, "m")
    reports = {
        "tcp://a:1": {**good, "typst": "0.1.0", "pikepdf": ""},
        "tcp://b:2": {**good, "fault": "ImportError: no such thing"},
        "tcp://c:3": {**good, "mark": "other"},
    }
    with pytest.raises(BiaoganError) as error:
        check_reports(reports, "m")
    told = str(error.value).split("\n")
    assert len(told) == 4
    assert any(f"pip install pikepdf=={version('pikepdf')}" in line for line in told)
    assert any(f"tcp://a:1 的 typst 是 0.1.0，本机是 {version('typst')}" in line for line in told)
    assert any("tcp://b:2 印不了：ImportError: no such thing" in line for line in told)
    assert any("tcp://c:3 用的是它自己的标杆（/x）" in line for line in told)


def test_another_python_is_refused_before_anything_is_sent() -> None:
    own = f"{sys.version_info[0]}.{sys.version_info[1]}"
    check_pythons("tcp://x:1", {"tcp://a:1": f"{own}.9.final.0"})
    with pytest.raises(BiaoganError, match=f"tcp://a:1 的 Python 是 2.7.18，本机是 {own} — 那台机器改用"):
        check_pythons("tcp://x:1", {"tcp://a:1": "2.7.18"})
