"""Reads a built tree as a browser does: which addresses a page names, what it fetches by itself, which ids it has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urldefrag, urlsplit

CSS_URL = re.compile(r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^)\"'\s]*))\s*\)|@import\s+[\"']([^\"']+)[\"']")
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
FETCHING_RELS = frozenset(
    {
        "stylesheet",
        "icon",
        "preload",
        "modulepreload",
        "prefetch",
        "preconnect",
        "dns-prefetch",
        "manifest",
        "apple-touch-icon",
    }
)
FETCHING = {
    "img": ("src", "srcset"), "script": ("src",), "source": ("src", "srcset"), "iframe": ("src",), "embed": ("src",),
    "object": ("data",), "video": ("src", "poster"), "audio": ("src",), "track": ("src",), "input": ("src",),
    "image": ("href", "xlink:href"), "use": ("href", "xlink:href"),
}  # fmt: skip
SETTINGS = "__config"  # where Material tells its script which files to fetch


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as written on a page. fetched: the browser asks for it without anybody following a link."""

    page: str
    address: str
    fetched: bool
    rel: str = ""

    @property
    def host(self) -> str:
        """The other host it names, empty for an address within the tree."""
        return urlsplit(self.address).netloc

    @property
    def scheme(self) -> str:
        """`https`, `tel`, `data` …; empty for a relative address."""
        return urlsplit(self.address).scheme


@dataclass(slots=True)
class Page:
    """One HTML file: its path below the tree, ids, references, and text without tags."""

    path: str
    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._inside = ""
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "a" and given.get("name"):
            self.page.ids.append(given["name"])
        if tag in ("a", "area", "form"):
            self._add(given.get("href") if tag != "form" else given.get("action"), fetched=False)
        if tag == "link":
            rels = frozenset(given.get("rel", "").lower().split())
            self._add(given.get("href"), fetched=bool(rels & FETCHING_RELS), rel=" ".join(sorted(rels)))
        for name in FETCHING.get(tag, ()):
            for address in _each(name, given.get(name)):
                self._add(address, fetched=True)
        for address in css_urls(given.get("style", "")):
            self._add(address, fetched=True)
        if tag in ("script", "style"):
            self._inside = "settings" if given.get("id") == SETTINGS else tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._inside = ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "style":
            for address in css_urls(data):
                self._add(address, fetched=True)
        elif self._inside == "settings":
            self._add(json.loads(data).get("search"), fetched=True)
        elif not self._inside:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self.page.text = "".join(self._words)

    def _add(self, address: str | None, *, fetched: bool, rel: str = "") -> None:
        if address is not None:
            self.page.references.append(Reference(self.page.path, address.strip(), fetched, rel))


def _each(name: str, value: str | None) -> Iterator[str]:
    """The addresses of an attribute: several in a `srcset`."""
    if value is None:
        return
    if name != "srcset":
        yield value
        return
    for candidate in value.split(","):
        if candidate.strip():
            yield candidate.split()[0]


def css_urls(text: str) -> Iterator[str]:
    """Every address of a style sheet."""
    for found in CSS_URL.finditer(CSS_COMMENT.sub("", text)):
        yield next(group for group in found.groups() if group is not None)


def read_page(path: str, text: str) -> Page:
    """The page of a text of HTML."""
    page = Page(path)
    reader = _Reader(page)
    reader.feed(text)
    reader.close()
    return page


@dataclass(frozen=True, slots=True)
class Tree:
    """A deployed tree: every file by path, every page read. Paths keep their case, as on a server."""

    folder: Path
    files: frozenset[str]
    pages: dict[str, Page]
    styles: tuple[Reference, ...]

    def target(self, reference: Reference) -> str | None:
        """Path of the file that an address of this tree leads to, None where there is none or it leaves the tree."""
        path = resolved(reference.page, reference.address)
        if path is None:
            return None
        candidates = [path] if path and not path.endswith("/") else [path + "index.html"]
        if path and not path.endswith("/"):
            candidates.append(path + "/index.html")
        return next((c for c in candidates if c in self.files), None)

    def references(self) -> Iterator[Reference]:
        """All that the pages and style sheets name."""
        for page in self.pages.values():
            yield from page.references
        yield from self.styles


def resolved(page: str, address: str) -> str | None:
    """`address` written on `page` as a path below the tree; None where it climbs out of it. The query is left out."""
    path = unquote(urlsplit(urldefrag(address)[0]).path)
    if path.startswith("/"):
        parts: list[str] = []
    else:
        parts = [] if page.count("/") == 0 else list(PurePosixPath(page).parent.parts)
        if not path:
            return page
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    joined = "/".join(parts)
    return joined + "/" if joined and (path.endswith(("/", "/.", "/..")) or path in (".", "..")) else joined


def read_tree(folder: Path) -> Tree:
    """Reads every page and style sheet below `folder`."""
    paths = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    pages = {name: read_page(name, p.read_text("utf-8")) for name, p in paths.items() if name.endswith(".html")}
    styles = [
        Reference(name, address, fetched=True)
        for name, p in paths.items()
        if name.endswith(".css")
        for address in css_urls(p.read_text("utf-8"))
    ]
    return Tree(folder, frozenset(paths), pages, tuple(styles))
