"""What a layout is: its name, the kinds it can print, and the content it makes of them. Its measures stand in JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from biaogan.places import PRINT_TEMPLATES

HOTLINES = 2  # on a sheet: more numbers are none


@dataclass(frozen=True, slots=True)
class Around:
    """What a layout may look up beside its subjects. Records and contacts are those of the edition that is printed.

    contacts: urgent ones with a number; words: the words of 6S by key; records: in force, by id; bank: Bank or its view.
    """

    bank: Any
    records: Mapping[str, Any]
    contacts: tuple[Any, ...]
    words: Mapping[str, str]

    def of(self, prefix: str) -> tuple[Any, ...]:
        """All records of a kind (`SCM`), by id."""
        return tuple(record for key, record in self.records.items() if key.startswith(prefix + "-"))


Content = Callable[[Any, tuple[Any, ...], Around], dict[str, Any]]


def anything(sheet: Any, record: Any) -> bool:
    """Most layouts print every record of their kinds."""
    return True


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout. `name` is that of its files: templates/print/<name>.typ and templates/print/layouts/<name>.json.

    label: what people call it; kinds: prefixes of the records it prints; content: (sheet, subjects, around) -> a tree of
    `Taken` texts, words and numbers; prints: (sheet, record) -> whether there is anything of the record to print, so
    that a sheet for a whole kind leaves out those that would come out empty; most: how many records one piece can hold
    (None: as many as its lists).
    """

    name: str
    label: str
    kinds: tuple[str, ...]
    content: Content
    most: int | None = None
    prints: Callable[[Any, Any], bool] = anything

    @property
    def declared(self) -> Mapping[str, Any]:
        """Sizes, words, boxes and limits: what the Typst template reads too."""
        return declared(self.name)


@cache
def declared(name: str) -> Mapping[str, Any]:
    """The declaration of a layout.

    design: width and height in mm that the template is drawn for; sizes: names of trim sizes; read_m: distance in metres
    from which it is read; words, numerals: texts of the layout itself; boxes: per text its width_mm, max_lines,
    size_pt, floor_pt, weight; max_items, min_items, max_total: limits of lists by path; names: what people call a list;
    imprint_parts: how much of the imprint is shown (1: the name, 4: address, telephone and hours as well; 0: none);
    imprint_also: fields of the branch that the layout shows beside it, each with a box `imprint.<field>`;
    die_line: true for a piece that is cut to a shape (lib/die.typ). Pieces with several sides (lib/sides.typ): sides: how
    many, if not one for each of the content's `pages`; preview: how they stand in one picture; imprint_page: the page of
    the press file with the imprint, from 0; duplex: the edge, `short` or `long`, over which paper is turned so that the
    backs of press and office files are upright; office_variants: what else is made for printers of a branch;
    imposed_variants: those with two pages of a booklet a side, and paper_mm: how thick its paper is; folds: for each side
    the places of its folds in mm, fold_axis: `y` where they run across; panels: what is where, side by side.
    """
    read: dict[str, Any] = json.loads((PRINT_TEMPLATES / "layouts" / f"{name}.json").read_text("utf-8"))
    return read
