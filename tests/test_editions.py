"""The public edition: nothing that is not declared public ever gets in, by whatever way one looks at it."""

from __future__ import annotations

import dataclasses
import gc
from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from jinja2 import UndefinedError

from biaogan.build import Prepared, print_jobs, public_files
from biaogan.editions import PublicBook, PublicView, make_public
from biaogan.index import make_index
from biaogan.ledger.public import PublicEntry, PublicMove, PublicPage, PublicRevision
from biaogan.ledger.read import Move
from biaogan.model import CONTENT_TYPES
from biaogan.model.book import Book
from biaogan.model.fields import is_public
from biaogan.render.sheets.jobs import public_jobs
from biaogan.render.site import make_site
from biaogan.render.site.templates import site_templates
from tests.canary import Words, canary_book, words_used
from tests.support import MINI, TODAY, book_of, edited, insert, mini_texts, replace


def public_of(book: Book, today: date = TODAY) -> PublicBook:
    return make_public(book, make_index(book, today))


def flat(value: Any) -> str:
    """Everything that can be got out of a value, as text."""
    if isinstance(value, PublicView):
        return repr(value) + "".join(map(flat, value._values.items()))
    if dataclasses.is_dataclass(value):
        return "".join(flat(getattr(value, f.name)) for f in dataclasses.fields(value))
    if isinstance(value, Mapping):
        return "".join(map(flat, value.items()))
    if isinstance(value, (tuple, list, set, frozenset)):
        return "".join(map(flat, value))
    return f"{value!r} {value}\n"


def leaked(public: PublicBook, words: Words) -> set[str]:
    return words_used(words, repr(public) + flat(public))[1]


def test_the_canary_book_has_a_word_in_every_text_field() -> None:
    book, words = canary_book()
    assert {type(r) for r in book.records} == set(CONTENT_TYPES)
    text = repr(book)
    assert words_used(words, text) == (set(words.public), set(words.staff))
    assert len(words.staff) > 100


def test_no_canary_gets_out_and_every_public_word_does() -> None:
    book, words = canary_book()
    public = public_of(book)
    assert leaked(public, words) == set()
    assert words_used(words, flat(public))[0] == set(words.public)


@pytest.mark.parametrize(
    "mistaken", [lambda _: True, lambda info: is_public(info) or (info.title or "") == "说明"], ids=["all", "notes"]
)
def test_the_canaries_would_sing(monkeypatch: pytest.MonkeyPatch, mistaken: Any) -> None:
    """The test above is worth something: with a wrong idea of what is public it fails."""
    book, words = canary_book()
    monkeypatch.setattr("biaogan.editions.is_public", mistaken)
    assert leaked(public_of(book), words)


def test_a_staff_record_leaves_no_trace() -> None:
    book, words = canary_book("staff")
    public = public_of(book)
    assert public.records == ()
    assert public.contacts == ()
    assert public.terms == ()
    assert leaked(public, words) == set()


def test_no_canary_in_any_byte_of_the_public_pages_and_in_no_data_of_a_public_sheet() -> None:
    book, words = canary_book()
    prepared = Prepared.of(MINI, book, TODAY)
    assert prepared.public_sheets
    written = [content.decode("utf-8", "replace") for _, content in public_files(prepared)]
    bank = prepared.public.bank
    printed = [job.text for piece in prepared.public_sheets for job in public_jobs(piece, bank)]
    assert written
    assert printed
    used, out = words_used(words, "".join(written + printed))
    assert out == set()
    assert len(used) > 20


def test_what_is_not_declared_public_does_not_exist() -> None:
    book = book_of(mini_texts())
    public = public_of(book)
    for record in book.records:
        view = public.by_id().get(record.id)
        if view is not None:
            for name, info in type(record).model_fields.items():
                assert hasattr(view, name) == is_public(info), f"{record.id}.{name}"
    with pytest.raises(AttributeError):
        public.by_id()["SCM-001"].counter_signals  # noqa: B018 - asking for it is the point


ALLOWED = (
    PublicBook,
    PublicView,
    PublicEntry,
    PublicRevision,
    PublicMove,
    PublicPage,
    MappingProxyType,
    dict,
    tuple,
    str,
    date,
    int,
    float,
    bool,
    type(None),
)


