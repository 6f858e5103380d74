"""The round hand fan: one slogan a side, the back with the numbers to call."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.flyers import of
from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.layouts.warning import hotlines


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """Two slogans: the first for the front, the second for the back."""
    wordings = [take(slogan, "wording") for slogan in of(subjects, "SLG")]
    return {"front": wordings[:1], "back": wordings[1:], "hotlines": hotlines(around)}


FAN = Layout("fan", "圆扇", ("SLG",), content)
