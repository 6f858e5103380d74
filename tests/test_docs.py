"""The documents are true: all that a reader can type, set or fill in is documented, and nothing is named that is not there."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

import run
from biaogan.cli.commands import biaogan
from biaogan.codes import all_codes
from biaogan.editor.schemas import schemas
from biaogan.index import make_index
from biaogan.ledger.read import BOOKS
from biaogan.model import CONTENT_TYPES, REGISTERS, Bank
from biaogan.render.handbook.field_pages import FIELDS, field_pages
from biaogan.render.handbook.special import codes_page
from biaogan.render.handbook.view import make_view
from tests.docs import named
from tests.docs.commands import commands_page, options
from tests.docs.rooms import BEGIN, END, named_rooms, rooms, with_rooms
from tests.support import ROOT, TODAY, book_of, mini_texts

DOCS = ROOT / "docs"
READMES = ("README.md", "README.zh-CN.md")
TWINS = (DOCS / "architecture.md", DOCS / "architecture.zh.md")
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
# Variables that belong to the system or to Python, not to this project.
SYSTEM = {"PATH", "PATH_INFO", "PYTHONPATH"}
# What a build or a command makes: named in documents, not in the repository.
MADE = {
    "CMP-001_BR-001.zip": "a kit",
    "exports/takedown.ics": "the handbook's calendar of what must come down",
    "manifest.json": "beside what `biaogan print` made",
    "online/": "the short address of a topic",
    "q/": "pages of the revisions",
    "site/print-room/staff/kits/": "where `biaogan print --kit` puts the kits",
    "site/public/": "the public tree",
}
# Words in code that are no field of a record, no value and no command.
OTHER_WORDS = {"on_post_build", "_headers"}  # an event of MkDocs, a file of the public tree


def read(path: Path) -> str:
    return path.read_text("utf-8")


def compare(path: Path, text: str, accept: bool) -> None:
    """The file holds exactly `text`; with --accept it does from now on."""
    if accept:
        path.write_text(text, "utf-8", newline="\n")
    assert read(path) == text, f"{path.name} is out of date: python run.py test --accept"


# --- what can be typed ---------------------------------------------------------------------------------------------


def test_the_page_of_commands_is_what_the_commands_say(accept: bool) -> None:
    compare(DOCS / "commands.md", commands_page(), accept)


@pytest.mark.parametrize("name", biaogan.commands)
def test_every_command_and_option_is_on_the_page_of_commands(name: str) -> None:
    """Asked of click itself, so that a page that leaves one out cannot be accepted."""
    page = read(DOCS / "commands.md")
    part = page.partition(f"\n### {name}\n")[2].partition("\n### ")[0]
    command = biaogan.commands[name]
    assert command.help
    assert command.help in part
    assert set(named.OPTION.findall(part.replace("`", " "))) >= named.options_of(command)
    assert all(len(said) > 1 for _, said in options(command, name)), "every option says what it is for"


@pytest.mark.parametrize("readme", READMES)
def test_the_readme_names_every_verb(readme: str) -> None:
    text = read(ROOT / readme)
    assert set(run.VERBS) <= {*re.findall(r"(?:run\.py|make) ([a-z]+)", text), *named.SPAN.findall(text)}


@pytest.mark.parametrize("words", [words for _, words in named.commands()], ids=" ".join)
def test_a_command_in_a_document_can_be_typed(words: list[str]) -> None:
    assert named.complaint(words) == ""


def test_an_option_that_stands_alone_is_one_of_ours() -> None:
    alone = {word for piece in named.code() for word in named.OPTION.findall(piece.text)}
    assert alone <= named.every_option() | {"--help", "--strict", "--accept", "--upgrade", "--all"}


def test_the_program_names_only_commands_that_exist() -> None:
    """In its messages, help texts, comments and templates."""
    files = [*(ROOT / "hooks").rglob("*.py"), *(ROOT / "hooks" / "biaogan" / "templates").rglob("*.*2")]
    said = {(path.name, word) for path in files for word in re.findall(r"(?:`|run\.py )biaogan ([a-z]+)", read(path))}
    said |= {(path.name, word) for path in files for word in re.findall(r"[^A-Za-z ]\s?biaogan ([a-z]+)", read(path))}
    assert len(said) > 10
    assert {(name, word) for name, word in said if word not in biaogan.commands} == set()


# --- what can be filled in -----------------------------------------------------------------------------------------


def pages() -> dict[str, str]:
    """The pages about fields, by address."""
    book = book_of(mini_texts())
    view = make_view(book, make_index(book, TODAY), TODAY)
    return {page.path: page.html for page in field_pages(view)}


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


# --- what can be set -----------------------------------------------------------------------------------------------


def variables() -> Iterator[str]:
    """Names of the environment variables that the program reads or sets by name."""
    for path in (ROOT / "run.py", *(ROOT / "tools").glob("*.py"), *(ROOT / "hooks").rglob("*.py")):
        for node in ast.walk(ast.parse(read(path))):
            yield from named_by(node)


def named_by(node: ast.AST) -> Iterator[str]:
    """The variable that an expression names: environ["X"], environ.get("X"), "X" in environ, env.update(X=…)."""
    if isinstance(node, ast.Subscript) and "environ" in ast.unparse(node.value):
        yield from texts(node.slice)
    elif isinstance(node, ast.Compare) and any("environ" in ast.unparse(right) for right in node.comparators):
        yield from texts(node.left)
    elif isinstance(node, ast.Call) and re.search(r"(environ\.\w+|getenv)$", ast.unparse(node.func)) and node.args:
        yield from texts(node.args[0])


def texts(node: ast.AST) -> Iterator[str]:
    """The text of a constant."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def test_every_variable_is_told_to_contributors() -> None:
    found = set(variables()) - SYSTEM
    assert {"BIAOGAN_AS_OF", "SOURCE_DATE_EPOCH", "BIAOGAN_BROWSER", "CI"} <= found
    paragraph = read(ROOT / "CONTRIBUTING.md").partition("**Variables**")[2].partition("\n\n")[0]
    assert set(re.findall(r"`([A-Z][A-Z_0-9]+)`", paragraph)) == found


