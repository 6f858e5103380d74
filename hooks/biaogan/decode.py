"""YAML value + a record type -> a record, by the type and never by YAML's guess. All problems at the field's own mark."""

from __future__ import annotations

import difflib
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from biaogan.problems import Problem
from biaogan.source import Document, Key

CODES = {
    "M001": ("缺少必填的字段", "少一个字段，页面、海报或检查表上就会空一块。"),
    "M002": ("有不认识的字段", "不认识的字段多半是拼错了。程序不会悄悄忽略它，否则写了的内容谁也看不到。"),
    "M003": ("值的类型不对", "类型由字段决定：日期就是日期，数字就是数字，列表就是列表。"),
    "M004": ("值不在允许的范围内", "可选的词、长度和格式都写在说明里，统一了才能检索、印刷和比较。"),
}

Model = TypeVar("Model", bound=BaseModel)

_KINDS = {
    "string_type": "一句文字",
    "string_sub_type": "一句文字",
    "int_parsing": "整数",
    "int_type": "整数",
    "int_from_float": "整数",
    "float_parsing": "数字",
    "list_type": "列表（每项前面加“- ”）",
    "tuple_type": "列表（每项前面加“- ”）",
    "dict_type": "一组“键: 值”",
    "model_type": "一组“键: 值”",
    "model_attributes_type": "一组“键: 值”",
    "bool_parsing": "true 或 false",
}


def decode(document: Document, model: type[Model], at: Key = ()) -> tuple[Model | None, list[Problem]]:
    """The value of `document` at path `at` read as `model`: the record, or None and every problem."""
    value: Any = document.value
    for part in at:
        value = value[part]
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [_problem(document, model, at, detail) for detail in error.errors(include_url=False)]


def _problem(document: Document, model: type[BaseModel], at: Key, detail: ErrorDetails) -> Problem:
    key = (*at, *detail["loc"])
    kind, context = detail["type"], detail.get("ctx", {})
    name = _label(model, detail["loc"])
    if kind == "missing":
        return Problem(
            "M001", document.mark(key), f"缺少“{name}”（{detail['loc'][-1]}）", f"补上一行“{detail['loc'][-1]}: …”"
        )
    if kind == "extra_forbidden":
        return Problem(
            "M002",
            document.mark(key, of_key=True),
            f"不认识的字段“{detail['loc'][-1]}”",
            _nearest(model, detail["loc"]),
        )
    mark = document.mark(key)
    if kind in _KINDS:
        return Problem(
            "M003", mark, f"“{name}”应当是{_KINDS[kind]}", "照同类文件的写法改；不确定时运行 biaogan explain M003"
        )
    if kind in ("literal_error", "enum"):
        return Problem(
            "M004",
            mark,
            f"“{name}”的值不在可选范围内",
            f"从这些里选一个：{str(context.get('expected', '')).replace(chr(39), '').replace(' or ', '、').replace(', ', '、')}",
        )
    if kind in ("too_short", "too_long"):
        bound = (
            f"至少 {context.get('min_length')} 项" if kind == "too_short" else f"最多 {context.get('max_length')} 项"
        )
        return Problem("M004", mark, f"“{name}”{bound}，现在是 {context.get('actual_length')} 项", "增减列表里的条目")
    if kind in ("string_too_short", "string_too_long"):
        bound = (
            f"至少 {context.get('min_length')} 个字"
            if kind == "string_too_short"
            else f"最多 {context.get('max_length')} 个字"
        )
        return Problem("M004", mark, f"“{name}”{bound}，现在是 {len(str(detail['input']))} 个字", "改短或补足这句话")
    if kind == "string_pattern_mismatch":
        return Problem("M004", mark, f"“{name}”的格式不对", _hint(model, detail["loc"]) or "照同类文件的写法改")
    if kind in ("greater_than_equal", "less_than_equal", "greater_than"):
        limit = context.get("ge", context.get("le", context.get("gt")))
        return Problem("M004", mark, f"“{name}”超出了允许的大小（界限 {limit}）", "改成界限以内的数")
    if kind == "value_error":
        message, _, remedy = str(context.get("error", detail["msg"])).partition(" — ")
        return Problem("M004", mark, f"“{name}”：{message}", remedy or "照说明改")
    return Problem("M003", mark, f"“{name}”的值读不懂", "照同类文件的写法改")


def _owner(model: type[BaseModel], loc: tuple[int | str, ...]) -> type[BaseModel]:
    """The model that holds the last part of `loc`, following nested models and lists."""
    for part in loc[:-1]:
        if isinstance(part, str) and part in model.model_fields:
            inner = _nested(model.model_fields[part].annotation)
            if inner is not None:
                model = inner
    return model


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _nested(argument)
        if found is not None:
            return found
    return None


def _label(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """The Chinese name of a field; for `says.2` the name of the list and the position counted from 1."""
    for end in range(len(loc), 0, -1):
        part = loc[end - 1]
        owner = _owner(model, loc[:end])
        if isinstance(part, str) and part in owner.model_fields:
            position = loc[end] if len(loc) > end else None
            suffix = f"第 {position + 1} 项" if isinstance(position, int) else ""
            return (owner.model_fields[part].title or part) + suffix
    return str(loc[-1]) if loc else "整条记录"


def _hint(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    """What the field's declaration says about how to write it."""
    info = _owner(model, loc).model_fields.get(str(loc[-1]))
    return (info.description or "") if info else ""


def _nearest(model: type[BaseModel], loc: tuple[int | str, ...]) -> str:
    names = list(_owner(model, loc).model_fields)
    close = difflib.get_close_matches(str(loc[-1]), names, n=1)
    return f"是不是想写“{close[0]}”？" if close else f"这里可以用的字段：{'、'.join(names)}"
