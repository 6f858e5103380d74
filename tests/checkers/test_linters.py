"""Our own scripts, style sheets and templates before ESLint, Stylelint and djlint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.checkers.linters import djlint, eslint, scripts, style_sheets, stylelint, templates
from tests.checkers.programs import HERE

pytestmark = pytest.mark.verify

SCRIPTS = {  # a mistake, and the rule that must find it
    "var old = 1; use(old);": "no-var",
    "use(function () { return 1; });": "prefer-arrow-callback",
    'use("two ways of writing");': "quotes",
    "use({ a: 1 }?.a);": "None",  # not even read: newer than 2018
    "use(nobody);": "no-undef",
    "const unused = 1;": "no-unused-vars",
    "const a = 1; if (a == 1) use(a);": "eqeqeq",
}
SHEETS = {
    "a { colour: red; }": "property-no-unknown",
    "a { width: 1pixel; }": "declaration-property-value-no-unknown",
    "a { color: red; } a { color: blue; }": "no-duplicate-selectors",
    "a { color: red; color: red; }": "declaration-block-no-duplicate-properties",
    "a { color: red": "CssSyntaxError",
}
TEMPLATES = {
    "<p>{{text}}</p>": "T001",
    "{% block a %}<p>b</p>{% endblok %}": "T038",
    "<p>一<div>二": "H025",
    '<img src="a.png" width="1" height="1">': "H013",
    "<p></p>": "H020",
}


def test_eslint_finds_nothing() -> None:
    found = eslint(*scripts())
    assert not found, "\n".join(found)


def test_stylelint_finds_nothing() -> None:
    found = stylelint(style_sheets())
    assert not found, "\n".join(found)


def test_djlint_finds_nothing() -> None:
    found = djlint(*templates())
    assert not found, "\n".join(found)


def test_nothing_of_ours_is_left_out() -> None:
    assert {path.name for path in scripts()} >= {"check.js", "ranking.js", "biaogan.js", "eslint.mjs"}
    assert {Path(name).name for name in style_sheets()} >= {
        "common.css",
        "loop.css",
        "base.css",
        "search.css",
        "bank.css",
    }
    assert {path.name for path in templates()} >= {"base.html", "record.html.j2", "find.html", "main.html"}


def test_each_linter_finds_what_is_wrong(tmp_path: Path) -> None:
    """A linter that is called wrongly would find nothing, and every file would pass."""
    files = {tmp_path / f"{number}.js": (text, rule) for number, (text, rule) in enumerate(SCRIPTS.items())}
    pages = {tmp_path / f"{number}.html": (text, rule) for number, (text, rule) in enumerate(TEMPLATES.items())}
    for file, (text, _) in (files | pages).items():
        file.write_text(f"/* global use */\n(() => {{\n  {text}\n}})();\n" if file in files else text + "\n", "utf-8")
    sheets = {f"{number}.css": (text, rule) for number, (text, rule) in enumerate(SHEETS.items())}
    told = eslint(*files) + stylelint({name: text for name, (text, _) in sheets.items()}) + djlint(*pages)
    wanted = [(file.name, rule) for file, (_, rule) in (files | pages).items()]
    wanted += [(name, rule) for name, (_, rule) in sheets.items()]
    missed = [(n, r) for n, r in wanted if not any(re.search(rf"\b{n}:\d+:\d+ {r}:", line) for line in told)]
    assert missed == [], "\n".join(told)


@pytest.mark.parametrize("name", ["eslint.mjs", "stylelint.mjs", "djlint.toml"])
def test_each_rule_that_is_off_says_why(name: str) -> None:
    lines = (HERE / name).read_text("utf-8").splitlines()
    off = re.compile(r"'off'|: null|ignore\w*: |^ignore = |caughtErrors|^\"")
    numbers = [number for number, line in enumerate(lines) if off.search(line)]
    assert numbers
    assert all(lines[number - 1].lstrip().startswith(("//", "#")) for number in numbers)
