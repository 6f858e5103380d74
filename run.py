"""The one command of the project: prepares the virtual environment, then runs what was asked for.

Standard library only, for Linux, macOS and Windows. Every verb passes the exit code of what it ran through. How it is
done stands in tools/. The syntax of both stays readable for Python 3.6, so that an old interpreter gets a sentence and
not a SyntaxError.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, NamedTuple  # noqa: UP035 - collections.abc.Callable[...] needs 3.9 at import

sys.path.insert(0, str(Path(__file__).resolve().parent))  # PYTHONSAFEPATH would leave tools/ out

from tools.checkers import CHECK_VENV, prepare_checkers
from tools.environment import DEV, LOCK_VENV, RUNTIME, VENV, child_environment, ensure, python_of, remove, start
from tools.locks import lock
from tools.machine import ROOT, Stop, prepare_browser, say

SIDE_BY_SIDE = ("-n", "2", "--dist", "loadfile")  # two processes of pytest, a file of tests in one of them
OLDEST = (3, 11)
MADE = ("site", ".build", ".cache", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis", "dist")


def module(*arguments: str) -> int:
    """Run `python -m …` inside `.venv`."""
    return start([str(python_of(VENV)), "-m", *arguments], child_environment())


def biaogan(*arguments: str) -> int:
    """Run the project's own command line where it was called: the names of files after it are meant from there."""
    ensure(RUNTIME)
    # -P: a file of that folder named like a module of ours must not be taken for it.
    command = [str(python_of(VENV)), "-P", "-m", "biaogan.cli", "--root", str(ROOT), *arguments]
    return start(command, child_environment(), Path.cwd())


def site(*arguments: str) -> int:
    """Build everything."""
    return biaogan("build", *arguments)


def check(*arguments: str) -> int:
    """Check the records."""
    return biaogan("check", *arguments)


def serve(*arguments: str) -> int:
    """Serve the handbook while editing."""
    ensure(RUNTIME)
    return module("mkdocs", "serve", *arguments)


def setup() -> int:
    """Prepare the environment of the editors and stop there."""
    ensure(RUNTIME)
    return 0


def lint() -> int:
    """Style and types; the first exit code that is not 0, after all of them have run."""
    ensure(DEV)
    runs = (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",))
    return next((code for code in [module(*run) for run in runs] if code), 0)


def test(*arguments: str) -> int:
    """Everything but the long proofs. pytest comes last, so that its count is the last thing on the screen."""
    style = lint()
    if style:
        say("\n代码检查（ruff 或 mypy）没有通过，见上文；下面接着运行测试。\n")
    prepare_browser()
    return module("pytest", "-m", "not verify", *SIDE_BY_SIDE, *arguments) or style


def verify(*arguments: str) -> int:
    """The long proofs."""
    ensure(DEV)
    prepare_browser()
    prepare_checkers()
    return module("pytest", "-m", "verify", *SIDE_BY_SIDE, *arguments)


def bench(*names: str) -> int:
    """The benchmarks, or those named, one after the other; the first exit code that is not 0."""
    ensure(DEV)
    scripts = sorted(path for path in (ROOT / "benchmarks").glob("bench_*.py") if not names or path.stem[6:] in names)
    if not scripts:
        raise Stop("benchmarks 文件夹里没有这个名字的对比测试（文件名是 bench_名字.py）。")
    if any(script.stem == "bench_site" for script in scripts):
        prepare_browser()
        prepare_checkers()
    runs = [start([str(python_of(VENV)), "-m", f"benchmarks.{script.stem}"], child_environment()) for script in scripts]
    return next((code for code in runs if code), 0)


def clean(*arguments: str) -> int:
    """Delete what can be made again; with --all the virtual environments too."""
    everything = arguments == ("--all",)
    if arguments and not everything:
        raise Stop("clean 只认一个选项：--all（连运行环境 .venv 一起删除）。")
    for name in (*MADE, *((VENV.name, LOCK_VENV.name, CHECK_VENV.name) if everything else ())):
        remove(ROOT / name)
    for folder in ("hooks", "tests", "tools", "benchmarks"):
        for cache in list((ROOT / folder).rglob("__pycache__")):
            remove(cache)
    say("已清理。")
    return 0


class Verb(NamedTuple):
    """One word after `run.py`."""

    run: Callable[..., int]
    says: str
    alone: bool = False


VERBS = {
    "site": Verb(site, "生成员工手册、宣传品和公众网站"),
    "check": Verb(check, "检查所有标准和活动文件"),
    "serve": Verb(serve, "边改边看员工手册"),
    "test": Verb(test, "代码检查和测试"),
    "verify": Verb(verify, "耗时较长的验证"),
    "bench": Verb(bench, "与其他做法的对比测试"),
    "lint": Verb(lint, "只做代码检查", alone=True),
    "setup": Verb(setup, "只准备运行环境", alone=True),
    "lock": Verb(lock, "重新锁定组件版本（加 --upgrade 全部升级）"),
    "clean": Verb(clean, "删除生成的文件（加 --all 连运行环境一起删）"),
    "biaogan": Verb(biaogan, "运行标杆的其他命令，例如 python run.py biaogan --help"),
}


def newer_python() -> "str | None":
    """Another interpreter on PATH that is new enough."""
    for minor in range(OLDEST[1] + 8, OLDEST[1] - 1, -1):
        path = shutil.which(f"python3.{minor}")
        if path and subprocess.call([path, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            return path
    return None


def main(arguments: "list[str]") -> int:
    """Run one verb; its exit code: what it ran through gave, or 2 where it could not run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if sys.version_info < OLDEST:
        newer = newer_python()
        if newer:
            return subprocess.call([newer, __file__, *arguments])
        found = ".".join(map(str, sys.version_info[:3]))
        text = f"需要 Python 3.11 或更高版本，现在用的是 {found}。请从 Python 官网或系统软件源安装新版后再运行。"
        print(text, file=sys.stderr)
        return 2
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        say("用法：python run.py 命令\n\n" + "\n".join(f"  {name:<8} {verb.says}" for name, verb in VERBS.items()))
        return 0
    verb = VERBS.get(arguments[0])
    if verb is None:
        print(f"没有“{arguments[0]}”这个命令。可用的命令：{'、'.join(VERBS)}", file=sys.stderr)
        return 2
    if verb.alone and arguments[1:]:
        print(f"{arguments[0]} 后面不用再写别的。", file=sys.stderr)
        return 2
    # A umask that takes away the owner's own rights would leave folders that we cannot enter.
    os.umask(os.umask(0) & 0o077)
    try:
        return verb.run(*arguments[1:])
    except (Stop, OSError) as stop:
        machine = f"读写文件没有成功：{stop}。请检查磁盘空间和文件夹的权限再试。"
        print(f"\n{stop if isinstance(stop, Stop) else machine}", file=sys.stderr, flush=True)
        return 2
    except KeyboardInterrupt:
        print("\n已中断。再运行一次会重新开始。", file=sys.stderr, flush=True)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
