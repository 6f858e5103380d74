"""What is left out of a script before it goes into a page: comments and indents, and nothing that runs."""

from __future__ import annotations

import pytest

from biaogan.render.site.plan import PLAN
from biaogan.render.site.scripts import FOLDER, minified

LEFT = {
    "say('see //x');": "say('see //x');",
    "say('see // x'); // why": "say('see // x');",
    'say("a /* b */ c");': 'say("a /* b */ c");',
    "say(`one\n    two // three`);": "say(`one\n    two // three`);",
    "say(`${a /* b */ + c}`);": "say(`${a + c}`);",
    "a = b.replace(/ \\/\\/x/, '');": "a = b.replace(/ \\/\\/x/, '');",
    "a = b / c; // d / e": "a = b / c;",
    "/* a\n   b */\n\n  c();\n\n  d();": "c();\nd();",
    "return /* a\n b */ c": "return\nc",
    "a/**/b": "a b",
    "// only a comment": "",
}


@pytest.mark.parametrize("source", LEFT)
def test_comments_and_indents_go_and_strings_stay(source: str) -> None:
    assert minified(source) == (f"{LEFT[source]}\n" if LEFT[source] else "")


def test_what_is_no_javascript_is_not_passed_on() -> None:
    with pytest.raises(ValueError, match="2"):
        minified("a();\n\\ b();")


@pytest.mark.parametrize("name", [script.name for script in PLAN.scripts])
def test_no_comment_of_ours_reaches_a_page(name: str) -> None:
    first = (FOLDER / f"{name}.js").read_text("utf-8").splitlines()[0]
    assert first.startswith("//")
    assert first not in minified((FOLDER / f"{name}.js").read_text("utf-8"))
