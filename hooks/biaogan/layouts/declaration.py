"""What a layout declares in JSON: its measures, words and limits. Read here and nowhere else on our side of Typst."""

from __future__ import annotations

import json
from functools import cache
from typing import Literal, NotRequired, TypedDict, cast

from biaogan.places import PRINT_TEMPLATES

Edge = Literal["short", "long"]
MoreFiles = Literal["turned", "spreads"]


class Box(TypedDict):
    """Room for one text: how wide, how many lines, at which size, how small it may become, how bold; read_m: from where
    it is read, if not from where the sheet is."""

    width_mm: float
    max_lines: int
    size_pt: float
    floor_pt: float
    weight: int
    read_m: NotRequired[float]


class SidesInPicture(TypedDict):
    """How the sides of a piece stand in one picture: in so many columns, the first as wide as so many of them."""

    columns: int
    wide: int


class Screen(TypedDict):
    """Of a picture for telephones: its width in pixels and how many colours it has."""

    px: int
    colours: int


class Panel(TypedDict):
    """One panel of what is folded: on which side, and where, in mm."""

    side: int
    x: float
    y: float
    width: float
    height: float


class Declaration(TypedDict):
    """The declaration of a layout.

    design: width and height in mm that the template is drawn for; sizes: names of trim sizes; read_m: distance in metres
    from which it is read; words, numerals: texts of the layout itself; boxes: room of each text, by path in the content;
    names: what people call a list; imprint_parts: how much of the imprint is shown (1: the name, 4: address, telephone
    and hours as well; 0: none); imprint_also: fields of the branch that the layout shows beside it, each with a box
    `imprint.<field>`; max_items, min_items, max_total: limits of lists by path; die_line: true for a piece that is cut
    to a shape (lib/die.typ); screen: of a picture for telephones.

    Of pieces with several sides (lib/sides.typ): sides: how many, if not one for each of the content's `pages`; preview:
    how they stand in one picture; imprint_page: the page of the press file with the imprint, from 0; duplex: the edge
    over which paper is turned so that the backs of press and office files are upright; office_variants: what else is
    made for printers of a branch; imposed_variants: those with two pages of a booklet a side, and paper_mm: how thick its
    paper is; folds: for each side the places of its folds in mm, fold_axis: `y` where they run across; panels: what is
    where, side by side; shape: measures of the outline.

    Icons for words and the like are the templates' own; scenes, written: those by what is drawn, and by what is filled in.
    """

    design: list[float]
    sizes: list[str]
    read_m: float
    words: dict[str, str]
    numerals: list[str]
    boxes: dict[str, Box]
    names: dict[str, str]
    imprint_parts: int
    imprint_also: NotRequired[list[str]]
    max_items: NotRequired[dict[str, int]]
    min_items: NotRequired[dict[str, int]]
    max_total: NotRequired[dict[str, int]]
    die_line: NotRequired[bool]
    screen: NotRequired[Screen]
    sides: NotRequired[int]
    preview: NotRequired[SidesInPicture]
    imprint_page: NotRequired[int]
    duplex: NotRequired[Edge]
    office_variants: NotRequired[list[MoreFiles]]
    imposed_variants: NotRequired[list[str]]
    paper_mm: NotRequired[float]
    folds: NotRequired[list[list[float]]]
    fold_axis: NotRequired[str]
    panels: NotRequired[dict[str, Panel]]
    shape: NotRequired[dict[str, float]]
    scenes: NotRequired[dict[str, list[str]]]
    written: NotRequired[dict[str, str]]


@cache
def declared(name: str) -> Declaration:
    """The declaration of a layout, as it was when first asked for: see `forget_declarations`."""
    return cast("Declaration", json.loads((PRINT_TEMPLATES / "layouts" / f"{name}.json").read_text("utf-8")))


def forget_declarations() -> None:
    """Forgets all declarations: while serving, somebody edits them."""
    declared.cache_clear()
