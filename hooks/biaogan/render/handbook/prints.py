"""The pages that the QR codes of staff sheets lead to."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.addresses import revision_address
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.records import SECTION_STEP
from biaogan.render.handbook.view import View
from biaogan.render.sheets import Piece


def status_pages(view: View, pieces: tuple[Piece, ...]) -> Iterator[HandbookPage]:
    """For every revision of every staff sheet: is the paper in your hand still good?"""
    current = {p.key: p for p in pieces if not p.public}
    public = {p.key for p in pieces if p.public} | {p.id for p in view.book.ledger.ids if p.public}
    known = {(r.sheet, r.revision) for r in view.book.ledger.revisions if _is_staff(r.sheet, public)}
    known |= {(p.key, p.revision) for p in current.values()}
    for key, revision in sorted(known):
        piece = current.get(key)
        latest = view.book.ledger.latest(key)
        yield make_page(
            view,
            revision_address(key, revision),
            ("status.html.j2",),
            f"{piece.title if piece else key} 第 {revision} 版",
            in_nav=False,
            order=SECTION_STEP * 80,
            key=key,
            revision=revision,
            state=_state(piece, revision, latest.revision if latest else 0),
            piece=piece,
            current=latest.revision if latest else 0,
            current_path=revision_address(key, latest.revision) if latest else "",
        )


def _is_staff(key: str, public: set[str]) -> bool:
    return key not in public and "-".join(key.split("-")[:2]) not in public


def _state(piece: Piece | None, revision: int, latest: int) -> str:
    """`withdrawn`, `draft` (never released), `current`, or `replaced`."""
    if piece is None:
        return "withdrawn"
    if revision > latest:
        return "draft"
    if revision < latest:
        return "replaced"
    return "current" if revision == piece.revision else "changing"
