"""Records with a word of its own in every field: public fields carry public words, all others carry canaries.

Made by walking the models, so that a field somebody adds tomorrow is tested without anybody thinking of it.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from biaogan.ledger.read import (
    Approval,
    LateWords,
    Ledger,
    Move,
    PrintRun,
    PublicAddress,
    Published,
    Removal,
    Revision,
)
from biaogan.model import CONTENT_TYPES, Bank
from biaogan.model.book import Book
from biaogan.model.fields import RefTo, is_public
from biaogan.model.registers import Branch, Contact, Term, Way
from biaogan.model.walk import reference
from tests.support import TODAY

AMOUNT = "917317"  # the canary of bank.yml's amounts, which are digits
# What a field with a pattern may hold: the first that fits. `{}` is the word.
PATTERNED = (
    "{}",
    "凡是{}都是诈骗",
    "https://{}.example/",
    "mailto:{}@example.com",
    "GL-001",
    "BR-001",
    "0000-0000001",
    AMOUNT,
    "#0c3f74",
)
GIVEN = {
    "subjects": ["SCM"],
    "icon": "gavel",
    "layout": "poster",
}  # fields whose value other parts of the program understand


@dataclass(slots=True)
class Words:
    """The words given out so far."""

    public: list[str] = field(default_factory=list)
    staff: list[str] = field(default_factory=list)

    def next(self, *, public: bool) -> str:
        """A new word of letters only, short enough for every field: `qpabq` public, `qsabq` staff."""
        listed = self.public if public else self.staff
        first, second = divmod(len(listed), 26)
        letters = (
            string.ascii_lowercase[first // 26] + string.ascii_lowercase[first % 26] + string.ascii_lowercase[second]
        )
        listed.append(f"q{'p' if public else 's'}{letters}q")
        return listed[-1]


def filled(model: type[BaseModel], words: Words, *, visibility: str = "public", public: bool = True) -> dict[str, Any]:
    """Values for every field of `model`, optional ones too."""
    values: dict[str, Any] = {}
    prefix = str(getattr(model, "PREFIX", "") or "")
    for name, info in model.model_fields.items():
        shown = public and is_public(info) and visibility == "public"
        if name == "visibility":
            values[name] = visibility
        elif name == "id" and prefix:
            values[name] = f"{prefix}-001"
        elif name in GIVEN:
            values[name] = GIVEN[name]
        else:
            values[name] = _value(info.annotation, info, words, visibility, shown)
    return values


def _value(annotation: Any, info: FieldInfo, words: Words, visibility: str, public: bool) -> Any:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(arguments[0], info, words, visibility, public)
    if origin in (Union, UnionType):
        return _value(next(a for a in arguments if a is not NoneType), info, words, visibility, public)
    if origin is tuple:
        inner = [arguments[0]] * 3 if arguments[-1] is Ellipsis else arguments
        return [_value(a, info, words, visibility, public) for a in inner]
    if origin is Literal:
        return arguments[0]
    return _single(annotation, info, words, visibility, public)


def _single(annotation: Any, info: FieldInfo, words: Words, visibility: str, public: bool) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return filled(annotation, words, visibility=visibility, public=public)
    if annotation is date:
        return TODAY
    if annotation is bool:
        return info.title != "付印前须核实"  # what is not verified is not printed, and this test wants to see sheets
    if annotation is int:
        return 7
    target = reference(info)
    if public and target is not None:
        return _shown_reference(target)
    return words.next(public=public)


def _shown_reference(target: RefTo) -> str:
    """A public reference shows only what is public, so it names a record of this very book."""
    return f"{target.kinds[0] if target.kinds else 'SCM'}-001"


def fitted(model: type[BaseModel], values: dict[str, Any]) -> Any:
    """The entry; words are dressed until every pattern is content. Fails the test where none of the dresses fits."""
    from pydantic import ValidationError

    for _ in range(len(PATTERNED)):
        try:
            return model.model_validate(values)
        except ValidationError as error:
            for detail in error.errors():
                assert detail["type"] == "string_pattern_mismatch", f"{model.__name__}: {detail}"
                _dress(values, detail["loc"])
    raise AssertionError(f"{model.__name__}: add what its pattern wants to PATTERNED")


def _dress(values: Any, loc: tuple[int | str, ...]) -> None:
    for part in loc[:-1]:
        values = values[part]
    worn = values[loc[-1]]
    word = next((w for w in _words_in(worn)), "x")
    position = next((n for n, dress in enumerate(PATTERNED) if dress.format(word) == worn), 0)
    values[loc[-1]] = PATTERNED[position + 1].format(word)


def _words_in(text: str) -> Iterator[str]:
    start = text.find("q")
    if start >= 0:
        yield text[start : text.index("q", start + 1) + 1]


def canary_book(visibility: str = "public") -> tuple[Book, Words]:
    """A book of one record of every kind, every field filled, and the words in it."""
    words = Words()
    records = tuple(fitted(kind, filled(kind, words, visibility=visibility)) for kind in CONTENT_TYPES)
    registers = {
        "branches": (fitted(Branch, filled(Branch, words)),),
        "contacts": (fitted(Contact, filled(Contact, words, visibility=visibility)),),
        "glossary": (fitted(Term, filled(Term, words, visibility=visibility)),),
        "ways": (fitted(Way, filled(Way, words, visibility=visibility)),),
    }
    book = Book(records, registers, _ledger(words), fitted(Bank, filled(Bank, words)))
    kept, text = Words(), repr(book)  # a field with a strict pattern (a telephone, a colour) cannot hold a word
    kept.public = [word for word in words.public if word in text]
    kept.staff = [*(word for word in words.staff if word in text), AMOUNT]
    return book, kept


def _ledger(words: Words) -> Ledger:
    def staff() -> str:
        return words.next(public=False)

    def public() -> str:
        return words.next(public=True)

    day = TODAY
    return Ledger(
        ids=(
            Published("SCM-001", "scam", public(), staff(), public(), day),
            Published("SHT-001", "sheet", public(), staff(), public(), day),
            Published("PRC-009", "process", staff(), staff(), "", day),
        ),
        revisions=(
            Revision("SHT-001-SCM-001", 1, public(), day, "public", staff(), {"SCM-001:says.0": staff()}),
            Revision("SHT-001-SCM-001", 2, staff(), day, "staff", staff(), {"SCM-001:says.0": staff()}),
            Revision("SHT-009", 1, staff(), day),
        ),
        moves=(
            Move("SCM-001", "merged", ("SCM-001", "PRC-009"), day, staff()),
            Move("PRC-009", "withdrawn", (), day, staff()),
        ),
        prints=(PrintRun("SHT-001-SCM-001", 1, staff(), 9, day, staff()),),
        removals=(Removal("SHT-001-SCM-001", 1, staff(), day),),
        words=(LateWords("SHT-001-SCM-001", 1, staff(), day, {"SCM-001:says.0": staff()}),),
        addresses=(
            PublicAddress("old-corner/", public(), day),
            PublicAddress("processes/PRC-009/", staff(), day, "PRC-009"),
        ),
        approvals=(Approval("SCM-001", staff(), staff(), day),),
    )


def words_used(words: Words, text: str) -> tuple[set[str], set[str]]:
    """(public, staff) words that occur in `text`."""
    return {w for w in words.public if w in text}, {w for w in words.staff if w in text}
