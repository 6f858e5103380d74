"""Cards and posters for staff: every kind that key points print, every shape that a process takes, a month of cards."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from biaogan.layouts import BY_NAME
from biaogan.layouts.declaration import Box
from biaogan.layouts.key_points import ICONS
from biaogan.layouts.layout import of
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.taken import Taken, box_of, plain, taken_in
from biaogan.model.process import Process
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from biaogan.press.preflight import inspect_pdf
from biaogan.render.addresses import address
from biaogan.render.handbook.records import record_pages
from biaogan.render.handbook.view import make_view
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.jobs import staff_jobs
from biaogan.render.sheets.pieces import Piece
from biaogan.render.sheets.wishes import wishes
from tests.press.pieces import longest, pressed, sheet_of, shown, taken
from tests.press.reading import squeezed, text_of
from tests.real import prepared


def full(piece: Piece) -> PrintJob:
    """The press job of a piece with every text as long as its box, and as many of them as the records gave it."""
    whole = prepared()
    made = next(iter(staff_jobs(piece, whole.book.bank)))
    boxes = BY_NAME[piece.sheet.layout].declared["boxes"]
    return replace(made, data={**made.data, "content": plain(brimful(boxes, taken(piece), ""))})


def brimful(boxes: dict[str, Box], content: Any, path: str) -> Any:
    """The content with every taken text replaced by the longest that its box holds."""
    if isinstance(content, Taken):
        return longest(boxes[box_of(path)])
    if isinstance(content, dict):
        return {k: brimful(boxes, v, f"{path}.{k}" if path else k) for k, v in content.items()}
    if isinstance(content, list):
        return [brimful(boxes, v, f"{path}[{n}]") for n, v in enumerate(content)]
    return content


def pieces(layout: str) -> list[Piece]:
    return [piece for piece in prepared().pieces if piece.sheet.layout == layout]


@pytest.mark.parametrize("prefix", ICONS)
def test_key_points_of_every_kind_hold_what_the_declaration_allows(prefix: str) -> None:
    """Each kind has sections of its own: the fullest piece of it, filled to the brim, still prints."""
    of_kind = [piece for piece in pieces("key-points") if piece.subjects[0].id.startswith(prefix)]
    piece = max(of_kind, key=lambda p: len(p.texts))
    assert inspect_pdf(pressed(full(piece)), piece.key) == []


def test_key_points_are_numbered_within_the_limit_of_the_declaration() -> None:
    most = BY_NAME["key-points"].declared["max_total"]["sections[].points[]"]
    for piece in pieces("key-points"):
        assert 1 <= sum(len(section["points"]) for section in shown(piece)["sections"]) <= most, piece.key


@pytest.mark.parametrize("beside", [True, False])
def test_a_process_poster_holds_what_the_declaration_allows(beside: bool) -> None:
    """Short processes have panels beside them, long ones two columns."""
    shaped = [piece for piece in pieces("process-poster") if bool(shown(piece)["then"]) == beside]
    piece = max(shaped, key=lambda p: len(p.texts))
    assert inspect_pdf(pressed(full(piece)), piece.key) == []


def test_every_step_of_the_longest_process_stands_on_its_poster() -> None:
    piece = max(pieces("process-poster"), key=lambda p: len(shown(p)["steps"]))
    (process,) = of(piece.subjects, Process)
    whole = prepared()
    made = next(iter(staff_jobs(piece, whole.book.bank)))
    printed = text_of(pressed(made))
    assert len(shown(piece)["steps"]) == len(process.steps) > 12
    for step in process.steps:
        assert squeezed(step.brief) in printed
        assert squeezed(step.action) in printed


def test_a_month_of_cards_begins_with_the_campaign_and_shows_every_scam() -> None:
    (piece,) = pieces("meeting-card")
    whole = prepared()
    campaign: Any = whole.index.records[piece.sheet.campaign or ""]
    records: dict[str, Any] = dict(whole.index.records)
    days = shown(piece)["days"]
    headlines = [day["headline"] for day in days]
    assert headlines[: len(campaign.scams)] == [records[scam].headline for scam in campaign.scams]
    assert {scam.headline for scam in of(piece.subjects, Scam)} <= set(headlines)
    assert len({day["clause"] for day in days}) == len(days)
    around = staff_around(whole.book, whole.index)
    again = BY_NAME["meeting-card"].content(sheet_of(piece), piece.subjects[::-1], around)
    assert {text.text for _, text in taken_in(again)} == {text.text for _, text in taken_in(taken(piece))}


def test_every_page_with_key_points_links_its_own_sheet() -> None:
    whole = prepared()
    view = make_view(whole.book, whole.index, whole.today)
    pages = {page.path: page.html for page in record_pages(view, whole.pieces, {})}
    linked = {piece.subjects[0].id: piece.key for piece in pieces("key-points")}
    for record in whole.book.records:
        link = f"print/{linked.get(record.id)}/{linked.get(record.id)}.pdf"
        page = pages[address(record.id)]
        assert (">打印本页要点</a>" in page) == (record.id in linked), record.id
        assert (f'href="../../{link}">打印本页要点' in page) == (record.id in linked), record.id


def test_a_desk_card_takes_the_phrases_one_by_one() -> None:
    (piece,) = pieces("desk-card")
    phrases = [
        phrase for service in of(piece.subjects, Service) for clause in service.clauses for phrase in clause.phrases
    ]
    assert len(phrases) == 6
    assert [line["say"] for line in shown(piece)["phrases"]] == [phrase.say for phrase in phrases]
    assert {piece.texts[f"SVC-003:clauses.3.phrases.{n}.say"] for n in range(6)} == {p.say for p in phrases}


def test_the_cover_of_its_own_kit_belongs_to_a_campaign_and_no_other() -> None:
    whole = prepared()
    for piece in pieces("kit-cover"):
        campaign: Any = piece.subjects[0]
        covers = [w for w in wishes(campaign, whole.pieces) if w.piece.sheet.layout == "kit-cover"]
        assert [(w.piece.key, w.quantity) for w in covers] == [(piece.key, 1)]
