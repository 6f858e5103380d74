"""What a layout is: its name, the kinds it can print, and the content it makes of them. Its measures stand in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeGuard, TypeVar

from biaogan.editions import PublicView
from biaogan.layouts.declaration import Declaration, declared
from biaogan.layouts.taken import Tree
from biaogan.model.record import Record
from biaogan.model.registers import Contact
from biaogan.model.sheet import Sheet

HOTLINES = 2  # on a sheet: more numbers are none

# Of whichever edition is printed: mypy checks the names of fields against the model, the view of the public at run time.
AnySheet: TypeAlias = Sheet | PublicView
AnyRecord: TypeAlias = Record | PublicView
AnyContact: TypeAlias = Contact | PublicView
Subjects: TypeAlias = tuple[AnyRecord, ...]

Kind = TypeVar("Kind", bound=Record)
RecordT_co = TypeVar("RecordT_co", bound=AnyRecord, covariant=True)
ContactT_co = TypeVar("ContactT_co", bound=AnyContact, covariant=True)


@dataclass(frozen=True, slots=True)
class AroundOf(Generic[RecordT_co, ContactT_co]):
    """What a layout may look up beside its subjects. Records and contacts are those of the edition that is printed.

    records: in force, by id; contacts: urgent ones with a number; words: the words of 6S by key.
    """

    records: Mapping[str, RecordT_co]
    contacts: tuple[ContactT_co, ...]
    words: Mapping[str, str]

    def of(self, kind: type[Kind]) -> list[Kind | PublicView]:
        """All records of a kind, by id."""
        return of(self.records.values(), kind)

    def named(self, kind: type[Kind], ids: Iterable[str]) -> list[Kind | PublicView]:
        """The records of a kind that have these ids, in the order of the ids; what the edition does not know is left out."""
        return of((self.records[name] for name in ids if name in self.records), kind)


StaffAround: TypeAlias = AroundOf[Record, Contact]
PublicAround: TypeAlias = AroundOf[PublicView, PublicView]
Around: TypeAlias = AroundOf[AnyRecord, AnyContact]


def is_of(record: AnyRecord, kind: type[Kind]) -> TypeGuard[Kind | PublicView]:
    """True for a record of the kind, in either edition."""
    return record.id.startswith(kind.PREFIX + "-")


def of(records: Iterable[AnyRecord], kind: type[Kind]) -> list[Kind | PublicView]:
    """The records of one kind, in their order."""
    return [record for record in records if is_of(record, kind)]


def anything(sheet: AnySheet, record: AnyRecord) -> bool:
    """Most layouts print every record of their kinds."""
    return True


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. `name` is that of its files: templates/print/<name>.typ and templates/print/layouts/<name>.json.

    label: what people call it; kinds: prefixes of the records it prints; content: (sheet, subjects, around) -> a tree of
    `Taken` texts, words and numbers; prints: (sheet, record) -> whether there is anything of the record to print, so
    that a sheet for a whole kind leaves out those that would come out empty; most: how many records one piece can hold
    (None: as many as its lists).
    """

    name: str
    label: str
    kinds: tuple[str, ...]
    content: Callable[[AnySheet, Subjects, Around], Tree]
    most: int | None = None
    prints: Callable[[AnySheet, AnyRecord], bool] = anything

    @property
    def declared(self) -> Declaration:
        """Sizes, words, boxes and limits: what the Typst template reads too."""
        return declared(self.name)
