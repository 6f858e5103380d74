"""What must not be read in public: the words of the register and the bank's amounts. One search for every use.

The check of an editor's fields and the last search of the finished tree both ask here, so what one finds the other does.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import AnyStr, Generic

from biaogan.model.amounts import Sought, amounts_in
from biaogan.model.book import Book
from biaogan.model.registers import Denied

_NOTHING = re.compile(r"[\x00-\x08\u00ad\u200b-\u200f\u2060\ufeff]+")  # takes no room and hides nothing
_LOOKED_AT = 6  # characters


@dataclass(frozen=True, slots=True)
class Hit:
    """A denied word or amount, as it was written, and why it is denied."""

    word: str
    why: str


class Written(Generic[AnyStr]):
    """Words in one way of writing (text or bytes), all looked for in one pass.

    words: as they are written -> the word. A place is looked at closely only where each of the next characters is the
    one that some word has there.
    """

    def __init__(self, words: Mapping[AnyStr, str]) -> None:
        shared = min(_LOOKED_AT, *map(len, words)) if words else 0
        self.shared = shared
        self.starting: dict[AnyStr, list[tuple[AnyStr, str]]] = {}
        for written, word in words.items():
            self.starting.setdefault(written[:shared], []).append((written, word))
        self.promising: re.Pattern[AnyStr] | None = _promising(list(self.starting)) if words else None

    def within(self, text: AnyStr) -> Iterator[str]:
        """The words that stand in the text, as often as they do."""
        if self.promising is None:
            return
        for found in self.promising.finditer(text):
            at = found.start()
            for written, word in self.starting.get(text[at : at + self.shared], ()):
                if text.startswith(written, at):
                    yield word


def _promising(starts: list[AnyStr]) -> re.Pattern[AnyStr]:
    """A pattern for the first character of any start (all of one length), with a look at those behind it."""
    empty = starts[0][:0]
    classes = [empty.join(map(re.escape, sorted({s[n : n + 1] for s in starts}))) for n in range(len(starts[0]))]
    if isinstance(empty, bytes):
        return re.compile(b"[%b](?=%b)" % (classes[0], b"".join(b"[%b]" % c for c in classes[1:])))
    return re.compile("[{}](?={})".format(classes[0], "".join(f"[{c}]" for c in classes[1:])))


def squeezed(text: str) -> str:
    """Without blanks, line breaks and marks nobody sees, in the one form of characters that have several."""
    text = "".join(text.split())
    return _NOTHING.sub("", text if text.isascii() else unicodedata.normalize("NFKC", text))


class DenyList:
    """terms: word -> why it is denied; amounts: the bank's, whatever way the number is written."""

    def __init__(self, terms: Mapping[str, str], amounts: Iterable[Sought] = ()) -> None:
        self.terms = dict(terms)
        self.amounts = tuple(amounts)
        self._written = Written({squeezed(term): term for term in self.terms})

    @classmethod
    def of(cls, book: Book) -> DenyList:
        """All that the book denies. An amount that bank.yml calls public is none of it."""
        bank = book.maybe_bank
        amounts = () if bank is None else (Sought.of(a) for a in bank.amounts if a.visibility == "staff")
        return cls({d.term: d.why for d in book.register(Denied)}, (a for a in amounts if a))

    def within(self, text: str) -> Iterator[Hit]:
        """Everything denied in a text, each writing once."""
        for term in dict.fromkeys(self._written.within(squeezed(text))):
            yield Hit(term, self.terms[term])
        for word, amount in dict.fromkeys(amounts_in(_NOTHING.sub("", text), self.amounts)):
            yield Hit(word, f"{amount.label}的数额只给员工看")

    def __repr__(self) -> str:
        """All of it, so that two lists that differ are told apart."""
        return f"DenyList({self.terms!r}, {self.amounts!r})"
