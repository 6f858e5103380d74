"""One way to start the system's Chromium for a test: as root, without chatter, with the project's Chinese font."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

from tools import machine

FONTS = machine.ROOT / "hooks" / "biaogan" / "assets" / "fonts"

FLAGS = (
    "--no-sandbox",  # the sandbox refuses to start as root, and a container has no user namespaces for it
    "--disable-gpu",
    "--disable-dev-shm-usage",  # 64 MB of /dev/shm in a container is less than a page may need
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-domain-reliability",
    "--disable-sync",
    "--disable-features=OptimizationHints,MediaRouter,Translate",
    "--no-first-run",
    "--no-default-browser-check",
    "--no-pings",
)


def browser_path() -> Path:
    """The browser run.py chose, or the one it would choose. Without one the test is skipped; under CI it fails."""
    found = machine.find_browser()
    if found is not None:
        return found
    reason = "没有浏览器：请安装 Chromium、Chrome 或 Edge，或用环境变量 BIAOGAN_BROWSER 写明它的路径"
    if machine.in_ci():
        pytest.fail(reason + "（自动检查中不允许跳过）")
    pytest.skip(reason)


def launch(playwright: Playwright) -> Browser:
    """A headless Chromium that shows Chinese on a machine without any Chinese font. The caller closes it."""
    executable = browser_path()
    data = Path(tempfile.mkdtemp(prefix="biaogan-browser-"))
    env: dict[str, str | float | bool] = {**os.environ}
    if sys.platform == "linux":
        # fontconfig looks into $XDG_DATA_HOME/fonts; the font comes from the project, so no two machines differ.
        (data / "fonts").symlink_to(FONTS, target_is_directory=True)
        env["XDG_DATA_HOME"] = str(data)
    browser = playwright.chromium.launch(executable_path=executable, args=list(FLAGS), env=env)
    browser.on("disconnected", lambda _: shutil.rmtree(data, ignore_errors=True))
    return browser
