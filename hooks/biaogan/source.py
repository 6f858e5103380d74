"""Where the text comes from, and YAML as a tree of plain values with a mark for every one of them.

Scalars stay text: YAML 1.1 would read `yes` as True, `12:30` as 750 and `0110` as 72. What a value *is*, the field's
type decides later (`decode`). Nothing here knows a content kind.
"""

from __future__ import annotations

import re
import subprocess
import tarfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, Protocol

import yaml

from biaogan.problems import BiaoganError, Mark, Problem

FOLDERS = ("standards", "campaigns")

Plain = Any  # str | list[Plain] | dict[str, Plain]: Python 3.11 has no recursive alias that pydantic also reads
Key = tuple[str | int, ...]

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

_FULLWIDTH_KEY = re.compile(r"^\s*(?:- +)?([A-Za-z_][A-Za-z0-9_]*)\s*：")
_TIGHT_KEY = re.compile(r"^([a-z_]+):(?=\S)(?!//)")
_SYNTAX = (
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
    ("found undefined alias", "“*”开头的文字被当成别名", "给整句文字加上半角双引号"),
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands: the mark of its key (or of the list item) and the mark of the value itself."""

    key: Mark
    value: Mark


@dataclass(slots=True)
class Document:
    """One YAML file read: plain values, and a Place for every path into them. `()` is the whole file."""

    path: str
    value: Plain
    places: dict[Key, Place] = field(default_factory=dict)

    def mark(self, key: Key, *, of_key: bool = False) -> Mark:
        """The mark of the deepest known part of `key`; a missing field gets the mark of what should hold it."""
        for length in range(len(key), -1, -1):
            place = self.places.get(key[:length])
            if place is not None:
                return place.key if of_key and length == len(key) else place.value
        return Mark(self.path)


class Source(Protocol):
    """Something that holds the YAML files of one state of the book."""

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Pairs of path (relative, with slashes) and raw bytes, sorted by path."""
        ...


@dataclass(frozen=True, slots=True)
class WorkTree:
    """The files as they lie on disk below `root`."""

    root: Path

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every .yml and .yaml below the content folders."""
        for folder in FOLDERS:
            for file in sorted((self.root / folder).rglob("*.y*ml")):
                if file.suffix in (".yml", ".yaml") and file.is_file():
                    yield file.relative_to(self.root).as_posix(), file.read_bytes()


@dataclass(frozen=True, slots=True)
class GitRevision:
    """The files as they stood at a Git revision, read without a checkout."""

    root: Path
    revision: str

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The same, out of `git archive`. Raises BiaoganError where Git does not know the revision."""
        command = ["git", "-C", str(self.root), "archive", "--format=tar", self.revision, "--", *FOLDERS]
        done = subprocess.run(command, capture_output=True, check=False)
        if done.returncode:
            raise BiaoganError(
                [
                    Problem(
                        "S001",
                        Mark("."),
                        f"读不到版本 {self.revision}",
                        "写一个存在的分支名、标签或提交号，例如 main 或 HEAD~1",
                    )
                ]
            )
        with tarfile.open(fileobj=BytesIO(done.stdout)) as archive:
            for member in sorted(archive.getmembers(), key=lambda m: m.name):
                handle = archive.extractfile(member)
                if handle is not None and member.name.endswith((".yml", ".yaml")):
                    yield member.name, handle.read()


def read(path: str, raw: bytes) -> tuple[Document | None, list[Problem]]:
    """Bytes of one file -> its Document (None where nothing can be read) and every problem found on the way."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return None, [
            Problem("Y002", Mark(path, line, 1), "这份文件不是 UTF-8 编码", "在编辑器里选择“另存为 UTF-8”再提交")
        ]
    hidden = list(_hidden_characters(path, text))
    if hidden:
        return None, hidden
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        return None, _syntax_problems(path, text, error)
    if not isinstance(node, yaml.MappingNode):
        wide = list(_fullwidth_lines(path, text))
        return None, wide or [
            Problem("Y008", Mark(path), "文件是空的，或不是“键: 值”的结构", "参照同一文件夹里别的文件，从 id: 写起")
        ]
    reader = _Reader(path)
    value = reader.convert(node, ())
    return Document(path, value, reader.places), reader.problems


class _Reader:
    """Turns composed nodes into plain values, remembering marks and problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.places: dict[Key, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def mark(self, node: yaml.Node) -> Mark:
        return Mark(self.path, node.start_mark.line + 1, node.start_mark.column + 1)

    def convert(self, node: yaml.Node, key: Key, key_mark: Mark | None = None) -> Plain:
        mark = self.mark(node)
        self.places[key] = Place(key_mark or mark, mark)
        if id(node) in self._seen or not node.tag.startswith("tag:yaml.org,2002:"):
            self.problems.append(
                Problem("Y006", mark, "这里用了 YAML 的锚点、别名或标签", "去掉 &、*、!! 这类写法，把内容直接写出来")
            )
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, key)
        if isinstance(node, yaml.SequenceNode):
            return [self.convert(child, (*key, index)) for index, child in enumerate(node.value)]
        text = str(node.value)
        if getattr(node, "style", None) is None:
            self._misread_key(text, mark)
        return text

    def _mapping(self, node: yaml.MappingNode, key: Key) -> dict[str, Plain]:
        result: dict[str, Plain] = {}
        for name_node, value_node in node.value:
            name_mark = self.mark(name_node)
            if not isinstance(name_node, yaml.ScalarNode) or name_node.value == "<<":
                self.problems.append(Problem("Y006", name_mark, "键必须是简单的名字", "键只用小写英文字母和下划线"))
                continue
            name = str(name_node.value)
            if name in result:
                self.problems.append(
                    Problem("Y003", name_mark, f"“{name}”在这一层写了两遍", "只留一个；两个值都要时写成列表")
                )
                continue
            self._misread_key(name, name_mark)
            value = self.convert(value_node, (*key, name), name_mark)
            if value == "" and getattr(value_node, "style", "x") is None:
                continue  # `key:` with nothing behind it: an empty field is an absent field
            result[name] = value
        return result

    def _misread_key(self, text: str, mark: Mark) -> None:
        wide = _FULLWIDTH_KEY.match(text)
        tight = _TIGHT_KEY.match(text)
        if wide:
            self.problems.append(_wide_problem(mark, wide[1]))
        elif tight:
            self.problems.append(
                Problem(
                    "Y005",
                    mark,
                    f"“{tight[1]}:”的冒号后面缺一个空格",
                    f"写成“{tight[1]}: 值”；若本来就是一句话，请加引号",
                )
            )


def _wide_problem(mark: Mark, name: str) -> Problem:
    return Problem("Y004", mark, f"“{name}：”用了全角冒号", f"改成半角冒号加空格：“{name}: 值”")


def _fullwidth_lines(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        found = _FULLWIDTH_KEY.match(line)
        if found:
            yield _wide_problem(Mark(path, number, found.start(1) + 1), found[1])


def _hidden_characters(path: str, text: str) -> Iterator[Problem]:
    for number, line in enumerate(text.split("\n"), 1):
        for column, char in enumerate(line, 1):
            if char in "\t\r" or (char >= " " and char <= "~"):
                continue
            if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp"):
                name = unicodedata.name(char, "控制字符")
                yield Problem(
                    "Y007",
                    Mark(path, number, column),
                    f"有看不见的字符 U+{ord(char):04X}（{name}）",
                    "删掉这个字符；从网页或 Word 粘贴的文字请先粘到记事本",
                )


def _syntax_problems(path: str, text: str, error: yaml.MarkedYAMLError) -> list[Problem]:
    wide = list(_fullwidth_lines(path, text))
    if wide:
        return wide
    place = error.problem_mark or error.context_mark
    mark = Mark(path, place.line + 1, place.column + 1) if place else Mark(path)
    problem = error.problem or ""
    for needle, message, remedy in _SYNTAX:
        if needle in problem:
            return [Problem("Y001", mark, message, remedy)]
    return [
        Problem(
            "Y001",
            mark,
            "这里的 YAML 写法读不懂",
            "检查缩进、冒号和引号；文字里有冒号、井号或引号时，给整句加半角双引号",
        )
    ]
