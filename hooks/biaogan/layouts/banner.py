"""The banner: one slogan across its whole length, the numbers beside it."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import take
from biaogan.layouts.warning import hotlines


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One slogan."""
    (slogan,) = subjects
    return {"slogan": take(slogan, "wording"), "hotlines": hotlines(around)}


BANNER = Layout("banner", "横幅", ("SLG",), content)
