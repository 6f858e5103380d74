"""Is the sheet on the wall still good? A public page for every revision that ever carried a code to this site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from biaogan.editions import PublicBook, PublicView
from biaogan.ledger.texts import place_of, text_fingerprint
from biaogan.render.addresses import revision_address
from biaogan.render.reprint.changes import label_of
from biaogan.render.reprint.status import AnswerOf, Desk, public_memory
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.with_pages import has_page


@dataclass(frozen=True, slots=True)
class State:
    """What the page of one revision shows.

    newest: address of the newest revision's page, empty where this is it or the public has none; picture: the sheet as
    it is now, where that is what should hang; new_words: (field, text) of what is new on it against this revision, None
    where nobody recorded the words; valid_until: of what hangs rightly; subjects: public records that say more.
    """

    answer: AnswerOf[PublicPiece]
    newest: str
    picture: PublicPiece | None
    new_words: tuple[tuple[str, str], ...] | None
    valid_until: date | None
    subjects: tuple[PublicView, ...]


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:  # noqa: ARG001 - makers are called alike
    """One page for each revision."""
    for state in states(site.public, site.pieces, site.today):
        answer = state.answer
        place = revision_address(answer.key, answer.revision)
        title = f"{answer.title}，第{answer.revision}版"
        yield site.page(place, "revision.html", title, listed=False, answer=answer, page=state)


def states(public: PublicBook, pieces: tuple[PublicPiece, ...], today: date) -> Iterator[State]:
    """One for each released public revision and for the present state of each public piece, by key and revision."""
    answers = tuple(Desk(public_memory(public), pieces, today).answers("public"))
    known = {(a.key, a.revision) for a in answers}
    records = public.by_id()
    for answer in answers:
        newer = answer.state == "replaced" and (answer.key, answer.newest) in known
        hangs = answer.state in ("current", "overdue")
        yield State(
            answer=answer,
            newest=revision_address(answer.key, answer.newest) if newer else "",
            picture=_picture(answer),
            new_words=_new_words(public, answer) if answer.state == "replaced" else (),
            valid_until=answer.piece.valid_until if answer.piece and hangs else None,
            subjects=tuple(records[s] for s in answer.subjects if s in records and has_page(records[s])),
        )


def _picture(answer: AnswerOf[PublicPiece]) -> PublicPiece | None:
    """The print room only has the present state of a sheet: where that is a draft it is no picture of what should hang."""
    piece = answer.piece
    return piece if piece and piece.revision == max(answer.revision, answer.newest) else None


def _new_words(public: PublicBook, answer: AnswerOf[PublicPiece]) -> tuple[tuple[str, str], ...] | None:
    """Today's words that this revision did not have. Old words are never shown again: they may be wrong, or no longer public."""
    before = public.known_words.get((answer.key, answer.revision))
    newest = public.known_words.get((answer.key, answer.newest))
    if before is None or newest is None or answer.piece is None:
        return None
    found: dict[tuple[str, str], None] = {}
    for key, text in answer.piece.texts.items():
        mark = text_fingerprint(key, text)
        if mark in newest and mark not in before:
            found[label_of(*place_of(key)), text] = None
    return tuple(found)
