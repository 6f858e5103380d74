"""Every field, code and key of a settings file is explained, with all that the program knows of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from html import unescape
from typing import Any

import pytest
import yaml

import run
from biaogan.build import Prepared, imprinted
from biaogan.cli.commands import biaogan
from biaogan.codes import all_codes
from biaogan.editor.schemas import schemas
from biaogan.ledger.read import BOOKS
from biaogan.model import CONTENT_TYPES, REGISTERS, Bank
from biaogan.render.handbook import handbook_pages
from biaogan.render.handbook.field_pages import FIELDS
from biaogan.render.handbook.special import codes_page
from tests.docs import named
from tests.docs.named import DOCS, read
from tests.docs.rooms import rooms
from tests.support import MINI, ROOT, TODAY, book_of, mini_texts

# Keys of mkdocs.yml that make the handbook what it is; a bank has no reason to change them.
FIXED = {
    "site_dir",
    "docs_dir",
    "exclude_docs",
    "theme",
    "plugins",
    "hooks",
    "watch",
    "markdown_extensions",
    "validation",
}
# Words in code that are no field of a record, no value and no command.
OTHER_WORDS = {"on_post_build", "_headers"}  # an event of MkDocs, a file of the public tree


def pages() -> dict[str, str]:
    """The pages about fields, by address."""
    prepared = Prepared.of(MINI, book_of(mini_texts()), TODAY)
    book, index, pieces = prepared.book, prepared.index, prepared.pieces
    made = handbook_pages(book, index, pieces, {}, TODAY, partial(imprinted, prepared), prepared.standing)
    return {page.path: page.html for page in made if page.path.startswith(FIELDS)}


PAGES = pages()


def declared(node: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Key and schema of every field below a schema."""
    if isinstance(node, list):
        for item in node:
            yield from declared(item)
    elif isinstance(node, dict):
        properties = node.get("properties", {})
        yield from ((key, inner) for key, inner in properties.items() if key != "entries")
        for inner in (*properties.values(), node.get("items"), *node.get("definitions", {}).values()):
            yield from declared(inner)


@pytest.mark.parametrize(("name", "text"), list(schemas()), ids=lambda value: value if value.endswith(".json") else "")
def test_every_field_is_on_its_page_with_all_that_the_schema_says(name: str, text: str) -> None:
    html = PAGES[f"{FIELDS}{name.removesuffix('.json')}/"]
    entries = re.findall(r'<div class="bg-term" id="[^"]+">(.*?)</div>', html, re.DOTALL)
    for key, schema in declared(json.loads(text)):
        told = [unescape(entry) for entry in entries if f"{schema['title']} <code>{key}</code>" in entry]
        assert told, f"{key} {schema['title']}"
        assert any(all(word in entry for word in words_of(schema)) for entry in told), (key, words_of(schema), told)


def words_of(schema: dict[str, Any]) -> list[str]:
    """What a reader must find: the hint, the numbers of the limits, the choices."""
    schema = {**schema, **next((o for o in schema.get("anyOf", ()) if o.get("type") != "null"), {})}
    inner = schema.get("items")
    found = words_of(inner) if isinstance(inner, dict) else []
    found += [str(schema[key]) for key in ("maxLength", "maxItems", "minimum", "maximum") if key in schema]
    found += [str(schema["minItems"])] if schema.get("minItems") else []
    return [*found, schema.get("description", ""), *map(str, schema.get("enum", ()))]


def test_a_field_says_whether_it_may_be_public_whether_it_must_be_there_and_what_stands_for_it() -> None:
    def entry(page: str, anchor: str) -> str:
        return PAGES[f"{FIELDS}{page}/"].partition(f'id="{anchor}"')[2].partition("</div>")[0]

    assert "公开" in entry("scam", "headline")
    assert "必填" in entry("scam", "headline")
    assert "内部" in entry("scam", "counter_signals")
    assert "必填" not in entry("scam", "counter_signals")
    assert "不写就是 staff" in entry("scam", "visibility")
    assert "岗位的编号" in entry("scam", "owner")
    assert "必填" in entry("alert", "expires"), "a kind may ask for more than every record must have"
    assert "必填" not in entry("scam", "expires")
    assert "依次 4 个整数，0 到 100" in entry("bank", "palette.primary.cmyk")
    assert 'href="#in-palette.primary"' in entry("bank", "palette.ink"), "six colours, one list"


def test_the_list_leads_to_every_page_and_every_link_inside_arrives() -> None:
    names = [k.KIND for k in CONTENT_TYPES] + [r.REGISTER for r in REGISTERS] + [Bank.__name__.lower()]
    assert set(PAGES) == {FIELDS, *(f"{FIELDS}{name}/" for name in names)}
    assert re.findall(r'class="bg-card" href="\.\./fields/([^"]+)/"', PAGES[FIELDS]) == names
    for html in PAGES.values():
        anchors = re.findall(r' id="([^"]+)"', html)
        assert len(anchors) == len(set(anchors))
        assert set(re.findall(r'href="#([^"]+)"', html)) <= set(anchors)


def mkdocs_keys() -> set[str]:
    """The keys of mkdocs.yml, from its text: its values need MkDocs' own loader."""
    return set(re.findall(r"(?m)^(\w+):", read(ROOT / "mkdocs.yml")))


def test_every_key_of_the_bank_and_of_mkdocs_is_explained() -> None:
    bank = PAGES[f"{FIELDS}bank/"]
    assert all(f"<code>{key}</code>" in bank for key in yaml.safe_load(read(ROOT / "standards" / "bank.yml")))
    keys = mkdocs_keys()
    chapter = read(DOCS / "editors.md").partition("\n## 换成自己的银行\n")[2].partition("\n## ")[0]
    told = {
        word
        for line in chapter.splitlines()
        if line.startswith("| `")
        for word in re.findall(r"`(\w+)`", line.split("|")[1])
    }
    assert told == keys - FIXED
    assert keys >= FIXED


def test_every_code_is_on_the_page_of_codes() -> None:
    html = unescape(codes_page(all_codes()).html)
    for code, (title, why) in all_codes().items():
        assert f'<h2 id="{code}">{code} {title}</h2>\n<p>{why}</p>' in html


def test_a_word_in_code_is_a_field_a_value_or_a_command() -> None:
    """In the pages for editors, where `cue` is a field and `office` one of the things it can be."""
    known = {
        *OTHER_WORDS,
        *BOOKS,
        *mkdocs_keys(),
        *biaogan.commands,
        *run.VERBS,
        *(name.strip("/") for name, _ in rooms()),
    }
    for name, text in schemas():
        known |= {name.removesuffix(".json")}
        for key, schema in declared(json.loads(text)):
            known |= {key, *words_of(schema)}
    known |= {choice for command in biaogan.commands.values() for choice in choices(command)}
    for piece in named.code():
        word = re.fullmatch(r"([a-z_]+)(: .+)?", piece.text)
        if word and piece.document in ("editors.md", "printing.md", "preflight.md", "architecture.zh.md"):
            assert word[1] in known, piece


def choices(command: Any) -> Iterator[str]:
    """The words that an option of the command takes."""
    for param in command.params:
        yield from getattr(param.type, "choices", ())
