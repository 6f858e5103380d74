"""Looks things up in a book: by id, by role, who points at whom, what is in force or due on a date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Entry
from biaogan.model.role import Duty, Role
from biaogan.model.walk import leaves, reference


@dataclass(frozen=True, slots=True)
class Part:
    """A clause, step or inspection item: its record, its own entry and its place in the record's list."""

    record: Record
    entry: Entry
    position: int


@dataclass(frozen=True, slots=True)
class Index:
    """Tables over a book. `targets` maps record id -> ids it names, `backlinks` the other way round."""

    records: Mapping[str, Record]
    parts: Mapping[str, Part]
    backlinks: Mapping[str, tuple[str, ...]]
    duties: Mapping[str, tuple[tuple[Role, Duty], ...]]
    today: date

    def record_of(self, some_id: str) -> Record | None:
        """The record with this id, or the record that holds the part with this id."""
        if some_id in self.records:
            return self.records[some_id]
        part = self.parts.get(some_id)
        return part.record if part else None

    def in_force(self, record: Record) -> bool:
        """True from the effective day to the day of expiry, both included."""
        return record.effective <= self.today and (record.expires is None or self.today <= record.expires)

    def due(self, record: Record) -> bool:
        """True where the review is overdue."""
        return record.review_by < self.today


def make_index(book: Book, today: date) -> Index:
    """All tables in one pass over the fields."""
    records = {record.id: record for record in book.records}
    parts: dict[str, Part] = {}
    links: dict[str, set[str]] = defaultdict(set)
    duties: dict[str, list[tuple[Role, Duty]]] = defaultdict(list)
    for record in book.records:
        entries: tuple[Any, ...] = getattr(record, record.PARTS) if record.PARTS else ()
        for position, entry in enumerate(entries):
            parts.setdefault(entry.id, Part(record, entry, position))
        for leaf in leaves(record):
            target = reference(leaf.info)
            if target is not None and not target.register:
                links[leaf.value].add(record.id)
        if isinstance(record, Role):
            for duty in record.duties:
                for seen in duty.see:
                    duties[seen].append((record, duty))
    backlinks: dict[str, set[str]] = defaultdict(set)
    for target_id, origins in links.items():
        owner = parts[target_id].record.id if target_id in parts else target_id
        backlinks[owner] |= origins - {owner}
    return Index(
        MappingProxyType(records),
        MappingProxyType(parts),
        MappingProxyType({k: tuple(sorted(v)) for k, v in backlinks.items()}),
        MappingProxyType({k: tuple(v) for k, v in duties.items()}),
        today,
    )
