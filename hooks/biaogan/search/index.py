"""The index that search.js loads: columns of texts, pinyin and synonyms. Compact JSON, no ranking in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Synonyms
from biaogan.search.documents import documents
from biaogan.search.pinyin import irregular, sounds

INDEX_PATH = "search/handbook.json"  # where search.js looks for it, below the tree
FORMAT = 2


def search_index(book: Book, index: Index) -> dict[str, Any]:
    """Parallel columns, one entry a document: id, url, kind (a number into `kinds`), title, within, names, body, rank.

    `names` joins aliases with line feeds; `rank` is in percent. `sounds` gives the characters of a syllable, `irregular`
    the syllables of the titles and names that are read otherwise: together the pinyin of everything for a few KB.
    """
    found = list(documents(book, index))
    kinds = list(dict.fromkeys(d.kind for d in found))
    number = {kind: n for n, kind in enumerate(kinds)}
    return {
        "format": FORMAT,
        "kinds": kinds,
        "id": [d.id for d in found],
        "url": [d.url for d in found],
        "kind": [number[d.kind] for d in found],
        "title": [d.title for d in found],
        "within": [d.within for d in found],
        "names": ["\n".join(d.names) for d in found],
        "body": [d.body for d in found],
        "rank": [round(d.rank * 100) for d in found],
        "sounds": sounds(text for d in found for text in (d.title, *d.names, d.body)),
        "irregular": {text: read for d in found for text in (d.title, *d.names) if (read := irregular(text))},
        "synonyms": [list(group.words) for group in book.register(Synonyms)],
    }


def search_files(book: Book, index: Index) -> Iterator[tuple[str, bytes]]:
    """What the handbook needs on disk: (path below the tree, bytes)."""
    text = json.dumps(search_index(book, index), ensure_ascii=False, separators=(",", ":"))
    yield INDEX_PATH, text.encode()
