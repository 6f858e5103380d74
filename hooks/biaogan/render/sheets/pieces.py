"""Sheets: what is printed for whom, as data. Public sheets are made from PublicBook and from nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from biaogan.editions import PublicBook
from biaogan.ids import TextKey
from biaogan.index import Index
from biaogan.layouts import BY_NAME, Around
from biaogan.layouts.subjects import groups_of, staff_around, subjects_of
from biaogan.layouts.taken import plain, taken_in
from biaogan.ledger.read import Revision
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Based
from biaogan.model.sheet import Sheet
from biaogan.model.walk import entries
from biaogan.render.sheets.job import canonical


@dataclass(frozen=True, slots=True)
class Piece:
    """One sheet of one subject in its current state.

    key: `SHT-001-SCM-003`, or `SHT-003` where all subjects share a sheet; content: layout data; texts: what it takes
    from records, by field (`SCM-003:says.0`); digest: hash of what is printed, without imprint and colours; revision:
    the number printed on it; draft: not released in this state.
    """

    key: str
    sheet: Any
    subjects: tuple[Any, ...]
    title: str
    content: dict[str, Any]
    texts: Mapping[str, str]
    digest: str
    revision: int
    draft: bool
    public: bool

    @property
    def valid_until(self) -> date:
        """The earliest date on which the sheet or one of its subjects must be reviewed or expires."""
        days: list[date] = [r.expires or r.review_by for r in (self.sheet, *self.subjects)]
        return min(days)


def staff_pieces(book: Book, index: Index) -> tuple[Piece, ...]:
    """Every staff sheet in force, from the full book."""
    sheets = [s for s in book.of(Sheet) if s.visibility == "staff" and index.in_force(s)]
    return tuple(_pieces(sheets, staff_around(book, index), book.ledger.revisions, public=False))


def public_pieces(public: PublicBook) -> tuple[Piece, ...]:
    """Every public sheet in force, from the public book only."""
    around = Around(public.bank, public.by_id(), public.urgent(), {})
    return tuple(_pieces(public.of("sheet"), around, public.revisions, public=True))


def _pieces(sheets: Iterable[Any], around: Around, revisions: tuple[Revision, ...], *, public: bool) -> Iterator[Piece]:
    newest = {r.sheet: r for r in sorted(revisions, key=lambda r: r.revision)}
    for sheet in sheets:
        layout = BY_NAME[sheet.layout]
        for group in groups_of(sheet, subjects_of(sheet, around.records.values())):
            if not any(unverified(record) for record in group):
                key = sheet.id if sheet.arrange == "together" else f"{sheet.id}-{group[0].id}"
                content = layout.content(sheet, group, around)
                yield _piece(key, sheet, group, content, newest.get(key), public=public)


def unverified(record: Any) -> bool:
    """True where the record, or a part of it, still has to be verified before anything of it is printed."""
    if isinstance(record, Record):
        return any(isinstance(part, Based) and part.verify for _, part in entries(record))
    return bool(record.verify)


def _piece(
    key: str, sheet: Any, group: tuple[Any, ...], content: dict[str, Any], released: Revision | None, *, public: bool
) -> Piece:
    shown = plain(content)
    size = {"size": sheet.size, **({"length": sheet.length_mm} if sheet.length_mm else {})}
    digest = hashlib.sha256(canonical({"layout": sheet.layout, "content": shown, **size}).encode()).hexdigest()[:16]
    same = released is not None and released.hash == digest
    revision = released.revision + (0 if same else 1) if released else 1
    title = sheet.title if sheet.arrange == "together" else f"{sheet.title}：{group[0].title}"
    texts = {str(TextKey.of(text.owner, text.key)): text.text for _, text in taken_in(content)}
    return Piece(key, sheet, group, title, shown, texts, digest, revision, not same, public)
