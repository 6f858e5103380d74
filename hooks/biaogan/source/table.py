"""Bytes of a CSV file, as spreadsheet programs save it, -> plain values with marks: a Document of `entries`, as a register.

Knows the names a column may have, but not what stands in it. The csv module tells lines, not columns, so the cells are
found by a pattern: a fault then points at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from biaogan.problems import Mark, Problem
from biaogan.source.document import Document, Key, Place, Plain
from biaogan.source.faults import check_characters

CODES = {
    "T001": ("表格读不成文字", "只有读得懂的文字才能印到纸上；猜错编码会把店名印成乱码。"),
    "T002": ("表格没有标题行，或缺少一列", "程序按标题认列，不按位置猜，否则地址会印在电话的地方。"),
    "T003": ("表格里有不认识的列，或一列写了两遍", "不认识的列多半是标题写错了，悄悄忽略它，印出来就少一项。"),
    "T004": ("这一行的格数和标题行不一样", "多一格少一格，后面的内容就全部错位。"),
    "T005": ("引号没有成对，或格子里有换行", "引号不成对，后面的每一行都会被当成同一格。"),
}

MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SEPARATORS = ",\t;"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it starts, the quote included."""

    text: str
    mark: Mark


def read_table(path: str, raw: bytes, columns: Mapping[str, tuple[str, ...]]) -> tuple[Document | None, list[Problem]]:
    """Bytes of a CSV file -> a Document whose value is `{"entries": [{field: text}, …]}`, and every problem found.

    columns: field -> headings it may have (any case); all are required. UTF-8 with or without a byte order mark,
    UTF-16 with one, else GB18030; commas, tabs or semicolons between cells. Empty lines are skipped. A cell that is
    empty is an absent field. None where the heading is not usable.
    """
    text, found = _decoded(path, raw)
    if text is None:
        return None, found
    problems = found + list(check_characters(path, text))
    lines, broken = _lines(path, text)
    problems += broken
    if not lines:
        remedy = f"第一行写标题：{'、'.join(names[0] for names in columns.values())}"
        return None, [*problems, Problem("T002", Mark(path), "表格是空的", remedy)]
    fields, faults = _headings(lines[0], columns)
    problems += faults
    if faults:
        return None, problems
    entries: list[Plain] = []
    places: dict[Key, Place] = {(): Place(Mark(path), Mark(path)), ("entries",): Place(Mark(path), Mark(path))}
    for cells in lines[1:]:
        if len(cells) != len(fields):
            message = f"这一行有 {len(cells)} 格，标题行有 {len(fields)} 格"
            problems.append(Problem("T004", cells[0].mark, message, "补上缺的格子；文字里有逗号的，整格加半角双引号"))
            continue
        row: Key = ("entries", len(entries))
        places[row] = Place(cells[0].mark, cells[0].mark)
        places |= {(*row, name): Place(cell.mark, cell.mark) for name, cell in zip(fields, cells, strict=True)}
        entries.append({name: cell.text for name, cell in zip(fields, cells, strict=True) if cell.text})
    if not entries and not problems:
        problems.append(Problem("T002", Mark(path), "标题行下面没有内容", "一个网点写一行"))
    return Document(path, {"entries": entries}, places), problems


def _decoded(path: str, raw: bytes) -> tuple[str | None, list[Problem]]:
    marked = next((name for start, name in MARKS if raw.startswith(start)), None)
    line = 1
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding), []
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
    remedy = "在 Excel 里选择“另存为”，类型选“CSV UTF-8（逗号分隔）”"
    return None, [Problem("T001", Mark(path, line), "这份表格既不是 UTF-8 也不是 GB18030 编码", remedy)]


def _lines(path: str, text: str) -> tuple[list[list[Cell]], list[Problem]]:
    """Rows of cells, empty lines left out. A line with a crooked quote is a problem and is left out too."""
    lines: list[list[Cell]] = []
    problems: list[Problem] = []
    first = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    pattern = re.compile(rf' *("(?:[^"\r\n]|"")*"|[^"{separator}\r\n][^{separator}\r\n]*|) *({separator}|$)')
    for number, line in enumerate(re.split("\r\n|\n|\r", text), 1):
        cells, at = [], 0
        while found := pattern.match(line, at):
            cell = found[1]
            value = cell[1:-1].replace('""', '"') if cell.startswith('"') else cell
            cells.append(Cell(value.strip(), Mark(path, number, found.start(1) + 1)))
            at = found.end()
            if not found[2]:
                break
        if not found:
            remedy = "在这一格的两头各留一个半角双引号；格子里的换行（Alt+Enter）要删掉"
            problems.append(Problem("T005", Mark(path, number, at + 1), "这一格的引号没有成对，或中间有换行", remedy))
        elif any(cell.text for cell in cells):
            lines.append(cells)
    return lines, problems


def _headings(cells: list[Cell], columns: Mapping[str, tuple[str, ...]]) -> tuple[list[str], list[Problem]]:
    """The field of each column. Every fault of the heading in one go."""
    known = {name.lower(): field for field, names in columns.items() for name in (field, *names)}
    fields: list[str] = []
    problems: list[Problem] = []
    titles = "、".join(names[0] for names in columns.values())
    for cell in cells:
        field = known.get(cell.text.lower())
        if field is None:
            shown = f"不认识的列“{cell.text}”" if cell.text else "这一列没有标题"
            problems.append(Problem("T003", cell.mark, shown, f"只用这些标题：{titles}；多余的列删掉"))
        elif field in fields:
            problems.append(Problem("T003", cell.mark, f"“{cell.text}”这一列写了两遍", "只留一列"))
        fields.append(field or "")
    missing = [names[0] for field, names in columns.items() if field not in fields]
    if missing:
        problems.append(
            Problem("T002", cells[0].mark, f"标题行里没有 {'、'.join(missing)}", f"第一行写标题：{titles}，一列一个")
        )
    return fields, problems
