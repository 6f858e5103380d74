"""Is the sheet on the wall still good? One answer for every revision that ever carried a QR code."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from biaogan.editions import PublicBook
from biaogan.render.sheets import Piece

State = Literal["current", "draft", "overdue", "replaced", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of one revision of one sheet.

    piece: the sheet as it is today, None where it is no longer made; newest: the revision that replaced this one, else
    this one; since: day of release, empty before it; subjects: public records that say more.
    """

    key: str
    revision: int
    state: State
    title: str
    piece: Piece | None
    newest: int
    since: str
    subjects: tuple[Any, ...]


def answers(public: PublicBook, pieces: tuple[Piece, ...], today: date) -> Iterator[Answer]:
    """One answer for each released revision and for the present state of each piece, by key and revision."""
    made = {piece.key: piece for piece in pieces if piece.public}
    released = {(r.sheet, r.revision): r.since for r in public.revisions}
    for key, revision in sorted(set(released) | {(p.key, p.revision) for p in made.values()}):
        piece = made.get(key)
        latest = max((n for k, n in released if k == key), default=0)
        state = _state(piece, revision, latest, today)
        yield Answer(
            key=key,
            revision=revision,
            state=state,
            title=piece.title if piece else _title(public, key),
            piece=piece,
            newest=latest if state == "replaced" else revision,
            since=released.get((key, revision), ""),
            subjects=piece.subjects if piece else _subjects(public, key),
        )


def _state(piece: Piece | None, revision: int, latest: int, today: date) -> State:
    if piece is None:
        return "withdrawn"
    if revision == piece.revision and piece.draft:
        return "draft"
    if revision < latest:
        return "replaced"
    return "overdue" if str(today) > piece.valid_until else "current"


def _title(public: PublicBook, key: str) -> str:
    """The title under which a sheet that is no longer made was published."""
    titles = {entry.id: entry.title for entry in public.published}
    known = [titles[part] for part in _ids(key) if part in titles]
    return "：".join(known) or key


def _subjects(public: PublicBook, key: str) -> tuple[Any, ...]:
    """What took the place of the subject of a sheet that is no longer made."""
    records = public.by_id()
    moved = {move.id: move.to for move in public.moves}
    wanted = [target for part in _ids(key) for target in (part, *moved.get(part, ()))]
    return tuple(records[target] for target in dict.fromkeys(wanted) if target in records and target[:3] != "SHT")


def _ids(key: str) -> tuple[str, ...]:
    """`SHT-001-SCM-003` -> `SHT-001`, `SCM-003`."""
    parts = key.split("-")
    return tuple("-".join(parts[at : at + 2]) for at in range(0, len(parts) - 1, 2))
