"""What a campaign asks for: which sheets, how many of each, where they go. Quantities come from the campaign's materials."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from biaogan.layouts.layout import AnySheet
from biaogan.model.campaign import Campaign
from biaogan.render.sheets.pieces import Piece


@dataclass(frozen=True, slots=True)
class Wish:
    """One piece of a campaign. quantity: copies a branch gets, 0 where nobody has said; place: where they go."""

    piece: Piece
    quantity: int
    place: str


def self_printed(sheet: AnySheet) -> bool:
    """True where the branch prints the sheet on its own printer."""
    return bool(sheet.printing == "自印")


def wishes(campaign: Campaign, pieces: Iterable[Piece]) -> tuple[Wish, ...]:
    """Every piece of a campaign, in the order of its materials, then what names the campaign but is not among them.

    The latter come in the quantity that their sheet suggests. A material names a sheet; the pieces of the sheet share its quantity, the first ones get one more where it does not
    divide. Of a sheet on scams only the campaign's own scams count.
    """
    listed = list(pieces)
    found: dict[str, Wish] = {}
    for material in campaign.materials:
        own = _on_topic(campaign, [piece for piece in listed if piece.sheet.id == material.sheet])
        for number, piece in enumerate(own):
            quantity = material.quantity // len(own) + (number < material.quantity % len(own))
            before = found.get(piece.key)
            places = [before.place, material.place] if before else [material.place]
            total = quantity + (before.quantity if before else 0)
            found[piece.key] = Wish(piece, total, "；".join(dict.fromkeys(places)))
    named = {material.sheet for material in campaign.materials}
    rest = [p for p in listed if _belongs(campaign, p) and p.sheet.id not in named]
    by_sheet = {piece.sheet.id: [p for p in rest if p.sheet.id == piece.sheet.id] for piece in rest}
    for own in by_sheet.values():
        found |= {
            piece.key: Wish(piece, piece.sheet.quantity or 0, piece.sheet.use) for piece in _on_topic(campaign, own)
        }
    return tuple(found.values())


def _belongs(campaign: Campaign, piece: Piece) -> bool:
    """True where the sheet names the campaign, or the piece is about the campaign itself: the cover of its kit."""
    return piece.sheet.campaign == campaign.id or any(subject.id == campaign.id for subject in piece.subjects)


def _on_topic(campaign: Campaign, pieces: Sequence[Piece]) -> list[Piece]:
    """The campaign's scams in the campaign's order, if the sheet is on them at all; else every piece."""
    ranks = {scam: rank for rank, scam in enumerate(campaign.scams)}
    own = [p for p in pieces if p.sheet.arrange == "each" and p.subjects[0].id in ranks]
    return sorted(own, key=lambda p: ranks[p.subjects[0].id]) or list(pieces)