def test_no_path_leads_back_to_a_record() -> None:
    """Follows every reference the garbage collector knows, attributes and hidden ones alike."""
    waiting: list[Any] = [public_of(canary_book()[0])]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if id(value) in seen or isinstance(value, type):
            continue
        seen.add(id(value))
        assert isinstance(value, ALLOWED), type(value)
        waiting.extend(gc.get_referents(value))


def test_a_template_that_asks_for_a_staff_field_fails() -> None:
    """It is told so; the page is not made with a hole in it."""
    scam = public_of(book_of(mini_texts())).by_id()["SCM-001"]
    asking = site_templates().from_string("{{ scam.counter_signals }}")
    with pytest.raises(UndefinedError):
        asking.render(scam=scam)


def test_a_staff_sheet_is_neither_offered_nor_made_for_the_public() -> None:
    prepared = Prepared.of(MINI, book_of(mini_texts()), TODAY)
    hidden = {piece.key for piece in prepared.staff_sheets}
    assert hidden
    assert {piece.key for piece in make_site(prepared.public, prepared.public_sheets, TODAY).pieces}.isdisjoint(hidden)
    assert {job.key for job in print_jobs(prepared) if job.output.startswith("public/")}.isdisjoint(hidden)


def test_a_view_is_frozen() -> None:
    view = public_of(book_of(mini_texts())).records[0]
    with pytest.raises(AttributeError):
        view.title = "x"
    with pytest.raises(TypeError):
        view._values["title"] = "x"


def test_what_is_not_in_force_is_not_public() -> None:
    book = book_of(edited(insert("standards/scams/SCM-002.yml", "headline:", "expires: 2026-11-22\n")))
    assert "SCM-002" in public_of(book, TODAY).by_id()
    assert "SCM-002" not in public_of(book, TODAY + timedelta(days=1)).by_id()
    assert public_of(book, date(2026, 10, 31)).records == ()


def test_an_alert_stays_when_it_is_over_and_comes_no_sooner_than_its_day() -> None:
    """Its page says that it is over; a page that vanished would leave everybody who shared it with nothing."""
    book = book_of(mini_texts())  # the alert: 2026-11-20 to 2027-01-31
    there = [
        "ALT-001" in public_of(book, day).by_id()
        for day in (date(2026, 11, 19), date(2026, 11, 20), date(2027, 2, 1), date(2029, 1, 1))
    ]
    assert there == [False, True, True, True]


def test_references_to_what_is_not_public_are_dropped_and_so_is_what_hangs_on_them() -> None:
    book = book_of(edited(replace("standards/scams/SCM-002.yml", "visibility: public\n", "")))
    public = public_of(book)
    campaign = public.by_id()["CMP-001"]
    assert campaign.scams == ("SCM-001",)
    assert [m.sheet for m in campaign.materials] == ["SHT-001"]
    assert public.by_id()["SCM-001"].related == ()


def test_urgent_contacts_are_those_with_a_number() -> None:
    assert [c.id for c in public_of(book_of(mini_texts())).urgent()] == ["police", "anti-fraud"]


def test_the_ledger_is_reduced_to_public_addresses() -> None:
    public = public_of(book_of(mini_texts()))
    assert [p.id for p in public.published] == ["SCM-001", "SCM-009", "SHT-001"]
    assert [m.id for m in public.moves] == ["SCM-009"]
    assert [r.sheet for r in public.revisions] == ["SHT-001-SCM-001"]


def test_a_move_tells_neither_why_nor_what_only_staff_know() -> None:
    """It may lead on through what is public no more, as long as it once was."""
    book = book_of(mini_texts())
    moves = (
        Move("SCM-009", "split", ("SCM-001", "PRC-001", "SCM-008"), TODAY, "只给员工看的理由"),
        Move("SCM-008", "merged", ("SCM-002",), TODAY, "也是"),
        Move("PRC-009", "withdrawn", (), TODAY, "公众从来没见过它"),
    )
    gone = dataclasses.replace(book.ledger.published()["SCM-009"], id="SCM-008")
    ledger = dataclasses.replace(book.ledger, moves=moves, ids=(*book.ledger.ids, gone))
    public = public_of(dataclasses.replace(book, ledger=ledger))
    assert public.moves == (
        PublicMove("SCM-009", "split", ("SCM-001", "SCM-008"), TODAY),
        PublicMove("SCM-008", "merged", ("SCM-002",), TODAY),
    )
