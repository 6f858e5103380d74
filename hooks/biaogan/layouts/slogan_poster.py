"""The slogan poster: one slogan to the letter, what it means, the numbers."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.layouts.warning import hotlines


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One slogan."""
    (slogan,) = subjects
    return {"slogan": take(slogan, "wording"), "meaning": take(slogan, "meaning"), "hotlines": hotlines(around)}


SLOGAN_POSTER = Layout("slogan-poster", "口号海报", ("SLG",), content)
