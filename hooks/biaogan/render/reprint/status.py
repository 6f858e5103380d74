"""Is the paper in my hand still good? One answer for exactly one revision of one sheet, the same in both editions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, Literal, TypeAlias, TypeVar

from biaogan.editions import PublicBook
from biaogan.ids import ids_in, record_of
from biaogan.index import Index
from biaogan.ledger.public import PublicEntry, PublicMove, PublicRevision
from biaogan.ledger.read import FATES, Move, Published, Revision
from biaogan.model.book import Book
from biaogan.render.sheets.pieces import Edition, Piece

State = Literal["current", "draft", "overdue", "replaced", "withdrawn"]
PieceT = TypeVar("PieceT", bound=Piece)
PieceT_co = TypeVar("PieceT_co", bound=Piece, covariant=True)


@dataclass(frozen=True, slots=True)
class StateInWords:
    """A state in words: what it is, what to do with the paper (two or three characters), the icon that says so."""

    label: str
    act: str
    icon: str


VERDICTS: Mapping[State, StateInWords] = MappingProxyType(
    {
        "current": StateInWords("现行有效", "贴着用", "check-bold"),
        "draft": StateInWords("还没有发布", "不要贴", "hand-back-left"),
        "overdue": StateInWords("过了有效期", "先取下", "timer-sand"),
        "replaced": StateInWords("已被新版取代", "换新的", "alert"),
        "withdrawn": StateInWords("已撤下", "撕下来", "close-thick"),
    }
)


@dataclass(frozen=True, slots=True)
class Memory:
    """The past as an edition may know it. ended: id -> last day, of records that are still in the book but have run out."""

    published: tuple[Published | PublicEntry, ...]
    revisions: tuple[Revision | PublicRevision, ...]
    moves: tuple[Move | PublicMove, ...]
    ended: Mapping[str, date]


@dataclass(frozen=True, slots=True)
class Gone:
    """Why a sheet is no longer made.

    since: a day, None where nobody recorded one; fate: in words; to: ids of what came of it; reason: staff only.
    """

    since: date | None = None
    fate: str = FATES["withdrawn"]
    to: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AnswerOf(Generic[PieceT_co]):
    """The state of one revision.

    piece: the sheet as it is today, None where it is no longer made; newest: the newest released revision, else this
    one; since: day of its release, None before it; replaced_on: day the next one was released; gone: of a withdrawn
    one; instead: sheets that took its place; subjects: ids of what it says, or of what says it now.
    """

    key: str
    revision: int
    edition: Edition
    state: State
    title: str
    piece: PieceT_co | None
    newest: int
    since: date | None
    replaced_on: date | None
    gone: Gone | None
    instead: tuple[PieceT_co, ...]
    subjects: tuple[str, ...]

    @property
    def verdict(self) -> StateInWords:
        """The state in words."""
        return VERDICTS[self.state]


Answer: TypeAlias = AnswerOf[Piece]  # of the staff, who may see both editions


def public_memory(public: PublicBook) -> Memory:
    """What the public site knows: no reasons, and no records that have run out."""
    return Memory(public.published, public.revisions, public.moves, MappingProxyType({}))


def staff_memory(book: Book, index: Index) -> Memory:
    """Everything."""
    ended = {r.id: r.expires for r in book.records if r.expires and r.expires < index.today}
    return Memory(book.ledger.ids, book.ledger.revisions, book.ledger.moves, MappingProxyType(ended))


class Desk(Generic[PieceT]):
    """Answers questions about paper on the day `today`. pieces: every sheet that the edition may know as it is today."""

    def __init__(self, memory: Memory, pieces: tuple[PieceT, ...], today: date) -> None:
        self.pieces = {piece.key: piece for piece in pieces}
        self.today = today
        self._titles = {entry.id: entry.title for entry in memory.published}
        self._public = {entry.id for entry in memory.published if entry.public}
        self._moves = {move.id: move for move in memory.moves}
        self._ended = memory.ended
        self._revisions: dict[str, dict[int, Revision | PublicRevision]] = {}
        for entry in memory.revisions:
            self._revisions.setdefault(entry.sheet, {})[entry.revision] = entry

    def answers(self, edition: Edition) -> Iterator[AnswerOf[PieceT]]:
        """One for each revision that carried a code to this edition's site, present drafts too, by key and revision."""
        released = {
            (key, n)
            for key, known in self._revisions.items()
            for n, entry in known.items()
            if self._edition(entry) == edition
        }
        present = {(p.key, p.revision) for p in self.pieces.values() if edition == p.EDITION}
        for key, revision in sorted(released | present):
            yield self.answer(key, revision)

    def answer(self, key: str, revision: int) -> AnswerOf[PieceT]:
        """The state of a revision that was released, or of the present state of a sheet."""
        piece = self.pieces.get(key)
        released = self._revisions.get(key, {})
        entry = released.get(revision)
        later = min((n for n in released if n > revision), default=None)
        gone = self._gone(key) if piece is None else None
        return AnswerOf(
            key=key,
            revision=revision,
            edition=self._edition(entry) if entry else piece.EDITION if piece else "staff",
            state=self._state(piece, revision, later),
            title=piece.title if piece else self._title(key),
            piece=piece,
            newest=max(released, default=revision) if later else revision,
            since=entry.since if entry else None,
            replaced_on=released[later].since if later else None,
            gone=gone,
            instead=self._instead(key) if gone else (),
            subjects=tuple(s.id for s in piece.subjects) if piece else self._targets(ids_in(key)[1:]),
        )

    def _state(self, piece: PieceT | None, revision: int, later: int | None) -> State:
        if piece is None:
            return "withdrawn"
        if later:
            return "replaced"
        if piece.draft and revision == piece.revision:
            return "draft"
        return "overdue" if self.today > piece.valid_until else "current"

    def _edition(self, entry: Revision | PublicRevision) -> Edition:
        if entry.edition:
            return "public" if entry.edition == "public" else "staff"
        return "public" if record_of(entry.sheet) in self._public else "staff"

    def _title(self, key: str) -> str:
        """The title under which a sheet that is no longer made was published."""
        return "：".join(self._titles[part] for part in ids_in(key) if part in self._titles) or key

    def _gone(self, key: str) -> Gone:
        """The first of its ids that has a fate, else the first that has run out."""
        for part in ids_in(key):
            if part in self._moves:
                move = self._moves[part]
                return Gone(move.since, FATES[move.fate], move.to, move.reason if isinstance(move, Move) else "")
        days = [self._ended[part] for part in ids_in(key) if part in self._ended]
        return Gone(min(days), reason="有效期到了") if days else Gone()

    def _targets(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Where ids have gone, through any number of moves; an id without a fate stays itself."""
        found: dict[str, None] = {}
        seen: set[str] = set()
        waiting = list(ids)
        while waiting:
            some_id = waiting.pop(0)
            if some_id in seen:
                continue
            seen.add(some_id)
            if some_id in self._moves:
                waiting[:0] = self._moves[some_id].to
            else:
                found[some_id] = None
        return tuple(found)

    def _instead(self, key: str) -> tuple[PieceT, ...]:
        """Sheets that stand where this one stood: of its sheet or what became of it, about its subject or what became of it."""
        sheet, *about = ids_in(key)
        sheets, subjects = self._targets((sheet,)), set(self._targets(tuple(about)))
        near = [p for p in self.pieces.values() if p.sheet.id in sheets]
        return tuple(p for p in near if not about or subjects & {s.id for s in p.subjects})
