"""Sheets: what is printed for whom, as data. Public sheets are made from PublicBook and from nothing else.

The edition of a piece is its type: where the public tree is made only `PublicPiece` is taken, and mypy refuses the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, Literal, Self, TypeAlias, TypeVar

from biaogan.editions import PublicBook, PublicView
from biaogan.ids import TextKey
from biaogan.index import Index
from biaogan.layouts import BY_NAME
from biaogan.layouts.layout import AnyRecord, AnySheet, Around
from biaogan.layouts.subjects import groups_of, public_around, staff_around, subjects_of
from biaogan.layouts.taken import plain, taken_in
from biaogan.ledger.public import PublicRevision
from biaogan.ledger.read import Revision
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Based
from biaogan.model.sheet import Sheet
from biaogan.model.walk import entries
from biaogan.render.sheets.job import canonical
from biaogan.values import Json

Edition = Literal["public", "staff"]

SheetT = TypeVar("SheetT", bound=AnySheet)
RecordT = TypeVar("RecordT", bound=AnyRecord)
RevisionT = TypeVar("RevisionT", Revision, PublicRevision)


@dataclass(frozen=True, slots=True)
class PieceOf(Generic[SheetT, RecordT]):
    """One sheet of one subject in its current state.

    key: `SHT-001-SCM-003`, or `SHT-003` where all subjects share a sheet; content: layout data; texts: what it takes
    from records, by field (`SCM-003:says.0`); digest: hash of what is printed, without imprint and colours; revision:
    the number printed on it; draft: not released in this state.
    """

    key: str
    sheet: SheetT
    subjects: tuple[RecordT, ...]
    title: str
    content: Mapping[str, Json]
    texts: Mapping[str, str]
    digest: str
    revision: int
    draft: bool

    @classmethod
    def of(
        cls,
        sheet: SheetT,
        subjects: tuple[RecordT, ...],
        around: Around,
        newest: Mapping[str, Revision | PublicRevision],
    ) -> Self:
        """The piece of a sheet that prints these subjects. newest: the newest released revision by key."""
        together = sheet.arrange == "together"
        key = sheet.id if together else f"{sheet.id}-{subjects[0].id}"
        title = sheet.title if together else f"{sheet.title}：{subjects[0].title}"
        content = BY_NAME[sheet.layout].content(sheet, subjects, around)
        shown = plain(content)
        texts = {str(TextKey.of(text.owner, text.key)): text.text for _, text in taken_in(content)}
        digest = _digest(sheet, shown)
        revision, draft = _revision(digest, newest.get(key))
        return cls(key, sheet, subjects, title, shown, texts, digest, revision, draft)

    @property
    def valid_until(self) -> date:
        """The earliest date on which the sheet or one of its subjects must be reviewed or expires."""
        days: list[date] = [r.expires or r.review_by for r in (self.sheet, *self.subjects)]
        return min(days)

    @property
    def pages(self) -> int:
        """How many pages the content names: those of a booklet, none of anything else."""
        pages = self.content.get("pages", ())
        return len(pages) if isinstance(pages, list) else 0


@dataclass(frozen=True, slots=True)
class StaffPiece(PieceOf[Sheet, Record]):
    """A piece that never leaves the staff tree."""

    EDITION: ClassVar[Edition] = "staff"


@dataclass(frozen=True, slots=True)
class PublicPiece(PieceOf[PublicView, PublicView]):
    """A piece that may stand in both trees: it holds nothing but views of what is public."""

    EDITION: ClassVar[Edition] = "public"


Piece: TypeAlias = StaffPiece | PublicPiece


def staff_pieces(book: Book, index: Index) -> tuple[StaffPiece, ...]:
    """Every staff sheet in force, from the full book."""
    sheets = [s for s in book.of(Sheet) if s.visibility == "staff" and index.in_force(s)]
    around, newest = staff_around(book, index), _newest(book.ledger.revisions)
    groups = _groups(sheets, around.records.values())
    return tuple(StaffPiece.of(sheet, group, around, newest) for sheet, group in groups)


def public_pieces(public: PublicBook) -> tuple[PublicPiece, ...]:
    """Every public sheet in force, from the public book only."""
    around, newest = public_around(public), _newest(public.revisions)
    groups = _groups(public.of("sheet"), around.records.values())
    return tuple(PublicPiece.of(sheet, group, around, newest) for sheet, group in groups)


def _newest(revisions: Iterable[RevisionT]) -> dict[str, RevisionT]:
    return {r.sheet: r for r in sorted(revisions, key=lambda r: r.revision)}


def _groups(sheets: Iterable[SheetT], records: Collection[RecordT]) -> Iterator[tuple[SheetT, tuple[RecordT, ...]]]:
    """Every sheet with the subjects of each of its pieces, as far as they may be printed."""
    for sheet in sheets:
        for group in groups_of(sheet, subjects_of(sheet, records)):
            if not any(unverified(record) for record in group):
                yield sheet, group


def unverified(record: AnyRecord) -> bool:
    """True where the record, or a part of it, still has to be verified before anything of it is printed."""
    if isinstance(record, Record):
        return any(isinstance(part, Based) and part.verify for _, part in entries(record))
    return bool(record.verify)


def _digest(sheet: AnySheet, shown: Mapping[str, Json]) -> str:
    size = {"size": sheet.size, **({"length": sheet.length_mm} if sheet.length_mm else {})}
    printed = canonical({"layout": sheet.layout, "content": shown, **size})
    return hashlib.sha256(printed.encode()).hexdigest()[:16]


def _revision(digest: str, released: Revision | PublicRevision | None) -> tuple[int, bool]:
    """The number of a piece, and whether it is a draft."""
    if released is None:
        return 1, True
    same = released.hash == digest
    return released.revision + (0 if same else 1), not same
