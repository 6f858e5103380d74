"""A browser of 2018 (Chromium 69 in Qt WebEngine 5.12) for tests: the telephones of the people this site is for.

    first, second = visited([Visit(page.as_uri(), [Ask("() => document.title"), Press("Tab Tab Return"), Ask(PROBE)])])
    assert first.errors() == [] and first.answers == ["标题", …]

One process serves all visits of a call, so hand over many at once. A probe is the text of a JavaScript function without
parameters, asynchronous if it likes; what it returns is JSON. Pages come from `file://` or from any address. There is
no dark scheme: that browser does not know it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser.launch import FONTS
from tests.checkers.programs import STALL, needed
from tools.checkers import CHECK_VENV
from tools.environment import python_of

PROCESS = Path(__file__).with_name("old_qt.py")
FLAGS = "--no-sandbox --disable-gpu --disable-dev-shm-usage --disable-background-networking"


@dataclass(frozen=True, slots=True)
class Ask:
    """Runs a JavaScript function in the page; its answer is one of the visit's answers."""

    function: str

    def wish(self) -> dict[str, str]:
        """As the process of the browser reads it."""
        return {"ask": self.function}


@dataclass(frozen=True, slots=True)
class Press:
    """Presses keys one after the other, by Qt's names: `Tab Shift+Tab Return Space A`."""

    keys: str

    def wish(self) -> dict[str, str]:
        """As the process of the browser reads it."""
        return {"press": self.keys}


@dataclass(frozen=True, slots=True)
class Picture:
    """Saves what is in the window as a PNG, for looking at it; the answer is whether it could be saved."""

    file: Path

    def wish(self) -> dict[str, str]:
        """As the process of the browser reads it."""
        return {"picture": str(self.file)}


@dataclass(frozen=True, slots=True)
class Visit:
    """A page that is opened in a fresh profile, and what is done there in order. Sizes in CSS pixels."""

    url: str
    steps: Sequence[Ask | Press | Picture] = ()
    width: int = 360
    height: int = 740

    def wish(self) -> dict[str, Any]:
        """As the process of the browser reads it."""
        steps = [step.wish() for step in self.steps]
        return {"url": self.url, "width": self.width, "height": self.height, "steps": steps}


@dataclass(frozen=True, slots=True)
class Seen:
    """What came of a visit. answers: of every Ask and Picture, in order. strangers: requests to any host."""

    url: str
    answers: list[Any]
    console: list[dict[str, Any]] = field(repr=False)
    strangers: list[str]

    def errors(self) -> list[str]:
        """What the page complained about: scripts that failed, and all that its security policy refused."""
        return [
            f"{line['text']} ({line['source']}:{line['line']})" for line in self.console if line["level"] == "error"
        ]


def visited(visits: Sequence[Visit]) -> list[Seen]:
    """Makes the visits, in one browser. Fails where a page does not load or a probe throws."""
    needed("PyQt5")
    with tempfile.TemporaryDirectory(prefix="biaogan-old-") as folder:
        env = {**os.environ, **environment(Path(folder))}
        done = subprocess.run(
            [str(python_of(CHECK_VENV)), "-I", "-W", "ignore", str(PROCESS)],
            input=json.dumps([visit.wish() for visit in visits]), env=env,
            capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=STALL, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr[-4000:]
    found = []
    for told in json.loads(done.stdout):
        assert told["loaded"], f"{told['url']} did not load\n{done.stderr[-2000:]}"
        failed = [why for kind, why in told["answers"] if kind == "failed"]
        assert not failed, f"{told['url']}: {failed[0]}"
        found.append(Seen(told["url"], [value for _, value in told["answers"]], told["console"], told["strangers"]))
    return found


def environment(folder: Path) -> dict[str, str]:
    """Variables for a browser without a screen, with the project's Chinese font and no other settings of this machine."""
    if sys.platform == "linux":  # fontconfig looks into $XDG_DATA_HOME/fonts
        (folder / "fonts").symlink_to(FONTS, target_is_directory=True)
    (folder / "run").mkdir(mode=0o700)
    return {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "QTWEBENGINE_DISABLE_SANDBOX": "1",
        "QTWEBENGINE_CHROMIUM_FLAGS": FLAGS,
        "XDG_DATA_HOME": str(folder),
        "XDG_CACHE_HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder / "run"),
    }
