"""The index that the handbook's search loads: compact JSON, no ranking in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from biaogan.finding import columns
from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Synonyms
from biaogan.search.documents import documents

INDEX_PATH = "search/handbook.json"  # where search.js looks for it, below the tree


def search_index(book: Book, index: Index) -> dict[str, Any]:
    """Everything in force, with all synonyms."""
    return columns(documents(book, index), (group.words for group in book.register(Synonyms)))


def search_files(book: Book, index: Index) -> Iterator[tuple[str, bytes]]:
    """What the handbook needs on disk: (path below the tree, bytes)."""
    text = json.dumps(search_index(book, index), ensure_ascii=False, separators=(",", ":"))
    yield INDEX_PATH, text.encode()
