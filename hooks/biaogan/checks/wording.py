"""Wording: what can be told from the letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from biaogan.index import Index
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.walk import leaves, reference
from biaogan.problems import Problem

CODES = {
    "W001": ("中文旁边用了半角标点", "半角标点在中文里排得太挤，印成大字很难看，朗读软件也会停错地方。"),
}

_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff]|$|\s)|(?<=[\u4e00-\u9fff])\.(?=$|[\u4e00-\u9fff])")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}


def check(book: Book, index: Index, today: date) -> Iterator[Problem]:
    """Punctuation beside Chinese is full-width."""
    for record in book.records:
        yield from _half_width(book, record)


def _half_width(book: Book, record: Record) -> Iterator[Problem]:
    for leaf in leaves(record):
        if isinstance(leaf.value, str) and reference(leaf.info) is None:
            found = _HALF.search(leaf.value)
            if found:
                around = leaf.value[max(0, found.start() - 4) : found.end() + 3]
                yield Problem(
                    "W001",
                    book.mark(record.id, leaf.key),
                    f"“{around}”里有半角的“{found[0]}”",
                    f"改成全角的“{_FULL[found[0]]}”",
                )
