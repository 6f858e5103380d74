"""Pinyin at build time: what words are sorted by, and for the browser a table of characters and the few exceptions to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

_PARTS = re.compile(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+")
_LETTERS = re.compile(r"[^a-z0-9ü]+")

# The characters of everyday life: level one of GB 2312, 3,755 of them.
COMMON = bytes(b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low)).decode(
    "gb2312", "ignore"
)
NO_LETTER = "#"  # where words stand that begin with a figure or a sign


def syllables(text: str) -> str:
    """`三问两看` -> `san wen liang kan`; Latin words and digits stay, punctuation falls away."""
    return _joined(_read(_fold(text)))


def sounds(texts: Iterable[str]) -> dict[str, str]:
    """Every Chinese character of the texts under its usual syllable: {"gao": "告高", …}, sorted."""
    table: dict[str, list[str]] = {}
    for character in sorted({c for text in texts for c in _fold(text) if "\u3400" <= c <= "\u9fff"}):
        table.setdefault(_read(character)[0], []).append(character)
    return {syllable: "".join(characters) for syllable, characters in sorted(table.items())}


def irregular(text: str) -> str:
    """`syllables`, if reading character by character gives something else (行长 is not xing chang); empty if not."""
    right = syllables(text)
    return "" if right == _joined([s for part in _PARTS.findall(_fold(text)) for s in _read(part)]) else right


def sorting_key(word: str) -> str:
    """What a word is sorted by: its pinyin without tones; Latin letters, also Roman numerals, as they are read."""
    return " ".join(lazy_pinyin(unicodedata.normalize("NFKC", word), style=Style.NORMAL)).casefold()


def initial(word: str) -> str:
    """The letter a word stands under: `账户` -> `Z`, `QQ群` -> `Q`, `24小时` and `Ⅱ类户` -> `#`."""
    first = sorting_key(word)[:1].upper()
    return first if unicodedata.category(word[0])[0] == "L" and "A" <= first <= "Z" else NO_LETTER


def _fold(text: str) -> str:
    """As ranking.js folds it."""
    return unicodedata.normalize("NFKC", text).lower()


def _read(text: str) -> list[str]:
    return [_LETTERS.sub("", part.casefold()) for part in lazy_pinyin(text, style=Style.NORMAL, v_to_u=False)]


def _joined(parts: Iterable[str]) -> str:
    return " ".join(part for part in parts if part)
