"""Questions of the self-check: they quote the scams' red flags word for word, and lead to every public scam."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from datetime import date

from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Question
from biaogan.model.scam import Scam
from biaogan.problems import Problem

CODES = {
    "Z001": (
        "自测的问题引用了记录里没有的信号",
        "自测和骗局页说的是同一组信号。记录改了，问题不跟着改，两处就各说各的。",
    ),
    "Z002": (
        "自测问不出这种骗局",
        "遇到这种骗局的人做完自测，会被告知没有发现常见信号，反而放了心。",
    ),
}
CLOSE = 0.3  # likeness from which a line of the record is worth suggesting


def check(book: Book, index: Index, today: date) -> Iterator[Problem]:
    """Every flag quotes a line of `signs` or `says` of its scam; every public scam has a flag that can name it."""
    lines = {scam.id: (*scam.signs, *scam.says) for scam in book.of(Scam)}
    questions = book.register(Question)
    for question in questions:
        for number, flag in enumerate(question.flags):
            if flag.scam in lines and flag.sign not in lines[flag.scam]:
                yield Problem(
                    "Z001",
                    book.mark(f"questions:{question.id}", ("flags", number, "sign")),
                    f"{flag.scam} 的 signs 和 says 里没有“{flag.sign}”",
                    _nearest(flag.sign, lines[flag.scam], flag.scam),
                )
    broken = any(name.partition(":")[0] == Question.REGISTER for name in book.failed)
    if questions and not broken:
        named = {flag.scam for question in questions if not question.ordinary for flag in question.flags}
        yield from _unnamed(book, index, named)


def _unnamed(book: Book, index: Index, named: set[str]) -> Iterator[Problem]:
    for scam in book.of(Scam):
        if scam.visibility == "public" and index.in_force(scam) and scam.id not in named:
            yield Problem(
                "Z002",
                book.mark(scam.id, ("signs", 0)),
                f"没有一个问题能认出 {scam.id}",
                "在 registers/questions.yml 里加一个没有写 ordinary 的问题，flags 里引用它的一条信号",
            )


def _nearest(sign: str, lines: tuple[str, ...], scam: str) -> str:
    close = difflib.get_close_matches(sign, lines, n=1, cutoff=CLOSE)
    return f"是不是想写“{close[0]}”？" if close else f"照抄 {scam} 的 signs 或 says 里的一行"
