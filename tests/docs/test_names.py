"""What documents name is there: paths, links, codes, numbers, file names and variables."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from biaogan.build import SITE_BRANCHES
from biaogan.checks.dates import LONGEST_ALERT
from biaogan.cli.packing import KITS
from biaogan.cli.printing import OUT
from biaogan.codes import all_codes
from biaogan.exports.kit_texts import CHECK, LIST
from biaogan.ledger.manifest import MANIFEST
from biaogan.model import Bank
from biaogan.model.branch_list import COLUMNS, with_branches
from biaogan.model.manual import manuals
from biaogan.model.registers import Branch
from biaogan.render.handbook.field_pages import FIELDS, field_address
from biaogan.selfcheck import DEPTH
from tests.docs import named
from tests.docs.named import DOCS, read
from tests.support import ROOT, book_of, mini_texts

# Variables that belong to the system or to Python, not to this project.
SYSTEM = {"LANGUAGE", "PATH", "PATH_INFO", "PYTHONPATH"}
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


def test_a_code_in_a_document_exists() -> None:
    letters = "".join({code[0] for code in all_codes()})
    said = {
        (path.name, code) for path in named.DOCUMENTS for code in re.findall(rf"\b[{letters}]\d{{3}}\b", read(path))
    }
    assert len(said) > 30
    assert {code for _, code in said} - set(all_codes()) == {"K100"}, "which is black, as printers say it"


# Sentences with a number in them, and where the program has it from.
NUMBERS = (
    ("editors.md", "不写是 {} 天", Bank.model_fields["takedown_days"].default),
    ("editors.md", "最多一季（{} 天）", LONGEST_ALERT.days),
    ("architecture.md", "With more than {}, files for branches", SITE_BRANCHES),
    ("architecture.zh.md", "网点多于 {} 个", SITE_BRANCHES),
    ("architecture.md", "{} questions at most", {6: "six"}[DEPTH]),
    ("architecture.zh.md", "最多{}问", {6: "六"}[DEPTH]),
)


@pytest.mark.parametrize(("name", "sentence", "value"), NUMBERS)
def test_a_number_in_a_document_is_that_of_the_program(name: str, sentence: str, value: object) -> None:
    assert sentence.format(value) in read(DOCS / name)


def test_the_table_of_branches_in_the_example_is_read() -> None:
    (example,) = re.findall(r"```text\n(编号.*?)```", read(DOCS / "printing.md"), re.DOTALL)
    book, problems = with_branches(book_of(mini_texts()), "网点.csv", example.encode())
    assert not problems
    assert [branch.key for branch in book.register(Branch)] == ["BR-001"]
    heads = re.findall(r"英文标题（(.+?)）", read(DOCS / "printing.md"))[0].split("、")
    assert heads == list(COLUMNS)


def test_the_files_of_a_kit_are_called_what_the_page_says() -> None:
    page = read(DOCS / "printing.md")
    assert f"`{(OUT / KITS).as_posix()}/`" in page
    assert all(Path(name).name in page for name in (LIST, CHECK, MANIFEST))


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


def test_every_path_exists_or_is_made() -> None:
    texts_ = {piece.text for piece in named.paths()}
    assert len(texts_) > 30
    assert {text for text in texts_ - set(MADE) if not named.exists(text)} == set()
    assert set(MADE) <= texts_, "none is left over"


def test_a_name_of_the_code_is_one() -> None:
    """`CONTENT_TYPES`, `PublicBook`: a class or a constant, wherever it stands."""
    program = "".join(read(path) for path in (ROOT / "hooks").rglob("*.py"))
    names = {
        piece.text for piece in named.code() if re.fullmatch(r"[A-Z]+[a-z]\w+|[A-Z]+_[A-Z_]+|[A-Z]{5,}", piece.text)
    }
    names -= set(variables())
    assert len(names) > 5
    assert {name for name in names if not re.search(rf"(?m)^ *(class )?{name}\b *[:=(]", program)} == set()


def test_every_link_between_documents_arrives() -> None:
    made = {"codes/", FIELDS, *map(field_address, manuals())}
    for path in named.DOCUMENTS:
        for target in re.findall(r"\]\(([^)#]+)\)", named.FENCE.sub("", read(path))):
            there = (path.parent / target).exists() or target.removesuffix("index.md") in made
            assert there, f"{path.name}: {target}"


def test_contributing_fits_one_screen() -> None:
    assert len(read(ROOT / "CONTRIBUTING.md").splitlines()) <= 50
