"""A browser on a built tree: every request, console line, error and dialog of a visit is written down."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")  # the newest axe-core in the registry
# All rules that axe has on by itself: WCAG 2 A and AA, and its best practices; more are switched on by name.
RUN_AXE = """more => axe.run(document, {resultTypes: ['violations'],
  rules: Object.fromEntries(more.map(rule => [rule, {enabled: true}]))}).then(r => r.violations)"""
SETTLED = """async () => {
  const busy = () => document.getAnimations().some(a => a.effect && a.effect.getComputedTiming().endTime !== Infinity);
  for (let calm = 0, tries = 0; calm < 4 && tries < 100; tries++) {
    await new Promise(done => setTimeout(done, 25));
    calm = busy() ? 0 : calm + 1;
  }
}"""
LOCAL = ("127.0.0.1", "")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Says nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As static hosts do: the tree's own page for what is not there."""
        missing = Path(self.directory) / "404.html"
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        body = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The tree at the root of a host of its own, as deployed; its address with a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@dataclass(slots=True)
class Visit:
    """A page that was opened, and all that happened on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def goto(self, url: str) -> None:
        """Opens an address and waits until all that the page names is loaded and its scripts have run."""
        self.page.goto(url, wait_until="load")

    def strangers(self) -> list[str]:
        """Requests to anything but the local server, the disk and the page itself."""
        return [
            u
            for u in self.requests
            if urlsplit(u).scheme not in ("data", "blob") and urlsplit(u).hostname not in (*LOCAL, None)
        ]

    def troubles(self) -> list[str]:
        """What went wrong since this was asked last: not found, complained, asked the visitor."""
        told = [*self.failed, *self.complaints, *self.dialogs]
        for seen in (self.failed, self.complaints, self.dialogs):
            seen.clear()
        return told

    def clean(self) -> None:
        """Fails where anything went to another host, was not found, complained or asked the visitor."""
        assert self.strangers() == []
        assert self.failed == []
        assert self.complaints == []
        assert self.dialogs == []

    def axe(self, *more: str) -> list[str]:
        """Violations as `rule: element`, several elements shortened to three. more: rules that are off by themselves."""
        self.page.evaluate(SETTLED)  # half-way through a fade every contrast is wrong
        self.page.evaluate(AXE)
        found: list[dict[str, Any]] = self.page.evaluate(RUN_AXE, list(more))
        return [
            f"{v['id']} ({len(v['nodes'])}): "
            + " | ".join(" ".join(str(n["html"]).split())[:160] for n in v["nodes"][:3])
            for v in found
        ]

    def overflow(self) -> int:
        """Pixels by which the page is wider than the window."""
        width: int = self.page.evaluate("document.scrollingElement.scrollWidth - document.documentElement.clientWidth")
        return width


@contextmanager
def visiting(browser: Browser, width: int = 1280, height: int = 900, **options: Any) -> Iterator[Visit]:
    """A fresh visitor without cookies or memory. options: as `Browser.new_context`, such as java_script_enabled."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN", **options)
    context.set_default_timeout(15_000)
    visit = Visit(context.new_page())
    context.on("request", lambda request: visit.requests.append(request.url))

    def unanswered(request: Request) -> None:
        if "ERR_ABORTED" not in str(request.failure):  # the visitor went on before a picture had come
            visit.failed.append(f"{request.url} {request.failure}")

    def answered(response: Response) -> None:
        if response.status >= 400:
            visit.failed.append(f"{response.status} {response.url}")

    def said(line: ConsoleMessage) -> None:
        if line.type in ("error", "warning"):
            visit.complaints.append(line.text)

    context.on("requestfailed", unanswered)
    context.on("response", answered)
    visit.page.on("console", said)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))

    def dismiss(dialog: Dialog) -> None:
        visit.dialogs.append(dialog.message)
        dialog.dismiss()

    visit.page.on("dialog", dismiss)
    try:
        yield visit
    finally:
        context.close()
