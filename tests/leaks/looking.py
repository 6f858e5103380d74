"""Looks for any words at all, with the last search of a build."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from biaogan.leaks.search import Search
from biaogan.model.deny_list import DenyList


def found_in(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Word -> paths of the files below `folder` that hold it, opened as far as they open."""
    search = Search(DenyList(dict.fromkeys(words, "")))
    found: dict[str, list[str]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        for word in {hit.word for hit in (*search.in_name(name), *search.in_file(path.read_bytes()))}:
            found.setdefault(word, []).append(name)
    return found
