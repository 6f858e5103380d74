"""The pinyin the index carries: a table of characters, and what the table gets wrong."""

from __future__ import annotations

import re
import unicodedata

import pytest

from biaogan.finding.pinyin import irregular, sounds, syllables
from biaogan.search import documents
from tests.real import prepared


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("三问两看", "san wen liang kan"),
        ("见行长", "jian hang zhang"),
        ("ATM 巡查", "atm xun cha"),
        ("“2+5+1”日程", "251 ri cheng"),
        ("Ⅱ类户", "ii lei hu"),
        ("老年女客户", "lao nian nv ke hu"),
        ("！", ""),
    ],
)
def test_text_is_read(text: str, read: str) -> None:
    assert syllables(text) == read


def test_only_what_the_table_gets_wrong_is_listed() -> None:
    assert irregular("三问两看") == ""
    assert irregular("手机银行") == "shou ji yin hang"


def test_table_and_exceptions_read_every_name_of_the_book() -> None:
    book = prepared().book
    names = [text for found in documents(book, prepared().index) for text in (found.title, *found.names)]
    syllable = {character: sound for sound, characters in sounds(names).items() for character in characters}
    for name in names:
        folded = unicodedata.normalize("NFKC", name).lower()
        parts = re.findall(r"[\u3400-\u9fff]|[^\u3400-\u9fff]+", folded)
        read = (syllable.get(part) or re.sub("[^a-z0-9ü]", "", part) for part in parts)
        assert syllables(name) == (irregular(name) or " ".join(part for part in read if part))
