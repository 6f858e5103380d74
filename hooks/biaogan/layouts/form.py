"""The paper forms: one record, as many A4 pages as it needs, or a register with a row an entry."""

from __future__ import annotations

from biaogan.layouts.layout import AnyRecord, AnySheet, Around, Layout, Subjects, is_of, of
from biaogan.layouts.taken import Tree, maybe, take, take_all
from biaogan.model.form import Form

ROWS = "登记"  # the shape that lies on its side


def content(sheet: AnySheet, subjects: Subjects, around: Around) -> Tree:
    """One form. `shape` tells the template which of its drawings to take."""
    (form,) = of(subjects, Form)
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


def upright(sheet: AnySheet, form: AnyRecord) -> bool:
    """True for every form but the registers."""
    return is_of(form, Form) and form.shape != ROWS


def lying(sheet: AnySheet, form: AnyRecord) -> bool:
    """True for registers."""
    return is_of(form, Form) and form.shape == ROWS


FORM = Layout("form", "表单", ("FRM",), content, most=1, prints=upright)
REGISTER = Layout("register", "登记簿", ("FRM",), content, most=1, prints=lying)
