"""A new record to fill in: the next free id and every field with its Chinese name as a comment."""

from __future__ import annotations

from datetime import date, timedelta

from biaogan.ids import number_of, prefix_of
from biaogan.model import CONTENT_TYPES, Record
from biaogan.model.book import Book
from biaogan.model.walk import reference

SEASON = timedelta(days=60)  # what must have an end gets one that is meant to be changed


def next_id(book: Book, kind: type[Record]) -> str:
    """The lowest number above every id of the kind that the book or the ledger ever held."""
    ids = [r.id for r in book.of(kind)] + [p.id for p in book.ledger.ids] + list(book.failed)
    used = [number_of(i) for i in ids if prefix_of(i) == kind.PREFIX]
    return f"{kind.PREFIX}-{max(used, default=0) + 1:03d}"


def scaffold(book: Book, kind: type[Record], today: date) -> tuple[str, str]:
    """Path and YAML text of a new record. Required fields stand open, optional ones as comments."""
    new = next_id(book, kind)
    lines = [f"# {kind.NAME}：把每个“…”换成内容；以 # 开头的行不需要就删掉"]
    known = {
        "id": new,
        "effective": str(today),
        "review_by": str(today + timedelta(days=365)),
        "visibility": "staff",
        "origin": "editorial",
    }
    if kind.model_fields["expires"].is_required():
        known["expires"] = str(today + SEASON)
    for name, info in kind.model_fields.items():
        label = info.title or name
        comment = label + (f"：{info.description}" if info.description else "")
        if name in known:
            lines.append(f"{name}: {known[name]}  # {comment}")
        elif info.is_required():
            example = "ROL-001" if (ref := reference(info)) and "ROL" in ref.kinds else "…"
            listed = str(info.annotation).startswith("tuple")
            lines.append(f"{name}:  # {comment}\n  - {example}" if listed else f"{name}: {example}  # {comment}")
        else:
            lines.append(f"# {name}:  # {comment}")
    return f"{kind.FOLDER}/{new}.yml", "\n".join(lines) + "\n"


def kind_named(name: str) -> type[Record] | None:
    """The kind with this English name, Chinese name or prefix."""
    return next((k for k in CONTENT_TYPES if name in (k.KIND, k.NAME, k.PREFIX)), None)
