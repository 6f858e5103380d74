"""What can be wrong with a cluster, said to a person. Knows nothing of the library that talks to it."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

from biaogan.problems import BiaoganError, Mark, Problem

UNREACHABLE, UNABLE, OTHER, MISSING = "P006", "P007", "P008", "P009"
LIBRARIES = ("typst", "pikepdf")
OPTION = Mark("--cluster")
SPOKEN = {
    UNREACHABLE: ("连不上集群 {}", "看主机和端口对不对、调度程序（dask scheduler）开着没有；地址写成 tcp://主机:8786"),
    UNABLE: ("集群 {0} 里没有工作进程", "在每台干活的机器上运行 dask worker {0}"),
    OTHER: ("集群 {} 正在给另一个版本的标杆干活", "等那一边做完，再运行一次同样的命令；做好的不会重做"),
    MISSING: ("没有装集群组件，用不了 {}", "在项目的 .venv 里运行 python -m pip install distributed，再试一次"),
}


def fault(code: str, address: str) -> BiaoganError:
    """The error of a cluster that cannot be used at all."""
    message, remedy = SPOKEN[code]
    return BiaoganError([Problem(code, OPTION, message.format(address), remedy.format(address))])


def check_pythons(address: str, versions: Mapping[str, str]) -> None:
    """Raises BiaoganError where there is no worker, or one whose Python cannot read what ours sends.

    versions: worker address -> its Python, `3.11.7…`.
    """
    if not versions:
        raise fault(UNABLE, address)
    own = f"{sys.version_info[0]}.{sys.version_info[1]}"
    problems = [
        Problem(OTHER, OPTION, f"工作进程 {worker} 的 Python 是 {found}，本机是 {own}", f"那台机器改用 Python {own}")
        for worker, found in sorted(versions.items())
        if not found.startswith(own + ".")
    ]
    if problems:
        raise BiaoganError(problems)


def check_reports(reports: Mapping[str, Mapping[str, Any]], mark: str) -> None:
    """Raises BiaoganError with everything that keeps a worker from making the same files as this machine.

    reports: worker address -> what `worker_side.worker_report` says; mark: fingerprint of the materials here.
    """
    problems = [problem for worker in sorted(reports) for problem in _check_worker(worker, reports[worker], mark)]
    if problems:
        raise BiaoganError(problems)


def _check_worker(worker: str, found: Mapping[str, Any], mark: str) -> Iterator[Problem]:
    missing = [library for library in LIBRARIES if not found[library]]
    other = [library for library in LIBRARIES if found[library] and found[library] != version(library)]
    if missing:
        named = " ".join(f"{library}=={version(library)}" for library in missing)
        yield Problem(
            UNABLE,
            OPTION,
            f"工作进程 {worker} 没有装 {'、'.join(missing)}",
            f"那台机器运行 python -m pip install {named}",
        )
    for library in other:
        message = f"工作进程 {worker} 的 {library} 是 {found[library]}，本机是 {version(library)}"
        yield Problem(OTHER, OPTION, message, f"那台机器运行 python -m pip install {library}=={version(library)}")
    if missing or other:
        return
    if "fault" in found:
        yield Problem(UNABLE, OPTION, f"工作进程 {worker} 印不了：{found['fault']}", "按提示补好那台机器的环境")
    elif found["mark"] != mark:
        yield Problem(
            OTHER,
            OPTION,
            f"工作进程 {worker} 用的是它自己的标杆（{found['place']}），和本机的不一样，印出来会不同",
            "把那台机器上的标杆更新到和本机一样；或者把它从那里的 PYTHONPATH 拿掉，由本机发过去",
        )
