"""Pinyin at build time, so that the browser needs no dictionary."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

_LETTERS = re.compile(r"[^a-z0-9ü]+")


def syllables(text: str) -> str:
    """`三问两看` -> `san wen liang kan`; Latin words and digits stay, punctuation falls away."""
    parts = (_LETTERS.sub("", part.casefold()) for part in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False))
    return " ".join(part for part in parts if part)
