"""What can be wrong with a file before anybody knows what it holds: the codes, and the findings told from the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

import yaml

from biaogan.problems import Mark, Problem

CODES = {
    "Y001": (
        "YAML 语法错误",
        "一处语法错误会让整份文件读不出来。程序不猜测编辑的意思，猜错的标准比没有标准更危险。",
    ),
    "Y002": ("文件不是 UTF-8 编码", "别的编码会把汉字变成乱码，印到海报上才发现就晚了。"),
    "Y003": ("同一个键写了两遍", "YAML 会悄悄丢掉前一个值，读的人看不出哪一个有效。"),
    "Y004": ("用了全角冒号", "全角冒号“：”会让“键: 值”变成一整句文字，字段就丢了。"),
    "Y005": ("冒号后面缺空格", "没有空格，YAML 会把“键:值”当成一整句文字。"),
    "Y006": (
        "用了 YAML 的锚点、别名或标签",
        "这些写法让同一份内容出现在看不见的地方，编辑很难看懂，也能被用来撑爆内存。",
    ),
    "Y007": ("含有控制字符或改变文字方向的字符", "这类字符看不见，却能让页面、印刷和审阅时看到的内容不一样。"),
    "Y008": ("文件是空的，或不是“键: 值”的结构", "每份文件必须是一条完整的记录。"),
}

WIDE_LINE = re.compile(r"^\s*(?:- +)?([A-Za-z_][A-Za-z0-9_]*)\s*：")
TIGHT_LINE = re.compile(r"^\s*(?:- +)?([a-z][a-z_]*):(?=[^\s/])")
# Inside a value only what looks like a field's name: `LED：…` and addresses are ordinary text.
WIDE_VALUE = re.compile(r"^([a-z][a-z_]+)\s*：")
TIGHT_VALUE = re.compile(r"^(?!mailto:|tel:|urn:)([a-z][a-z_]+):(?=[^\s/])")
HIDDEN = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")

SYNTAX = (
    ("could not find expected ':'", "这一行附近缺少冒号", "每一行写成“键: 值”，冒号用半角并在后面空一格"),
    (
        "mapping values are not allowed",
        "这里不能再出现“键: 值”",
        "检查上一行：可能缩进不齐，或文字里有半角冒号加空格，这时请给整句加引号",
    ),
    ("found character '\\t'", "缩进用了制表符", "把制表符换成空格，每层两个"),
    ("found character that cannot start", "这个字符不能放在值的开头", "给整句文字加上半角双引号"),
    ("found unexpected end of stream", "引号没有成对", "在这句文字的末尾补上引号"),
    ("did not find expected key", "缩进没有对齐，或引号没有成对", "让同一层的键左边对齐，每层缩进两个空格"),
    ("did not find expected '-' indicator", "列表的缩进没有对齐", "让同一个列表的短横线左边对齐"),
    ("did not find expected ',' or ']'", "方括号里的列表没有写完", "用半角逗号分隔，并补上右方括号"),
    ("did not find expected ',' or '}'", "花括号没有写完", "用半角逗号分隔，并补上右花括号"),
    ("did not find expected <document start>", "一份文件里有多余的内容", "一份文件只写一条记录，检查缩进"),
)


def wide_colon(mark: Mark, name: str) -> Problem:
    """Y004 at `mark`."""
    return Problem(
        "Y004", mark, f"“{name}：”用了全角冒号", f"改成半角冒号加空格：“{name}: 值”；若本来就是一句话，请加引号"
    )


def tight_colon(mark: Mark, name: str) -> Problem:
    """Y005 at `mark`."""
    return Problem("Y005", mark, f"“{name}:”的冒号后面缺一个空格", f"写成“{name}: 值”；若本来就是一句话，请加引号")


def check_value(mark: Mark, text: str) -> Iterator[Problem]:
    """A plain scalar that somebody meant as a key and a value."""
    if wide := WIDE_VALUE.match(text):
        yield wide_colon(mark, wide[1])
    elif tight := TIGHT_VALUE.match(text):
        yield tight_colon(mark, tight[1])


def check_lines(path: str, text: str, near: Iterable[int] | None = None) -> Iterator[Problem]:
    """Lines that look like a field with a wrong colon. Missing spaces only on the lines `near` (None: on all)."""
    numbers = None if near is None else set(near)
    for number, line in enumerate(text.split("\n"), 1):
        if wide := WIDE_LINE.match(line):
            yield wide_colon(Mark(path, number, wide.start(1) + 1), wide[1])
        elif (numbers is None or number in numbers) and (tight := TIGHT_LINE.match(line)):
            yield tight_colon(Mark(path, number, tight.start(1) + 1), tight[1])


def is_hidden(char: str) -> bool:
    """True for characters that nobody sees: controls, directions, zero widths, private use, non-characters."""
    if char in "\t\r\n" or " " <= char <= "~":
        return False
    return unicodedata.category(char) in HIDDEN or ord(char) & 0xFFFE == 0xFFFE


def hidden_character(mark: Mark, char: str) -> Problem:
    """Y007 at `mark`."""
    name = unicodedata.name(char, "控制字符")
    message = f"有看不见的字符 U+{ord(char):04X}（{name}）"
    return Problem("Y007", mark, message, "删掉这个字符；从网页或 Word 粘贴的文字请先粘到记事本")


def check_characters(path: str, text: str) -> Iterator[Problem]:
    """Every hidden character of a file."""
    hidden = {char for char in set(text) if is_hidden(char)}
    for number, line in enumerate(text.split("\n") if hidden else (), 1):
        for column, char in enumerate(line, 1):
            if char in hidden:
                yield hidden_character(Mark(path, number, column), char)


def syntax_problems(path: str, text: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    """The parser's complaint in words an editor can act on."""
    places = [place for place in (error.problem_mark, error.context_mark) if place is not None]
    near = [place.line + offset for place in places for offset in (0, 1)]
    misread = list(check_lines(path, text, near))
    if misread:
        return misread
    mark = Mark(path, places[0].line + 1, places[0].column + 1) if places else Mark(path)
    for needle, message, remedy in SYNTAX:
        if needle in (error.problem or ""):
            return [Problem("Y001", mark, message, remedy)]
    remedy = "检查缩进、冒号和引号；文字里有冒号、井号或引号时，给整句加半角双引号"
    return [Problem("Y001", mark, "这里的 YAML 写法读不懂", remedy)]
