"""Virtual environments: made, filled from a lock with pip, and known again by what was put in."""

import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.machine import ROOT, Stop, apt_install, is_debian_like, say

VENV = ROOT / ".venv"
LOCK_VENV = ROOT / ".venv-lock"
STATE = "biaogan-state.json"  # in each virtual environment
RUNTIME = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"

PIP_FLAGS = (
    "--require-hashes",
    "--no-deps",
    "--only-binary=:all:",
    "--no-compile",  # half the files written, and what is never imported never gets compiled
    "--no-input",
    "--progress-bar=off",
    "--disable-pip-version-check",
    "--no-warn-script-location",
)
NETWORK = re.compile(
    r"timed? ?out|connection|resolve|resolution|unreachable|proxy|ssl|incomplete|could not fetch|HTTP error",
    re.IGNORECASE,
)


def python_of(venv: Path) -> Path:
    """The interpreter inside a virtual environment."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def probe(venv: Path) -> str:
    """The Python version of a virtual environment that can run pip; empty if it is broken or not there."""
    command = [str(python_of(venv)), "-I", "-c", "import pip, sys; print('%d.%d.%d' % sys.version_info[:3])"]
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return done.stdout.decode().strip() if done.returncode == 0 else ""


def digest(lock: Path, version: str) -> str:
    """What an installed lock is known by: its bytes and the Python it was installed for."""
    return hashlib.sha256(lock.read_bytes() + version.encode()).hexdigest()


def read_state(venv: Path) -> "dict[str, object]":
    """What was installed the last time; empty if unknown."""
    try:
        state = json.loads((venv / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(venv: Path, version: str, locks: "tuple[Path, ...]", busy: bool) -> None:
    """Note what is installed. `busy` before an installation, the locks after it: what is cut short stays busy."""
    state = {"path": str(venv), "busy": busy, "locks": {lock.name: digest(lock, version) for lock in locks}}
    (venv / STATE).write_text(json.dumps(state, ensure_ascii=False, indent=1), encoding="utf-8")


def remove(path: Path) -> None:
    """Delete a file, a link or a folder, whichever is there."""
    try:
        if path.is_symlink() or path.is_file():
            path.unlink()
        elif path.exists():
            shutil.rmtree(str(path))
    except OSError as error:
        raise Stop(f"删不掉 {path}：{error}。请关闭正在使用它的程序（已激活的先 deactivate）再试。") from error


def create(venv: Path) -> str:
    """Make an empty virtual environment, removing what was there; its Python version."""
    if os.pathsep in str(ROOT):
        raise Stop(f"项目所在路径里有“{os.pathsep}”，Python 无法在这里建立运行环境。请把项目移到别的文件夹。")
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing and not apt_install(package):
        how = f"sudo apt-get install {package}" if is_debian_like() else "带 venv 和 pip 的完整 Python（3.11 或更高）"
        raise Stop(f"这个 Python 缺少 {'、'.join(missing)}，建不了运行环境。请先安装：{how}")
    remove(venv)
    venv.mkdir(parents=True)
    write_state(venv, "", (), busy=True)
    # Started from inside another environment, the new one must not hang on that one.
    base = getattr(sys, "_base_executable", None) or sys.executable
    command = [base, "-I", "-m", "venv", str(venv)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    version = probe(venv) if done.returncode == 0 else ""
    if not version:
        raise Stop(f"建立运行环境 {venv} 失败：\n{done.stdout.decode(errors='replace').strip()}")
    # Python 3.11 alone still puts setuptools in: nothing here builds packages, and all Pythons should see the same.
    pip = [str(python_of(venv)), "-I", "-m", "pip", "uninstall", "-q", "-y", "setuptools"]
    subprocess.call(pip, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return version


def ensure(lock: Path, venv: Path = VENV) -> None:
    """Make `venv` hold exactly what `lock` says; returns at once if it already does."""
    missing = [path.name for path in (RUNTIME, lock) if not path.exists()]
    if missing:
        raise Stop(f"缺少文件 {missing[0]}。请从代码库取回，或运行 python run.py lock 重新生成。")
    state, version = read_state(venv), probe(venv)
    moved = bool(state) and state.get("path") != str(venv)
    sound = bool(version) and not moved and not state.get("busy")
    locks = state.get("locks")
    if sound and isinstance(locks, dict) and locks.get(lock.name) == digest(lock, version):
        return
    started = time.monotonic()
    total = len(re.findall(r"(?m)^[\w.-]+==", lock.read_text(encoding="utf-8")))
    say(f"正在准备运行环境（{total} 个组件，只在第一次和组件更新后才需要，一般一两分钟）……")
    version = version if sound else create(venv)
    write_state(venv, version, (), busy=True)
    install(venv, [*PIP_FLAGS, "-r", str(lock)], total)
    write_state(venv, version, (RUNTIME, DEV) if lock == DEV else (lock,), busy=False)
    say(f"运行环境准备好了，用时 {time.monotonic() - started:.0f} 秒。")


def install(venv: Path, arguments: "list[str]", total: int) -> None:
    """Run `pip install`; once more if the network failed. Raises Stop with the reason."""
    # -I: packages on the caller's PYTHONPATH or in the user's own folder must not count as installed.
    command = [str(python_of(venv)), "-I", "-X", "utf8", "-m", "pip", "install", *arguments]
    code, output = follow(command, total)
    if code != 0 and NETWORK.search(output) and "HASHES" not in output:
        say("下载没有成功，5 秒后再试一次……")
        time.sleep(5)
        code, output = follow(command, total)
    if code == 0:
        return
    if "DO NOT MATCH THE HASHES" in output:
        reason = "下载到的组件与锁定文件里的校验值不符，已拒绝安装。请检查网络代理或软件源；不要绕过这项检查。"
    elif "No space left" in output:
        reason = "磁盘空间不足，请腾出至少 1 GB 再试。"
    elif NETWORK.search(output):
        reason = "连不上软件源。请检查网络和代理设置后再试；单位内网请先为 pip 配好内部软件源。"
    elif "No matching distribution" in output:
        reason = "软件源里没有适合这台电脑（操作系统、处理器、Python 版本）的安装包，包名见上面的输出。"
    else:
        reason = "原因见上面的输出。"
    told = output[max(output.find("\nERROR"), 0) :].strip().splitlines()
    raise Stop("\n".join([*told[-12:], "", f"组件安装失败：{reason}"]))


def follow(command: "list[str]", total: int) -> "tuple[int, str]":
    """Run pip, telling how far it is. Exit code and the whole output."""
    drop = ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_REQUIRE_VIRTUALENV", "PIP_NO_DEPS", "PIP_PYTHON")
    env = {key: value for key, value in os.environ.items() if key not in drop}
    env["PIP_USER"] = "0"
    lines, seen, live = [], 0, sys.stdout.isatty()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env, cwd=str(ROOT)) as pip:
        for raw in pip.stdout or ():
            line = raw.decode("utf-8", "replace").rstrip()
            lines.append(line)
            if line.startswith(("Collecting ", "Processing ")):
                seen += 1
                text = f"  下载 {min(seen, total)}/{total}  {Path(line.split()[1]).name}"
                if live:
                    print("\r" + text.ljust(70), end="", flush=True)
                elif seen % 10 == 0:
                    say(text)
            elif line.startswith("Installing collected packages"):
                say(("\r" if live else "") + "  下载完成，正在安装……".ljust(60))
    return pip.returncode, "\n".join(lines)


def child_environment() -> "dict[str, str]":
    """The environment of everything that runs inside `.venv`."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONHOME", "__PYVENV_LAUNCHER__")}
    inherited = [env["PYTHONPATH"]] if env.get("PYTHONPATH") else []
    env["PYTHONPATH"] = os.pathsep.join([str(ROOT / "hooks"), *inherited])
    env["PATH"] = os.pathsep.join([str(python_of(VENV).parent), env.get("PATH", os.defpath)])
    env.update(VIRTUAL_ENV=str(VENV), PYTHONUTF8="1", NO_MKDOCS_2_WARNING="1")
    return env


def start(command: "list[str]", env: "dict[str, str] | None" = None, folder: Path = ROOT) -> int:
    """Run a program in a folder, the project's, to its end; its exit code. Ctrl+C is the program's to answer."""
    with subprocess.Popen(command, cwd=str(folder), env=env) as child:
        while True:
            try:
                code = child.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue
