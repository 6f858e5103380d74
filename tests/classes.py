"""Which classes templates and scripts write, and which a style sheet has rules for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

VALUE = "\0"  # stands where a template prints a value
NAME = r"-?[A-Za-z_][\w-]*"


@dataclass(frozen=True, slots=True)
class Written:
    """`names` in full; `begun` is what stands before a printed value, as `bg-step--` does."""

    names: frozenset[str]
    begun: frozenset[str]

    def __or__(self, other: Written) -> Written:
        return Written(self.names | other.names, self.begun | other.begun)


def ruled(css: str) -> frozenset[str]:
    """Every class that a selector of a style sheet names."""
    return frozenset(_classes(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def _classes(rules: Iterable[Any]) -> Iterator[str]:
    for rule in rules:
        assert rule.type != "error", rule.message
        if rule.type == "qualified-rule":
            yield from re.findall(rf"\.({NAME})", re.sub(r"\[[^]]*\]", "", tinycss2.serialize(rule.prelude)))
        elif rule.type == "at-rule" and rule.content is not None and rule.at_keyword in ("media", "supports"):
            yield from _classes(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def written(template: str) -> Written:
    """The classes that a template or a finished page writes."""
    bare = re.sub(r"\{#.*?#\}|\{%.*?%\}", "", template, flags=re.DOTALL)
    flat = re.sub(r"\{\{(.*?)\}\}", _printed, bare, flags=re.DOTALL)
    words = {word for found in re.findall(r'\sclass="([^"]*)"', flat) for word in found.split()}
    begun = {word.partition(VALUE)[0] for word in words if VALUE in word}
    return Written(frozenset(word for word in words if VALUE not in word), frozenset(begun - {""}))


def _printed(expression: re.Match[str]) -> str:
    """What an expression prints: the words it chooses between, else a value, apart where a blank comes first."""
    chosen = re.findall(r'^\s*"([^"]*)" if |\belse "([^"]*)"\s*$', expression[1])
    if chosen:
        return " ".join(a or b for a, b in chosen)
    return f" {VALUE}" if re.match(r'\s*" "', expression[1]) else VALUE


def scripted(script: str) -> frozenset[str]:
    """The classes that a script gives or looks for: in `className`, `classList` and selectors."""
    given = re.findall(r"className = (?:'|\")([^'\"]*)", script)
    given += re.findall(r"classList\.\w+\((?:'|\")([^'\"]*)", script)
    asked = re.findall(r"(?:querySelector(?:All)?|closest|matches)\((?:'|\")([^)]*)(?:'|\")\)", script)
    found = {word for words in given for word in words.split()}
    return frozenset(found | {name for selector in asked for name in re.findall(rf"\.({NAME})", selector)})
