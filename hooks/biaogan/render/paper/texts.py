"""What a sheet prints of its records, by the field it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from biaogan.model.printed import printed
from biaogan.render.sheets import Piece


def texts_of(piece: Piece) -> Mapping[str, str]:
    """`SCM-001:says.0` -> the text, for everything the sheet takes from its subjects."""
    return {
        f"{subject.id}:{'.'.join(map(str, text.key))}": text.text
        for subject in piece.subjects
        for text in printed(piece.sheet.layout, subject)
    }
