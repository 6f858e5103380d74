"""The browser of 2018 itself: Qt WebEngine 5.12, which is Chromium 69. Runs in the environment of the checkers.

Reads JSON from standard input, writes JSON to standard output; tests/browser/old.py says what is in it. Nothing of the
project is imported here: the environment has Qt and nothing else.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from PyQt5.QtCore import QCoreApplication, QEvent, QEventLoop, Qt, QTimer, QUrl
from PyQt5.QtGui import QKeySequence
from PyQt5.QtTest import QTest
from PyQt5.QtWebEngineCore import QWebEngineUrlRequestInterceptor
from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineProfile, QWebEngineSettings, QWebEngineView
from PyQt5.QtWidgets import QApplication

PATIENCE = 20  # seconds until a page that does not answer is given up
LEVELS = ("info", "warning", "error")
# A promise cannot be handed to Qt: the answer waits in the page until it is fetched. Undefined means not there yet.
ASK = """(() => {
  window.__old = undefined;
  const told = (kind) => (value) => { window.__old = JSON.stringify([kind, value === undefined ? null : value]); };
  const failed = (error) => told('failed')(String(error && error.stack || error));
  try { Promise.resolve((%s)()).then(told('answered'), failed); } catch (error) { failed(error); }
})()"""


class Watch(QWebEngineUrlRequestInterceptor):  # type: ignore[misc]
    """Writes down every request that leaves the disk and the page."""

    def __init__(self) -> None:
        super().__init__()
        self.strangers: list[str] = []

    def interceptRequest(self, info: Any) -> None:  # noqa: N802 - Qt's name
        if info.requestUrl().scheme() not in ("file", "data", "blob", "about"):
            self.strangers.append(info.requestUrl().toString())


class Page(QWebEnginePage):  # type: ignore[misc]
    """A page that remembers what it said on its console, and whether it is still loading."""

    def __init__(self, profile: QWebEngineProfile, view: QWebEngineView) -> None:
        super().__init__(profile, view)
        self.said: list[dict[str, Any]] = []
        self.busy = False
        self.ended: list[bool] = []  # for every address that was loaded, whether it was there
        self.loadStarted.connect(self._started)
        self.loadFinished.connect(self._finished)
        self.loadProgress.connect(self._went_on)

    def javaScriptConsoleMessage(self, level: int, message: str, line: int, source: str) -> None:  # noqa: N802
        self.said.append({"level": LEVELS[level], "text": message, "line": line, "source": source})

    def _started(self) -> None:
        self.busy = True

    def _went_on(self, percent: int) -> None:
        # A jump inside a page is started and never finished, but its progress comes to an end.
        self.busy = self.busy and percent < 100

    def _finished(self, well: bool) -> None:
        self.busy = False
        self.ended.append(well)

    def opened(self, url: str) -> bool:
        """Loads an address; whether it was there and came in time."""
        self.load(QUrl(url))
        until = time.monotonic() + PATIENCE
        while not self.ended and time.monotonic() < until:
            spin(20)
        return self.ended == [True]

    def settle(self) -> None:
        """Waits until what a step has set going is loaded."""
        until = time.monotonic() + PATIENCE
        while self.busy and time.monotonic() < until:
            spin(20)

    def ask(self, function: str) -> list[Any]:
        """[`answered`, value] or [`failed`, why] of a JavaScript function, which may be asynchronous."""
        self.runJavaScript(ASK % function)
        answers: list[str | None] = []
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self.runJavaScript("window.__old", answers.append)
            spin(10)
            for answer in filter(None, answers):
                told: list[Any] = json.loads(answer)
                return told
        return ["failed", f"no answer in {PATIENCE} seconds"]


def spin(milliseconds: int) -> None:
    """Lets Qt work for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec_()


def press(view: QWebEngineView, keys: str) -> None:
    """Presses keys one after the other, `Shift+Tab` for two at once."""
    target = view.focusProxy() or view
    for name in keys.split():
        code = QKeySequence(name)[0]
        QTest.keyClick(
            target, code & ~int(Qt.KeyboardModifierMask), Qt.KeyboardModifiers(code & int(Qt.KeyboardModifierMask))
        )
        spin(40)


def visit(view: QWebEngineView, wish: dict[str, Any]) -> dict[str, Any]:
    """One visit by a visitor without memory."""
    profile, watch = QWebEngineProfile(), Watch()
    profile.setRequestInterceptor(watch)
    page = Page(profile, view)
    settings = page.settings()
    settings.setAttribute(QWebEngineSettings.ShowScrollBars, False)  # a telephone's take no room
    settings.setAttribute(QWebEngineSettings.LocalContentCanAccessRemoteUrls, True)  # then the watch would see it
    settings.setAttribute(QWebEngineSettings.FocusOnNavigationEnabled, True)
    view.setPage(page)
    view.resize(wish["width"], wish["height"])
    loaded = page.opened(wish["url"])
    answers: list[Any] = []
    for step in wish["steps"]:
        if "press" in step:
            press(view, step["press"])
        elif "picture" in step:
            spin(300)  # it paints in its own time
            answers.append(["answered", view.grab().save(step["picture"])])
        else:
            answers.append(page.ask(step["ask"]))
        page.settle()
    told = {
        "url": wish["url"],
        "loaded": loaded,
        "answers": answers,
        "console": page.said,
        "strangers": watch.strangers,
    }
    view.setPage(QWebEnginePage(view))
    page.deleteLater()  # before its profile
    QCoreApplication.sendPostedEvents(page, QEvent.DeferredDelete)
    return told


def main() -> None:
    """Visits all that was asked for, in one browser."""
    QApplication.setAttribute(Qt.AA_UseSoftwareOpenGL)
    wishes = json.load(sys.stdin)
    application = QApplication(sys.argv[:1])
    view = QWebEngineView()
    view.show()
    view.activateWindow()
    told = [visit(view, wish) for wish in wishes]
    sys.stdout.write(json.dumps(told, ensure_ascii=False))
    sys.stdout.flush()
    del application


if __name__ == "__main__":
    main()
