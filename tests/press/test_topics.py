"""The pieces made of topics: every one of the book, every scene, and the pictures that are chosen by words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import page
import pytest

from biaogan.layouts import BY_NAME
from biaogan.layouts.subjects import staff_around
from biaogan.layouts.topics import PLAIN
from biaogan.model.registers import Branch
from biaogan.places import PRINT_TEMPLATES
from biaogan.press.preflight import inspect_pdf
from biaogan.render.sheets.job import PrintJob
from biaogan.render.sheets.pieces import Piece
from tests.press import pieces
from tests.press.pieces import compiled, job, piece, pressed, sheet_of
from tests.press.reading import squeezed, text_of
from tests.real import prepared

LAYOUTS = ("sign", "guide", "notice", "sticker", "topic-poster", "step-card", "leaflet")
MADE = [p for p in prepared().pieces if p.sheet.layout in LAYOUTS]
OUTLINES = set(json.loads((PRINT_TEMPLATES / "icons.json").read_text("utf-8")))
PICTURES: list[list[str]] = json.loads((PRINT_TEMPLATES / "pictures.json").read_text("utf-8"))
ICON_LISTS = ("alarms", "helps", "notes", "warm")


def scenes(layout: str) -> Iterator[str]:
    """One icon of every look that the template of a layout has, and one that no list names."""
    declared: dict[str, Any] = {**BY_NAME[layout].declared}
    for icons in (*declared.get("scenes", {}).values(), *(declared.get(name, []) for name in ICON_LISTS)):
        yield from icons[:1]
    yield from declared.get("written", {})
    yield PLAIN


LOOKS = [
    (name, icon)
    for name in ("sign", "guide", "notice", "topic-poster", "leaflet")
    for icon in dict.fromkeys(scenes(name))
]


@pytest.mark.parametrize("made", MADE, ids=lambda made: made.key)
def test_every_piece_passes_preflight_and_pdf_ua(made: Piece, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "piece", lambda _: made)
    for branch in (True, False):
        one = job(made.sheet.layout, branch=branch)
        pdf = pressed(one)
        assert inspect_pdf(pdf, made.key, (one.width_mm, one.height_mm)) == []
    assert page.is_pdf_compliant_bytes(compiled(job(made.sheet.layout, "office")), profile="ua1")


@pytest.mark.parametrize(("layout", "icon"), LOOKS)
def test_every_look_of_a_layout_passes_preflight(layout: str, icon: str) -> None:
    content = {**piece(layout).content, "icon": icon}
    assert inspect_pdf(pressed(job(layout, content=content)), f"{layout} {icon}") == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_without_questions_or_hotlines_it_names_the_bank(layout: str) -> None:
    content = {k: [] if k in ("ask", "also", "more", "hotlines") else v for k, v in piece(layout).content.items()}
    pdf = pressed(job(layout, branch=False, content=content))
    assert inspect_pdf(pdf, layout) == []
    assert text_of(pdf).count("示例银行") == 2  # in large type where the numbers were, and in the imprint


@pytest.mark.parametrize("layout", sorted({name for name, _ in LOOKS}))
def test_a_topic_without_an_icon_gets_the_plain_one(layout: str) -> None:
    (topic, *_) = (subject for made in MADE if made.sheet.layout == layout for subject in made.subjects)
    full = prepared().index.records[topic.id].model_copy(update={"icon": None})
    whole = prepared()
    assert (
        BY_NAME[layout].content(sheet_of(piece(layout)), (full,), staff_around(whole.book, whole.index))["icon"]
        == PLAIN
    )


def test_a_picture_has_an_outline_and_no_word_hides_another() -> None:
    words = [word for word, _ in PICTURES]
    assert {name for _, name in PICTURES} <= OUTLINES
    for later, word in enumerate(words):
        assert not [earlier for earlier in words[:later] if earlier in word], word


def test_the_words_of_a_picture_stand_in_a_topic_that_is_printed() -> None:
    """A word that no sentence holds is a picture that nobody sees: the sentence was rewritten, the list was not."""
    said = "".join(text for made in MADE for text in made.texts.values())
    assert [word for word, _ in PICTURES if word not in said] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_icons_of_the_declaration_have_outlines(layout: str) -> None:
    declared: dict[str, Any] = {**BY_NAME[layout].declared}
    named: list[Any] = [*declared.get("written", {}), *(i for n in ICON_LISTS for i in declared.get(n, []))]
    named += [icon for icons in declared.get("scenes", {}).values() for icon in icons]
    assert [icon for icon in named if icon not in OUTLINES] == []


def test_parts_of_a_sentence_stay_one_sentence() -> None:
    """What is set apart for the eye is read in one piece by a machine and by those who listen."""
    for layout, sentence in (
        ("leaflet", "看：对着光"),
        ("notice", "不同意：换成人工核实"),
        ("topic-poster", "24小时怎么算的？从银行"),
    ):
        shown = {text_of(compiled(_job_of(made))) for made in MADE if made.sheet.layout == layout}
        assert any(squeezed(sentence) in text for text in shown), sentence


def _job_of(made: Piece) -> PrintJob:
    one = job(made.sheet.layout, "office")
    return replace(one, key=made.key, data={**one.data, "content": made.content})


def test_the_wifi_sign_prints_the_branch_s_own_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the register, and a line to write on where none is registered or no branch is meant."""
    (sign,) = (made for made in MADE if made.sheet.id == "SHT-005")
    monkeypatch.setattr(pieces, "piece", lambda _: sign)
    registered = prepared().book.register(Branch)[0].wifi
    assert registered is not None
    assert squeezed(registered) in text_of(pressed(job("sign")))
    data = json.loads(job("sign").text)
    data["imprint"]["wifi"] = None
    blank = replace(job("sign"), data=data)
    assert inspect_pdf(pressed(blank), "sign") == []
    for without in (blank, job("sign", branch=False)):
        assert squeezed(registered) not in text_of(pressed(without))


def test_the_app_card_does_not_name_an_app() -> None:
    """The official name is not verified (K-27): it stands in the staff note and on no sheet."""
    (card,) = (made for made in MADE if made.sheet.layout == "step-card")
    shown = text_of(compiled(_job_of(card)))
    assert not re.search(r"(?i)全民反诈|app", shown.replace("appstore", ""))
    assert "正式名称" in shown
