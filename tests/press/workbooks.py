"""Reads a workbook without the library that wrote it: texts, numbers, formulas and the values they carry."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SPAN = re.compile(r"^(?:'(?P<sheet>[^']+)'!)?(?P<a>[A-Z]+)(?P<b>\d+):(?P<c>[A-Z]+)(?P<d>\d+)$")


@dataclass(frozen=True, slots=True)
class Cell:
    """value: text or number as shown; formula: without `=`, empty where the value is typed."""

    value: str | float
    formula: str = ""


class Book:
    """The cells of every sheet by name and place (`B7`)."""

    def __init__(self, data: bytes) -> None:
        self.sheets: dict[str, dict[str, Cell]] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
            shared = ["".join(t.text or "" for t in item.iter(f"{MAIN}t")) for item in root]
            names = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")  # noqa: S314
            for number, sheet in enumerate(names, 1):
                tree = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
                cells = (cell for cell in tree.iter(f"{MAIN}c") if cell.find(f"{MAIN}v") is not None)
                self.sheets[sheet.attrib["name"]] = {cell.attrib["r"]: _cell(cell, shared) for cell in cells}

    def rows(self, sheet: str) -> list[list[str | float]]:
        """The values of each row that has any, from left to right."""
        found: dict[int, list[tuple[int, str | float]]] = {}
        for place, cell in self.sheets[sheet].items():
            letters, digits = re.findall("[A-Z]+|[0-9]+", place)
            found.setdefault(int(digits), []).append((_number(letters), cell.value))
        return [[value for _, value in sorted(row)] for _, row in sorted(found.items())]

    def formulas(self) -> list[tuple[str, str, Cell]]:
        """Sheet, place and cell of every formula."""
        return [(name, at, cell) for name, cells in self.sheets.items() for at, cell in cells.items() if cell.formula]

    def computed(self, sheet: str, formula: str) -> str | float:
        """What a spreadsheet would show for one of the formulas that orders use."""
        if found := re.fullmatch(r"SUM\((.+)\)", formula):
            return sum(float(value) for value in self._span(sheet, found[1]))
        if found := re.fullmatch(r'COUNTIF\((.+),">0"\)', formula):
            return float(sum(float(value) > 0 for value in self._span(sheet, found[1])))
        if found := re.fullmatch(r"([A-Z]+\d+)\*([A-Z]+\d+)", formula):
            return float(self.sheets[sheet][found[1]].value) * float(self.sheets[sheet][found[2]].value)
        if found := re.fullmatch(r"LEN\((\w+)\)", formula):
            return float(len(str(self.sheets[sheet][found[1]].value)))
        found = re.fullmatch(
            r'IF\(ISNUMBER\((\w+)\),IF\((\w+)>\1,"超过 "&\(\2-\1\)&" 个字","合格"\),"没有上限"\)', formula
        )
        assert found, formula
        most, count = (self.sheets[sheet][found[n]].value for n in (1, 2))
        if isinstance(most, str):
            return "没有上限"
        return f"超过 {float(count) - most:g} 个字" if float(count) > most else "合格"

    def _span(self, sheet: str, text: str) -> list[str | float]:
        found = SPAN.match(text)
        assert found, text
        own = self.sheets[found["sheet"] or sheet]
        wide = range(_number(found["a"]), _number(found["c"]) + 1)
        return [own[f"{_letters(c)}{r}"].value for c in wide for r in range(int(found["b"]), int(found["d"]) + 1)]


def _cell(cell: ElementTree.Element, shared: list[str]) -> Cell:
    value, formula = cell.findtext(f"{MAIN}v") or "", cell.findtext(f"{MAIN}f") or ""
    kind = cell.attrib.get("t")
    if kind == "s":
        return Cell(shared[int(value)], formula)
    return Cell(value if kind == "str" else float(value), formula)


def _number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text
