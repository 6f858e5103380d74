"""Reads our own workbooks and calculates their formulas, so that a test can fill one in and see what it comes to.

Knows what our formulas use and nothing more: references, ranges, + - * / = > & and six functions. A second opinion: it
reads the file as any program would, from its XML, and shares no code with what wrote it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection
from typing import Any
from xml.etree import ElementTree

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
REFERENCE = r"(?:'([^']+)'!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?"
TOKEN = re.compile(rf'({REFERENCE}|[A-Z]+(?=\()|"[^"]*"|\d+|[-+*/=>&(),])')
FUNCTIONS = {"IF", "ISNUMBER", "LEN", "SUM", "COUNTIF", "SUMPRODUCT"}
Cell = tuple[str, str]  # worksheet, address


class Sheets:
    """A workbook read back. values: cells as they are; formulas: without `=`; cached: what the file says they come to.

    literals: the texts that its formulas may hold between quotes; any other, perhaps one of a record, fails the test.
    """

    def __init__(self, data: bytes, literals: Collection[str] = ()) -> None:
        self.literals = {"", *literals}
        self.values: dict[Cell, Any] = {}
        self.formulas: dict[Cell, str] = {}
        self.cached: dict[Cell, Any] = {}
        self.lists: dict[str, list[tuple[str, str]]] = {}
        self.roots: dict[str, ElementTree.Element] = {}
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.shared = [
                "".join(t.text or "" for t in item.iter(f"{NS}t"))
                for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
            ]
            book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
            for number, entry in enumerate(book.iter(f"{NS}sheet"), 1):
                root = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))  # noqa: S314
                self._read(entry.get("name") or "", root)

    def _read(self, name: str, root: ElementTree.Element) -> None:
        self.roots[name] = root
        self.lists[name] = [
            (rule.get("sqref") or "", rule.findtext(f"{NS}formula1") or "") for rule in root.iter(f"{NS}dataValidation")
        ]
        for cell in root.iter(f"{NS}c"):
            key = (name, cell.get("r") or "")
            raw, formula = cell.findtext(f"{NS}v"), cell.findtext(f"{NS}f")
            value: Any = raw
            if cell.get("t") == "s":
                value = self.shared[int(raw or "")]
            elif cell.get("t") != "str":
                value = float(raw) if raw else None
            if formula is None:
                self.values[key] = value
            else:
                self.formulas[key] = formula
                self.cached[key] = "" if value is None else value  # an empty value shows as nothing

    @property
    def names(self) -> list[str]:
        """The worksheets, in order."""
        return list(self.roots)

    def rows(self, name: str) -> list[list[Any]]:
        """What a reader sees in each row that shows anything, from left to right; empty cells are left out."""
        shown = {**self.values, **self.cached}
        found: dict[int, list[tuple[int, Any]]] = {}
        for (sheet, place), value in shown.items():
            if sheet == name and value is not None:
                column, row = re.findall("[A-Z]+|[0-9]+", place)
                found.setdefault(int(row), []).append((number(column), value))
        return [[value for _, value in sorted(row, key=lambda cell: cell[0])] for _, row in sorted(found.items())]

    def value(self, key: Cell) -> Any:
        """What a cell comes to."""
        return self.evaluate(key[0], self.formulas[key]) if key in self.formulas else self.values.get(key)

    def evaluate(self, sheet: str, formula: str) -> Any:
        """What a formula on a worksheet comes to. Fails on anything it does not know."""
        tokens, at = [], 0
        while at < len(formula):
            found = TOKEN.match(formula, at)
            assert found, f"{formula!r} at {at}"
            tokens.append(found[1])
            at = found.end()
        reader = _Reader(self, sheet, tokens)
        result = reader.comparison()
        assert reader.at == len(tokens), formula
        return result

    def area(self, sheet: str, reference: str) -> list[Any]:
        """The values of a range, row by row."""
        name, left, top, right, bottom = re.fullmatch(REFERENCE, reference).groups()  # type: ignore[union-attr]
        return [
            self.value((name or sheet, letters(column) + str(row)))
            for row in range(int(top), int(bottom or top) + 1)
            for column in range(number(left), number(right or left) + 1)
        ]


def number(column: str) -> int:
    """A -> 1, AA -> 27."""
    total = 0
    for letter in column:
        total = total * 26 + ord(letter) - 64
    return total


def letters(column: int) -> str:
    """1 -> A, 27 -> AA."""
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def as_shown(value: Any) -> str:
    """A value joined to a text: 3.0 as 3, nothing as nothing."""
    return "" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


class _Reader:
    """Descends through the tokens of one formula."""

    def __init__(self, sheets: Sheets, sheet: str, tokens: list[str]) -> None:
        self.sheets, self.sheet, self.tokens, self.at = sheets, sheet, tokens, 0

    def take(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]

    def next(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def comparison(self) -> Any:
        left = self.joined()
        while self.next() in ("=", ">"):
            if self.take() == ">":
                left = left > self.joined()
            else:
                left = (left or "") == (self.joined() or "") if isinstance(left, str | None) else left == self.joined()
        return left

    def joined(self) -> Any:
        left = self.sum()
        while self.next() == "&":
            self.take()
            left = as_shown(left) + as_shown(self.sum())
        return left

    def sum(self) -> Any:
        left = self.product()
        while self.next() in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            left = (left or 0) + sign * (self.product() or 0)
        return left

    def product(self) -> Any:
        left = self.atom()
        while self.next() in ("*", "/"):
            left = (left or 0) * (self.atom() or 0) if self.take() == "*" else left / self.atom()
        return left

    def atom(self) -> Any:
        first = self.take()
        if first == "(":
            inner = self.comparison()
            assert self.take() == ")"
            return inner
        if first.startswith('"'):
            return self.literal(first)
        if first.isdigit():
            return float(first)
        if first in FUNCTIONS:
            return self.call(first)
        return self.sheets.area(self.sheet, first)[0]

    def call(self, name: str) -> Any:
        assert self.take() == "("
        if name == "IF":
            test = self.comparison()
            assert self.take() == ","
            then = self.lazy(bool(test))
            assert self.take() == ","
            other = self.lazy(not test)
            assert self.take() == ")"
            return then if test else other
        areas = [self.area(self.take())]
        while self.take() == ",":
            areas.append(self.area(self.take()))
        if name == "ISNUMBER":
            return isinstance(areas[0][0], float | int)
        if name == "LEN":
            return float(len(as_shown(areas[0][0])))
        if name == "SUM":
            return float(sum(value for value in areas[0] if isinstance(value, float | int)))
        if name == "COUNTIF":
            if areas[1] == [">0"]:
                return float(sum(isinstance(value, float | int) and value > 0 for value in areas[0]))
            return float(sum(value == areas[1][0] for value in areas[0]))
        return float(sum(a * b for a, b in zip(*areas, strict=True) if isinstance(a, float) and isinstance(b, float)))

    def area(self, token: str) -> list[Any]:
        return [self.literal(token)] if token.startswith('"') else self.sheets.area(self.sheet, token)

    def literal(self, token: str) -> str:
        text = token[1:-1]
        assert text in self.sheets.literals, f"{text!r} is no text of ours"
        return text

    def lazy(self, wanted: bool) -> Any:
        """The value of a branch; a branch that is not taken is only skipped, as it may divide by nothing."""
        if wanted:
            return self.comparison()
        depth = 0
        while depth or self.next() not in (",", ")"):
            depth += {"(": 1, ")": -1}.get(self.take(), 0)
        return None
