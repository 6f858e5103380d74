"""The paper forms: one record, as many A4 pages as it needs, or a register with a row an entry."""

from __future__ import annotations

from typing import Any

from biaogan.layouts.layout import Around, Layout
from biaogan.layouts.taken import maybe, take, take_all

ROWS = "登记"  # the shape that lies on its side


def content(sheet: Any, subjects: tuple[Any, ...], around: Around) -> dict[str, Any]:
    """One form. `shape` tells the template which of its drawings to take."""
    (form,) = subjects
    return {
        "shape": form.shape,
        "title": take(form, "title"),
        "used_when": take(form, "used_when"),
        "body": take_all(form, "body"),
        "blanks": [
            {
                "label": take(form, "blanks", n, "label"),
                "kind": blank.kind,
                "choices": [take(form, "blanks", n, "choices", m) for m in range(len(blank.choices))],
            }
            for n, blank in enumerate(form.blanks)
        ],
        "signatures": take_all(form, "signatures"),
        "retention": maybe(form, "retention"),
        "required_by": take_all(form, "required_by"),
    }


def upright(sheet: Any, form: Any) -> bool:
    """True for every form but the registers."""
    return bool(form.shape != ROWS)


def lying(sheet: Any, form: Any) -> bool:
    """True for registers."""
    return not upright(sheet, form)


FORM = Layout("form", "表单", ("FRM",), content, most=1, prints=upright)
REGISTER = Layout("register", "登记簿", ("FRM",), content, most=1, prints=lying)
