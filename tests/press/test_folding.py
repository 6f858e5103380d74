"""Folded pieces, read from their files as a person reads them: the right panel in the right order, every character upright."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from math import hypot
from typing import Any

import pytest

from biaogan.layouts import BY_NAME
from biaogan.render.sheets.job import Variant
from tests.press.folding import Edge, Fold, Glyph, Seen, Sheet, fold_marks, glyphs_of, leaves, size_of, standing
from tests.press.pieces import compiled, job, pressed
from tests.press.reading import squeezed, strings

FLYERS = ("flyer-tri", "flyer-bi")
OTHER: dict[Edge, Edge] = {"short": "long", "long": "short"}
KEEP = 5.0  # mm between text and a fold


@cache
def made(layout: str, variant: Variant) -> bytes:
    one = job(layout, variant)
    return pressed(one) if variant == "press" else compiled(one)


def printed(layout: str, variant: Variant, edge: Edge) -> Sheet:
    """The flat sheet as it comes from a printer that turns the paper over `edge`."""
    pdf = made(layout, variant)
    return Sheet(*size_of(pdf), BY_NAME[layout].declared["folds"][0], glyphs_of(pdf), edge)


def stages(layout: str, sheet: Sheet) -> list[tuple[list[Seen], list[str]]]:
    """What a reader sees step by step, and which panels that should be from left to right."""
    if layout == "flyer-tri":
        flap, cover = Fold(97.0, "left"), Fold(197.0, "right")
        closed = sheet.folded(flap, cover)
        return [
            (closed.turned().seen(), ["cover"]),
            (sheet.folded(flap).turned().seen(), ["talks", "flap"]),
            (sheet.turned().seen(), ["talks", "rules", "remedy"]),
            (closed.seen(), ["back"]),
        ]
    closed = sheet.folded(Fold(148.5, "left"))
    return [
        (closed.seen(), ["cover"]),
        (sheet.turned().seen(), ["scams", "promises"]),
        (closed.turned().seen(), ["back"]),
    ]


def said(layout: str, panel: str, variant: Variant = "press") -> Iterator[str]:
    """The texts that belong on a panel."""
    data = json.loads(job(layout, variant).text)
    content: dict[str, Any] = data["content"]
    fields: dict[str, list[Any]] = {
        "flyer-tri/cover": content.get("slogans", []),
        "flyer-tri/flap": [content.get("pause")],
        "flyer-tri/talks": [[talk["kind"], talk["says"]] for talk in content.get("talks", [])],
        "flyer-tri/rules": [rule["rule"] for rule in content.get("rules", [])],
        "flyer-tri/remedy": [content.get("remedy")],
        "flyer-tri/back": [content["hotlines"], data["imprint"]],
        "flyer-bi/cover": [[p["title"], p["summary"]] for p in content.get("promises", [])],
        "flyer-bi/scams": [
            [s["headline"], s["says"], s["rule"]] for s in content.get("scams", [{}]) if "headline" in s
        ],
        "flyer-bi/promises": [p["points"] for p in content.get("promises", [])],
        "flyer-bi/back": [content.get("remedy"), [h["number"] for h in content["hotlines"]], data["imprint"]],
    }
    yield from map(squeezed, strings(fields[f"{layout}/{panel}"]))


@pytest.mark.parametrize("layout", FLYERS)
@pytest.mark.parametrize(("variant", "own_edge"), [("press", True), ("office", True), ("turned", False)])
def test_a_flyer_reads_in_order_and_upright(layout: str, variant: Variant, own_edge: bool) -> None:
    """Press and office files for printers that turn the paper over the declared edge, the turned file for the others."""
    declared: Edge = BY_NAME[layout].declared["duplex"]
    sheet = printed(layout, variant, declared if own_edge else OTHER[declared])
    for shown, panels in stages(layout, sheet):
        assert len(shown) == len(panels)
        for seen, panel in zip(shown, panels, strict=True):
            texts = list(said(layout, panel, variant))
            assert texts
            assert [text for text in texts if text not in seen.text] == [], panel
            assert all(glyph.upright and not glyph.mirrored for glyph in seen.glyphs), panel
            width = BY_NAME[layout].declared["panels"][panel]["width"]
            assert seen.place.right - seen.place.left == pytest.approx(width)
            # nothing of another panel shows here
            others = {p for _, names in stages(layout, sheet) for p in names} - {panel}
            assert not any(
                t in seen.text for p in others for t in said(layout, p) if len(t) > 6 and t not in "".join(texts)
            )


@pytest.mark.parametrize("layout", FLYERS)
@pytest.mark.parametrize(("variant", "own_edge"), [("office", False), ("turned", True)])
def test_the_simulator_says_which_side_a_wrong_printer_spoils(layout: str, variant: Variant, own_edge: bool) -> None:
    declared: Edge = BY_NAME[layout].declared["duplex"]
    sheet = printed(layout, variant, declared if own_edge else OTHER[declared])
    fronts = [g for shown, _ in stages(layout, sheet) for seen in shown if seen.side == 0 for g in seen.glyphs]
    backs = [g for shown, _ in stages(layout, sheet) for seen in shown if seen.side == 1 for g in seen.glyphs]
    assert fronts
    assert all(g.upright for g in fronts)
    assert backs
    assert all(g.upside_down and not g.mirrored for g in backs)


@pytest.mark.parametrize("layout", FLYERS)
def test_no_text_touches_a_fold(layout: str) -> None:
    declared = BY_NAME[layout].declared
    for side, page in enumerate(glyphs_of(made(layout, "press"))):
        for place in declared["folds"][side]:
            near = [g.char for g in page if abs(g.middle[0] - place) - g.size[0] / 2 < KEEP]
            assert near == [], (side, place)


@pytest.mark.parametrize("layout", FLYERS)
def test_folds_are_marked_where_they_are_and_meet_through_the_paper(layout: str) -> None:
    declared = BY_NAME[layout].declared
    width, height = size_of(made(layout, "press"))
    marked = []
    for side, marks in enumerate(fold_marks(made(layout, "press"))):
        at = [((m.left + m.right) / 2, (m.top + m.bottom) / 2) for m in marks]
        upper, lower = (sorted(x for x, y in at if y < 0), sorted(x for x, y in at if y > height))
        assert upper == lower == pytest.approx(declared["folds"][side], abs=0.05)
        assert all(m.bottom < -3.0 or m.top > height + 3.0 for m in marks)
        marked.append(upper)
    assert sorted(width - x for x in marked[1]) == pytest.approx(marked[0], abs=0.1)


def test_the_flap_of_the_letter_fold_is_narrower_than_what_it_lies_in() -> None:
    panels = BY_NAME["flyer-tri"].declared["panels"]
    assert {panels[p]["width"] for p in ("cover", "back", "talks", "rules")} == {100}
    assert all(2 <= 100 - panels[p]["width"] <= 3 for p in ("flap", "remedy"))
    assert sum(panels[p]["width"] for p in ("flap", "back", "cover")) == 297


# ---- the booklet: printer's sheets, folded and laid inside one another, read page by page ---------------------------


def sheets_of(variant: Variant, edge: Edge) -> list[Sheet]:
    pdf = made("booklet", variant)
    width, height = size_of(pdf)
    sides = glyphs_of(pdf)
    return [Sheet(width, height, [width / 2], sides[n : n + 2], edge) for n in range(0, len(sides), 2)]


def reader_pages() -> list[list[Glyph]]:
    """The pages of the office file, in reading order."""
    return glyphs_of(made("booklet", "office"))


def test_the_office_pages_are_the_booklet_in_reading_order() -> None:
    content = json.loads(job("booklet", "office").text)["content"]
    shown = ["".join(glyph.char for glyph in page) for page in reader_pages()]
    assert len(shown) == len(content["pages"])
    assert len(shown) % 4 == 0
    for number, (page, text) in enumerate(zip(content["pages"], shown, strict=True), 1):
        if page["kind"] == "scam":
            assert all(squeezed(t) in text for t in strings({**content["scams"][page["of"]], "icon": ""})), number
        if page["kind"] == "topic":
            assert all(squeezed(t) in text for t in strings(content["topics"][page["of"]])), number
        if page["kind"] not in ("cover", "back"):
            assert text.endswith(str(number))


@pytest.mark.parametrize(("variant", "edge"), [("press", "short"), ("spreads", "short"), ("turned", "long")])
def test_a_stitched_booklet_reads_page_by_page(variant: Variant, edge: Edge) -> None:
    """Page after page shows the characters of the reader's page, each where it belongs: nearer to the spine by the
    thickness of the paper around its sheet, so that all margins are equal once the booklet has been trimmed."""
    thick = BY_NAME["booklet"].declared["paper_mm"]
    read, flat = list(leaves(sheets_of(variant, edge))), reader_pages()
    imprint = [t for t in json.loads(job("booklet", variant).text)["imprint"].values() if t]
    for number, (seen, page) in enumerate(zip(read, flat, strict=True), 1):
        assert all(glyph.upright and not glyph.mirrored for glyph in seen.glyphs), number
        depth = min(number - 1, len(read) - number) // 2
        shift = depth * thick * (-1 if number % 2 else 1)
        shown = [(g.char, g.middle[0] - seen.place.left - shift, g.middle[1]) for g in seen.glyphs]
        away = [g for g in page if not any(g.char == c and _near(g.middle, (x, y)) for c, x, y in shown)]
        if number < len(read) or variant != "press":
            assert away == [], number
            assert len(shown) == len(page), number
        else:  # the press file is that of a branch
            assert all(squeezed(t) in seen.text for t in imprint)
        first_half = number <= len(read) / 2
        assert seen.side == (number - 1 if first_half else number) % 2


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1])) < 0.02


@pytest.mark.parametrize(("variant", "edge"), [("spreads", "long"), ("turned", "short")])
def test_the_wrong_printer_turns_the_backs_of_a_booklet(variant: Variant, edge: Edge) -> None:
    for seen in leaves(sheets_of(variant, edge)):
        assert all(g.upright if seen.side == 0 else g.upside_down for g in seen.glyphs)


def test_no_text_of_a_booklet_touches_the_spine() -> None:
    pdf = made("booklet", "press")
    spine = size_of(pdf)[0] / 2
    for page in glyphs_of(pdf):
        assert min(abs(g.middle[0] - spine) - g.size[0] / 2 for g in page) >= KEEP
    for marks in fold_marks(pdf):
        assert [(m.left + m.right) / 2 for m in marks] == pytest.approx([spine, spine], abs=0.05)


# ---- the table tent: one printed side, both faces upright when it stands ---------------------------------------------


def test_both_faces_of_a_table_tent_are_upright_before_their_readers() -> None:
    """It is printed on one side, so that no way of turning the paper over concerns it."""
    (page,) = glyphs_of(made("table-tent", "press"))
    ridge, front, back = BY_NAME["table-tent"].declared["folds"][0]
    content = json.loads(job("table-tent").text)["content"]
    faces: dict[int, list[tuple[Glyph, tuple[float, float]]]] = {}
    for face, glyph, seen in standing(page, (ridge, front, back)):
        faces.setdefault(face, []).append((glyph, seen))
    said_on = {n: "".join(glyph.char for glyph, _ in found) for n, found in faces.items()}
    assert all(squeezed(t) in said_on[1] for t in strings({**content["scam"][0], "icon": ""}))
    assert all(squeezed(t) in said_on[0] for t in strings(content["topic"]))
    flat = BY_NAME["table-tent"].declared["words"]["draft"]
    for face in (0, 1):
        upright = [(right, up) for glyph, (right, up) in faces[face] if glyph.char not in flat]
        assert upright, face
        assert all(right > 0.95 and up > 0.9 for right, up in upright), face
    assert all(glyph.upside_down for glyph, _ in faces[0] if glyph.char not in flat), (
        "the flat sheet has it on its head"
    )


def test_a_table_tent_closes_and_keeps_text_from_its_folds() -> None:
    declared = BY_NAME["table-tent"].declared
    ridge, front, back = declared["folds"][0]
    assert ridge == front - ridge, "both faces are equally high"
    assert (back - front) < 2 * ridge, "the base is shorter than the two faces together"
    pdf = made("table-tent", "press")
    (page,) = glyphs_of(pdf)
    for place in (ridge, front, back):
        assert [g.char for g in page if abs(g.middle[1] - place) - g.size[1] / 2 < KEEP] == [], place
    (marks,) = fold_marks(pdf)
    width = size_of(pdf)[0]
    for beyond in ([m for m in marks if m.right < -3.0], [m for m in marks if m.left > width + 3.0]):
        assert sorted((m.top + m.bottom) / 2 for m in beyond) == pytest.approx([ridge, front, back], abs=0.05)


# ---- the fan: what is cut out keeps its text -------------------------------------------------------------------------


def test_text_of_the_fan_stays_within_the_round_safe_zone() -> None:
    radius = BY_NAME["fan"].declared["shape"]["radius"]
    pages = glyphs_of(made("fan", "press"))
    assert ["煽出清凉、煽出平安" in "".join(g.char for g in page) for page in pages] == [True, False]
    assert ["谨防电信诈骗" in "".join(g.char for g in page) for page in pages] == [False, True]
    for glyph in (g for page in pages for g in page):
        (x, y), (w, h) = glyph.middle, glyph.size
        corners = [(x + i * w / 2 - radius, y + j * h / 2 - radius) for i in (-1, 1) for j in (-1, 1)]
        assert max(hypot(*corner) for corner in corners) <= radius - KEEP, glyph.char


@pytest.mark.parametrize(
    ("layout", "variant", "own_edge"),
    [
        ("handout", "press", True),
        ("handout", "office", True),
        ("handout", "turned", False),
        ("fan", "press", True),
        ("fan", "office", True),
    ],
)
def test_a_card_with_two_sides_is_upright_on_both(layout: str, variant: Variant, own_edge: bool) -> None:
    edge: Edge = BY_NAME[layout].declared["duplex"]
    sheet = Sheet(
        *size_of(made(layout, variant)), [], glyphs_of(made(layout, variant)), edge if own_edge else OTHER[edge]
    )
    slanted = BY_NAME[layout].declared["words"]["draft"]
    for seen in (*sheet.seen(), *sheet.turned().seen()):
        assert seen.glyphs
        assert all(g.upright for g in seen.glyphs if g.char not in slanted)
