"""Style sheets that travel with their page: only the rules that a template's pages can use, and nothing between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import tinycss2

_GROUPS = ("media", "supports")  # at-rules that hold rules
_COMBINED = (">", "+", "~")


@dataclass(frozen=True, slots=True)
class Used:
    """What some pages are made of: `names` are classes and ids, `elements` tag names."""

    names: frozenset[str]
    elements: frozenset[str]

    @classmethod
    def of(cls, pages: Iterable[str], more: Iterable[str] = ()) -> Used:
        """Read from finished HTML. more: classes that scripts set later."""
        names, elements = set(more), {"html", "body"}
        for page in pages:
            for found in re.findall(r'\s(?:class|id)="([^"]*)"', page):
                names.update(found.split())
            elements.update(re.findall(r"<([a-z][a-z0-9]*)", page))
        return cls(frozenset(names), frozenset(elements))


def pruned(css: str, used: Used) -> str:
    """The style sheet without selectors that fit nothing of what is used, without comments and spare blanks."""
    return squeezed_css("".join(_kept(_parsed(css), used)))


def squeezed_css(css: str) -> str:
    """A style sheet without comments and line breaks."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    close = re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", bare))
    return re.sub(r"(?<=[\w-]): ", ":", close).replace(";}", "}").strip()


@cache
def _parsed(css: str) -> tuple[Any, ...]:  # Any: tinycss2 ships no types
    return tuple(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _kept(rules: Iterable[Any], used: Used) -> Iterator[str]:  # Any: tinycss2 ships no types
    for rule in rules:
        if rule.type == "qualified-rule":
            fitting = [text for text in _selectors(rule.prelude) if _fits(text, used)]
            if fitting:
                yield f"{','.join(fitting)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.at_keyword in _GROUPS:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            body = "".join(_kept(inner, used))
            if body:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{body}}}"
        elif rule.type == "at-rule":
            yield rule.serialize()
        else:
            raise ValueError(f"line {rule.source_line} of the style sheet: {rule.message}")


def _selectors(prelude: list[Any]) -> Iterator[str]:  # Any: tinycss2 ships no types
    part: list[Any] = []  # Any: tinycss2 ships no types
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            yield tinycss2.serialize(part).strip()
            part = []
        else:
            part.append(token)
    yield tinycss2.serialize(part).strip()


@cache
def _wanted(selector: str) -> tuple[frozenset[str], frozenset[str]]:
    """Names and elements that a page must have for this selector to fit; what is in brackets is not looked into."""
    names, elements, before = set(), set(), " "
    for token in tinycss2.parse_component_value_list(selector):
        if token.type == "ident":
            if before == ".":
                names.add(token.value)
            elif before == " ":
                elements.add(token.lower_value)
        elif token.type == "hash":
            names.add(token.value)
        combined = token.type == "whitespace" or (token.type == "literal" and token.value in _COMBINED)
        before = " " if combined else str(getattr(token, "value", ""))
    return frozenset(names), frozenset(elements)


def _fits(selector: str, used: Used) -> bool:
    names, elements = _wanted(selector)
    return names <= used.names and elements <= used.elements
