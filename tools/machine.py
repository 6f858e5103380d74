"""The machine: what it says to its person, what it may install, and its browser."""

import os
import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BROWSER_NAMES = (
    "chromium",
    "google-chrome-stable",
    "google-chrome",
    "chrome",
    "microsoft-edge-stable",
    "microsoft-edge",
    "msedge",
    "chromium-browser",  # last: on Ubuntu it may be a stub that only points at a snap
)
BROWSER_PLACES = (
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/usr/lib/chromium/chromium",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "{ProgramFiles}/Google/Chrome/Application/chrome.exe",
    "{ProgramFiles(x86)}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Google/Chrome/Application/chrome.exe",
    "{LocalAppData}/Chromium/Application/chrome.exe",
    "{ProgramFiles(x86)}/Microsoft/Edge/Application/msedge.exe",
    "{ProgramFiles}/Microsoft/Edge/Application/msedge.exe",
)


class Stop(Exception):  # noqa: N818 - not an error of the program: a sentence for the person in front of it
    """What a person has to do before this can go on."""


def say(text: str) -> None:
    """Print at once, so that our lines and those of the programs we start stay in order."""
    print(text, flush=True)


def is_root() -> bool:
    """Whether system packages can be installed without asking anybody."""
    return bool(getattr(os, "geteuid", lambda: 1)() == 0)


def is_debian_like() -> bool:
    """Debian, Ubuntu, Deepin, UOS, openKylin …: whatever has apt-get."""
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def in_ci() -> bool:
    """Whether CI is set to anything that does not mean no."""
    return os.environ.get("CI", "").strip().lower() not in ("", "0", "false", "no", "off")


def apt_install(package: str) -> bool:
    """Install a Debian package if we may; whether it worked."""
    if not (is_root() and is_debian_like()):
        return False
    say(f"正在安装系统软件包 {package} ……")
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    apt = [shutil.which("apt-get") or "apt-get", "-qq", "-o", "Acquire::Retries=3"]
    subprocess.call([*apt, "update"], env=env, stdin=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "--no-install-recommends", package]
    return subprocess.call(command, env=env, stdin=subprocess.DEVNULL) == 0


def find_browser() -> "Path | None":
    """The browser for the browser tests: BIAOGAN_BROWSER, else PATH, else the usual places. Empty means none."""
    chosen = os.environ.get("BIAOGAN_BROWSER")
    if chosen is not None:
        path = shutil.which(chosen) if chosen else None
        return Path(path) if path else None
    names = (shutil.which(name) for name in BROWSER_NAMES)
    places = (re.sub(r"\{(.+?)\}", lambda m: os.environ.get(m.group(1), "-"), place) for place in BROWSER_PLACES)
    return next((Path(path) for path in (*names, *places) if path and Path(path).is_file()), None)


def prepare_browser() -> None:
    """Set BIAOGAN_BROWSER for the tests. Raises Stop under CI, where browser tests must not be skipped."""
    found = find_browser()
    if found is None and "BIAOGAN_BROWSER" not in os.environ and apt_install("chromium"):
        found = find_browser()
    if found is None:
        how = "apt-get install chromium（需要管理员权限）" if is_debian_like() else "Chrome、Edge 或 Chromium 任一种"
        text = f"没有找到浏览器，浏览器测试做不了。请安装：{how}；装在别处的，用环境变量 BIAOGAN_BROWSER 写明它的路径。"
        if in_ci():
            raise Stop(text + "自动检查（CI）中不允许跳过浏览器测试。")
        say(text + "这一次先跳过浏览器测试。")
    os.environ["BIAOGAN_BROWSER"] = str(found or "")