# --- what is there -------------------------------------------------------------------------------------------------


def test_every_path_exists_or_is_made() -> None:
    texts_ = {piece.text for piece in named.paths()}
    assert len(texts_) > 30
    assert {text for text in texts_ if not named.exists(text)} == set(MADE) & texts_
    assert set(MADE) <= texts_, "none is left over"


def test_every_link_between_documents_arrives() -> None:
    for path in named.DOCUMENTS:
        for target in re.findall(r"\]\(([^)#]+)\)", named.FENCE.sub("", read(path))):
            made = target.removesuffix("index.md") in (*PAGES, "codes/")
            assert made or (path.parent / target).exists(), f"{path.name}: {target}"


def test_contributing_fits_one_screen() -> None:
    assert len(read(ROOT / "CONTRIBUTING.md").splitlines()) <= 50


# --- the rooms -----------------------------------------------------------------------------------------------------


def test_the_table_of_rooms_is_what_the_rooms_say(accept: bool) -> None:
    compare(TWINS[0], with_rooms(read(TWINS[0])), accept)


def test_every_room_says_what_it_is_in_one_line() -> None:
    for name, told in rooms():
        assert 20 < len(told) < 140, name
        assert "|" not in told


def test_the_walk_names_what_is_there() -> None:
    pieces = {piece.text for piece in named.modules() if piece.document == TWINS[0].name}
    assert len(pieces) > 30
    assert {text for text in pieces if not named.found(text)} == set()


def test_the_twins_say_the_same() -> None:
    """The same rooms in the same order, the same headings, and in every sentence the same names."""
    english, chinese = (read(path) for path in TWINS)
    assert named_rooms(english) == named_rooms(chinese) == [name for name, _ in rooms()]
    for pattern in (r"(?m)^(#+) ", r"(?m)^(?:- |\d\. )(?=\*\*)"):
        assert re.findall(pattern, english) == re.findall(pattern, chinese)
    cut = [re.sub(r"(?m)^\|.*\n", "", named.FENCE.sub("", text)) for text in (english, chinese)]
    assert named.SPAN.findall(cut[0]) == named.SPAN.findall(cut[1])
    fences = [[block[1] for block in named.FENCE.finditer(text) if block[1]] for text in (english, chinese)]
    assert fences[0] == fences[1]
    assert BEGIN in english
    assert END in english
