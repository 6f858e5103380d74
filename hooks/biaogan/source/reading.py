"""Bytes of one YAML file -> plain values with marks.

Built from the parser's events, one after the other and without recursion: libyaml's own composer overflows the stack
of the process on a few kilobytes of brackets, and its nodes no longer tell an anchor or an explicit tag.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from biaogan.problems import Mark, Problem
from biaogan.source.document import Document, Key, Place, Plain
from biaogan.source.faults import (
    check_characters,
    check_lines,
    check_value,
    hidden_character,
    is_hidden,
    syntax_problems,
)

DEEPEST = 20  # levels; the deepest record has six


def read(path: str, raw: bytes) -> tuple[Document | None, list[Problem]]:
    """Bytes of one file -> its Document (None where nothing can be read) and every problem found on the way."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        remedy = "在编辑器里选择“另存为 UTF-8”再提交"
        return None, [Problem("Y002", Mark(path, line, 1), "这份文件不是 UTF-8 编码", remedy)]
    hidden = list(check_characters(path, text))
    if hidden:
        return None, hidden
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        return None, syntax_problems(path, text, error)
    except _Unreadable as error:
        return None, [error.problem]
    if not isinstance(builder.value, dict):
        misread = list(check_lines(path, text))
        remedy = "参照同一文件夹里别的文件，从 id: 写起"
        return None, misread or [Problem("Y008", Mark(path), "文件是空的，或不是“键: 值”的结构", remedy)]
    return Document(path, builder.value, builder.places), builder.problems


class _Unreadable(Exception):  # noqa: N818 - carries a finding out of the loop
    def __init__(self, mark: Mark, message: str, remedy: str) -> None:
        self.problem = Problem("Y001", mark, message, remedy)


@dataclass(slots=True)
class _Frame:
    """An open list or mapping. name: key waiting for its value; drop: nothing below this is kept."""

    value: Plain
    key: Key
    drop: bool
    name: str | None = None
    name_mark: Mark | None = None
    drop_next: bool = False


class _Builder:
    """Takes the events of one document and keeps values, places and problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.value: Plain = None
        self.places: dict[Key, Place] = {}
        self.problems: list[Problem] = []
        self._open: list[_Frame] = []

    def take(self, event: Any) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._strange(self._mark(event))
            self._put("", event)
        elif isinstance(event, yaml.DocumentStartEvent) and self.value is not None:
            raise _Unreadable(self._mark(event), "一份文件里有两份内容", "一份文件只写一条记录")

    def _mark(self, event: Any) -> Mark:
        return Mark(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _strange(self, mark: Mark) -> None:
        remedy = "去掉 &、*、!! 这类写法，把内容直接写出来；若本来就是一句话，请加引号"
        self.problems.append(Problem("Y006", mark, "这里用了 YAML 的锚点、别名或标签", remedy))

    def _scalar(self, event: Any) -> None:
        mark, text = self._mark(event), str(event.value)
        if event.anchor is not None or event.tag is not None:
            self._strange(mark)
        if event.style == '"':  # an escape may say what the letters do not show
            self.problems.extend(hidden_character(mark, c) for c in dict.fromkeys(text) if is_hidden(c))
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.value, dict) and frame.name is None and not frame.drop_next:
            self._name(frame, text, mark)
            return
        plain = not event.style
        if plain and frame is not None:
            self.problems.extend(check_value(mark, text))
        self._put(text, event, absent=plain and not text)

    def _name(self, frame: _Frame, name: str, mark: Mark) -> None:
        if frame.drop:
            frame.drop_next = True
        elif name == "<<":
            self._bad_name(frame, mark)
        elif name in frame.value or (*frame.key, name) in self.places:
            remedy = "只留一个；两个值都要时写成列表"
            self.problems.append(Problem("Y003", mark, f"“{name}”在这一层写了两遍", remedy))
            frame.drop_next = True
        else:
            frame.name, frame.name_mark = name, mark

    def _bad_name(self, frame: _Frame, mark: Mark) -> None:
        self.problems.append(Problem("Y006", mark, "键必须是简单的名字", "键只用小写英文字母和下划线"))
        frame.drop_next = True

    def _start(self, event: Any) -> None:
        mark = self._mark(event)
        if len(self._open) >= DEEPEST:
            raise _Unreadable(mark, "这里套了太多层", "照同类文件的写法重新缩进")
        if event.anchor is not None or event.tag is not None:
            self._strange(mark)
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.value, dict) and frame.name is None and not frame.drop_next:
            self._bad_name(frame, mark)  # a list or mapping as key: it goes, and its value with it
            self._open.append(_Frame([], (), drop=True))
            return
        value: Plain = {} if isinstance(event, yaml.MappingStartEvent) else []
        drop = frame is not None and (frame.drop or frame.drop_next)
        key = self._put(value, event)
        self._open.append(_Frame(value, key, drop))

    def _put(self, value: Plain, event: Any, *, absent: bool = False) -> Key:
        """Hangs a value into what is open; returns its path. absent: a key with nothing behind it is no field."""
        mark = self._mark(event)
        if not self._open:
            self.value, self.places[()] = value, Place(mark, mark)
            return ()
        frame = self._open[-1]
        if frame.drop or frame.drop_next:
            frame.drop_next = False
            return ()
        if frame.name is None or frame.name_mark is None:
            key: Key = (*frame.key, len(frame.value))
            frame.value.append(value)
            self.places[key] = Place(mark, mark)
            return key
        key = (*frame.key, frame.name)
        self.places[key] = Place(frame.name_mark, mark)
        if not absent:
            frame.value[frame.name] = value
        frame.name = frame.name_mark = None
        return key
