"""Which records have a page on the public site."""

from __future__ import annotations

from biaogan.editions import PublicBook, PublicView
from biaogan.ids import record_of
from biaogan.render.addresses import has_public_page


def named(public: PublicBook, ids: tuple[str, ...]) -> tuple[PublicView, ...]:
    """Records with a page of their own, in the order of `ids`; a part's id stands for its record."""
    records = public.by_id()
    wanted = dict.fromkeys(record_of(i) for i in ids)
    return tuple(records[i] for i in wanted if i in records and has_page(records[i]))


def has_page(record: PublicView) -> bool:
    """Whether this view of a record has a page."""
    return has_public_page(record.kind, record)
