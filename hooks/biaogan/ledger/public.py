"""What of the ledger may leave the staff tree: types of their own, which have no place for a reason or a staff address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """An id that has, or once had, an address on the public site."""

    id: str
    title: str
    public: str


@dataclass(frozen=True, slots=True)
class PublicPage:
    """An address of the public site that belongs to no record."""

    public: str
    title: str


@dataclass(frozen=True, slots=True)
class PublicRevision:
    """One released state of a sheet that is or was public. hash: empty for a staff edition, whose number counts on;
    edition: `public` or `staff`."""

    sheet: str
    revision: int
    hash: str
    since: date
    edition: str


@dataclass(frozen=True, slots=True)
class PublicMove:
    """What became of an id that was public. to: only what is or was public too."""

    id: str
    fate: str
    to: tuple[str, ...]
    since: date
