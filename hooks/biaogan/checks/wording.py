"""Wording: what can be told from the letters alone. The words themselves stand in the register `wording`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Term, Wording
from biaogan.model.walk import Leaf, leaves, reference
from biaogan.problems import Problem

CODES = {
    "W001": ("中文旁边用了半角标点", "半角标点在中文里排得太挤，印成大字很难看，朗读软件也会停错地方。"),
    "W002": ("用了不统一的词", "同一样东西只用一个词，搜得到、对得上；别的叫法写在别名里。"),
    "W003": ("公开文字里有绝对化用语", "广告法不许银行对外说“最好”“绝对”这类话，印出去要受罚。"),
    "W004": ("公开文字里有太长的句子", "超过六十个字的句子，老人听完后半句就忘了前半句。"),
}

LONGEST = 60  # characters of one sentence on a public page
SPOKEN_BY_OTHERS = ("says", "signs", "rule", "case", "variants")  # what a swindler says or does; the sources' words
NAMES = ("aliases", "other_wordings", "words")  # what people type into a search box

_HALF = re.compile(r"(?<=[\u4e00-\u9fff])[,;:!?](?=[\u4e00-\u9fff]|$|\s)|(?<=[\u4e00-\u9fff])\.(?=$|[\u4e00-\u9fff])")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", ".": "。"}
_SENTENCE = re.compile(r"[^。！？；\n]+")


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Full-width punctuation, one word for one thing, and for the public no absolute claims and no long sentences."""
    rules = book.register(Wording)
    allowed = tuple(rule.text for rule in rules if rule.rule == "allow")
    for owner, leaf, public in _texts(book):
        yield from _check_half_width(book, owner, leaf)
        text = leaf.value
        for phrase in allowed:
            text = text.replace(phrase, "")
        for rule in rules:
            if rule.rule == "avoid" and rule.text in text and leaf.key[0] not in (*SPOKEN_BY_OTHERS, *NAMES):
                if not getattr(leaf.holder, "quote", False):
                    remedy = f"改成“{rule.instead}”" if rule.instead else "换一个词"
                    yield Problem("W002", book.mark(owner, leaf.key), f"“{rule.text}”不统一", f"{remedy}。{rule.why}")
            elif (
                public
                and rule.rule == "absolute"
                and rule.text in text
                and leaf.key[0] not in (*SPOKEN_BY_OTHERS, *NAMES)
            ):
                mark = book.mark(owner, leaf.key)
                yield Problem("W003", mark, f"公开文字里有绝对化用语“{rule.text}”", "改成说得清、做得到的话")
        if public:
            yield from _check_long(book, owner, leaf)


def _texts(book: Book) -> Iterator[tuple[str, Leaf, bool]]:
    """Every text that somebody wrote, and whether the public sees it."""
    for record in book.records:
        for leaf in leaves(record):
            if isinstance(leaf.value, str) and reference(leaf.info) is None and leaf.key[-1] != "note":
                yield record.id, leaf, leaf.public and record.visibility == "public"
    for term in book.register(Term):
        for leaf in leaves(term):
            if leaf.key[0] in ("term", "definition"):
                yield f"glossary:{term.key}", leaf, term.visibility == "public"


def _check_half_width(book: Book, owner: str, leaf: Leaf) -> Iterator[Problem]:
    found = _HALF.search(leaf.value)
    if found:
        around = leaf.value[max(0, found.start() - 4) : found.end() + 3]
        remedy = f"改成全角的“{_FULL[found[0]]}”"
        yield Problem("W001", book.mark(owner, leaf.key), f"“{around}”里有半角的“{found[0]}”", remedy)


def _check_long(book: Book, owner: str, leaf: Leaf) -> Iterator[Problem]:
    for sentence in _SENTENCE.findall(leaf.value):
        if len(sentence) > LONGEST:
            message = f"“{sentence[:10]}…”这一句有 {len(sentence)} 个字"
            yield Problem("W004", book.mark(owner, leaf.key), message, f"拆成两句，每句不超过 {LONGEST} 个字")
