"""A static host as it is meant to be set up: compresses with gzip and sends what the tree's `_headers` says."""

from __future__ import annotations

import gzip
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}
BASE = re.compile(rb'<base href="([^"]+)">')
COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}  # the rest is compressed by its own format


@dataclass(frozen=True, slots=True)
class Rule:
    """One paragraph of `_headers`: which paths, and what is sent with them."""

    paths: re.Pattern[str]
    headers: tuple[tuple[str, str], ...]


def rules_of(text: str) -> list[Rule]:
    """The paragraphs of a `_headers` file: a path with `*`, then indented `Name: value` lines."""
    found: list[Rule] = []
    for line in text.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if not line[0].isspace():
            found.append(Rule(re.compile(re.escape(line.strip()).replace(r"\*", ".*")), ()))
            continue
        name, colon, value = line.strip().partition(":")
        assert found, f"_headers: {line!r} belongs to no path"
        assert colon, f"_headers: {line!r} is no header"
        found[-1] = Rule(found[-1].paths, (*found[-1].headers, (name, value.strip())))
    return found


def answering(folder: Path) -> type[BaseHTTPRequestHandler]:
    """A handler for one tree, read from the disk at every request."""
    listed = folder / "_headers"
    rules = rules_of(listed.read_text("utf-8")) if listed.is_file() else []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Says nothing."""

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path)
            file = folder / path.lstrip("/") / ("index.html" if path.endswith("/") else "")
            known = file.is_file() and file.resolve().is_relative_to(folder.resolve())
            file = file if known else folder / "404.html"
            body = file.read_bytes()
            if base := BASE.search(body):  # a page that has to name its host: here the host is this one
                body = body.replace(base[1], f"http://{self.headers['Host']}/".encode())
            self.send_response(200 if known else 404)
            self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            if file.suffix in COMPRESSED and "gzip" in self.headers.get("Accept-Encoding", ""):
                body = gzip.compress(body, 9, mtime=0)
                self.send_header("Content-Encoding", "gzip")
            for name, value in (pair for rule in rules if rule.paths.fullmatch(path) for pair in rule.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that has seen enough hangs up, which is no fault; anything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def hosted(folder: Path) -> Iterator[str]:
    """The tree at the root of a host of its own; its address with a slash at the end."""
    server = _Server(("127.0.0.1", 0), answering(folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
