"""Searches a finished tree for denied words. Every file is read once; one that was found clean before is not opened again."""

from __future__ import annotations

import gzip
import hashlib
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from pikepdf import PdfError

from biaogan.leaks.opening import opened
from biaogan.leaks.readings import readings
from biaogan.model.book import Book
from biaogan.model.deny_list import DenyList, Hit, Written
from biaogan.press.reader.operators import UnreadableError
from biaogan.problems import Mark, Problem
from biaogan.whole import write

CODES = {
    "V005": (
        "公众目录里有打不开的文件",
        "打不开就查不了里面有没有不得公开的词（V004），所以不放出去。",
    ),
}

ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "gb18030")
SHORTEST = 6  # bytes: fewer stand in packed pictures and fonts by accident
CLEAN = "searched-clean.txt"
_NO_ENTRY = (  # what a file that cannot be opened makes its opener say
    PdfError, UnreadableError, zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, struct.error, RuntimeError,
    NotImplementedError, KeyError, ValueError,
)  # fmt: skip


def search_public(folder: Path, book: Book, cache: Path) -> list[Problem]:
    """What stands in the files or names below `folder` (the finished public tree) and must not; by file.

    cache: a folder to remember clean files in. A file is known by its bytes, and the memory holds for one deny list and
    one state of this program; findings are never remembered.
    """
    search = Search(DenyList.of(book))
    memory = CleanFiles(cache / CLEAN, search.denied)
    problems: list[Problem] = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        data = path.read_bytes()
        found = [_said(name, hit) for hit in search.in_name(name)]
        if not memory.knows(data):
            try:
                inside = [_said(name, hit) for hit in search.in_file(data)]
            except _NO_ENTRY as error:
                inside = [_closed(name, error)]
            if not inside:
                memory.add(data)
            found += inside
        problems += dict.fromkeys(found)
    memory.keep()
    return problems


def _said(name: str, hit: Hit) -> Problem:
    return Problem(
        "V004",
        Mark(f"public/{name}"),
        f"要公开的文件里有不得公开的词“{hit.word}”",
        f"从记录、模板或素材里去掉它，再生成；旧的公众站没有动。原因：{hit.why}",
    )


def _closed(name: str, error: Exception) -> Problem:
    return Problem(
        "V005",
        Mark(f"public/{name}"),
        f"要公开的文件打不开，查不了有没有不得公开的词：{error}",
        "换成没有损坏、没有密码的文件，再生成；旧的公众站没有动",
    )


class Search:
    """One deny list, ready for texts and for bytes."""

    def __init__(self, denied: DenyList) -> None:
        self.denied = denied
        written = {term.encode(encoding): term for term in denied.terms for encoding in ENCODINGS}
        self._bytes = Written({way: term for way, term in written.items() if len(way) >= SHORTEST})

    def in_name(self, name: str) -> Iterator[Hit]:
        """What the path of a file says."""
        return self._in_text(name)

    def in_file(self, data: bytes) -> Iterator[Hit]:
        """What a file says, opened as far as it opens; each hit once. Raises what `opened` raises."""
        hits: dict[Hit, None] = {}
        for piece in opened(data):
            hits.update(dict.fromkeys(self._in_text(piece) if isinstance(piece, str) else self._in_bytes(piece)))
        yield from hits

    def _in_text(self, text: str) -> Iterator[Hit]:
        for reading in readings(text):
            yield from self.denied.within(reading)

    def _in_bytes(self, data: bytes) -> Iterator[Hit]:
        for term in self._bytes.within(data):
            yield Hit(term, self.denied.terms[term])


class CleanFiles:
    """Digests of files that were searched and found clean, for one deny list and one state of the program."""

    def __init__(self, file: Path, denied: DenyList) -> None:
        self.file = file
        self.key = _fingerprint(denied)
        lines = file.read_text("ascii", "replace").split("\n") if file.is_file() else []
        self._known = frozenset(lines[1:]) if lines[:1] == [self.key] else frozenset()
        self._clean: set[str] = set()

    def knows(self, data: bytes) -> bool:
        """True where these bytes were found clean before."""
        digest = hashlib.sha256(data).hexdigest()
        if digest in self._known:
            self._clean.add(digest)
        return digest in self._clean

    def add(self, data: bytes) -> None:
        """These bytes are clean."""
        self._clean.add(hashlib.sha256(data).hexdigest())

    def keep(self) -> None:
        """Writes down the clean files of this run, and no others: what is gone from the tree is forgotten."""
        write(self.file, "\n".join([self.key, *sorted(self._clean)]).encode())


def _fingerprint(denied: DenyList) -> str:
    """Hex digest of the deny list, all of this package's code and what opens files."""
    hasher = hashlib.sha256(repr(denied).encode())
    package = Path(__file__).parents[1]
    for path in sorted(package.rglob("*.py")):
        hasher.update(f"\0{path.relative_to(package).as_posix()}\0".encode())
        hasher.update(path.read_bytes())
    hasher.update(f"\0{sys.version}\0pikepdf {version('pikepdf')}".encode())
    return hasher.hexdigest()
