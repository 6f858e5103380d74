"""Three linters on our own sources: ESLint on scripts, Stylelint on style sheets, djlint on Jinja templates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from biaogan.places import HANDBOOK_TEMPLATES, SITE_TEMPLATES, THEME
from biaogan.render.handbook import styles as handbook
from biaogan.render.site.colours import tokens
from biaogan.render.site.loop import SECONDS
from biaogan.render.site.templates import site_templates
from tests.checkers.programs import HERE, asked, needed, node
from tests.support import ROOT, book_of, mini_texts
from tools.checkers import CHECK_VENV
from tools.environment import python_of

CONFIGURATION = HERE / "djlint.toml"


def scripts() -> list[Path]:
    """Every script of ours: what pages run, and what asks the checkers."""
    return [*sorted(SITE_TEMPLATES.rglob("*.js")), *sorted(THEME.rglob("*.js")), *sorted(HERE.glob("*.mjs"))]


def templates() -> list[Path]:
    """Every Jinja template that makes HTML."""
    return [
        *sorted(SITE_TEMPLATES.glob("*.html")),
        *sorted(HANDBOOK_TEMPLATES.glob("*.html.j2")),
        *sorted(THEME.rglob("*.html")),
    ]


def style_sheets() -> dict[str, str]:
    """Every style sheet as a page gets it, by the file it is rendered from: no linter reads CSS with Jinja in it."""
    bank = book_of(mini_texts()).bank
    colours = tokens(bank.palette)
    own = {path: path.read_text("utf-8") for path in (*HANDBOOK_TEMPLATES.glob("style/*.css"), *THEME.rglob("*.css"))}
    own[HANDBOOK_TEMPLATES / "bank.css.j2"] = handbook.bank_style(bank)
    for path in SITE_TEMPLATES.glob("style/*.css"):
        values = {"colours": colours["light"], "count": 3, "seconds": SECONDS} if path.stem == "loop" else colours
        own[path] = site_templates().get_template(f"style/{path.name}").render(**values)
    return {str(path.relative_to(ROOT)).removesuffix(".j2"): own[path] for path in sorted(own)}


def eslint(*files: Path) -> list[str]:
    """What ESLint finds in files."""
    return list(_told(node("eslint.mjs", {"files": [str(file) for file in files]})))


def stylelint(sheets: Mapping[str, str]) -> list[str]:
    """What Stylelint finds in style sheets: name -> CSS."""
    return list(_told(node("stylelint.mjs", {"sheets": dict(sheets)})))


def djlint(*files: Path) -> list[str]:
    """What djlint finds in templates."""
    needed("djlint")
    command = [
        str(python_of(CHECK_VENV)),
        "-I",
        "-m",
        "djlint",
        "--lint",
        "--quiet",
        "--configuration",
        str(CONFIGURATION),
    ]
    layout = ["--linter-output-format", "{filename}:{line} {code}: {message} {match}", "--no-github-output"]
    done = asked([*command, *layout, *map(str, files)], NO_COLOR="1")
    assert done.returncode in (0, 1), done.stderr
    return [line for line in done.stdout.splitlines() if re.search(r":\d+:\d+ [A-Z]\d+: ", line)]


def _told(found: list[Mapping[str, object]]) -> Iterator[str]:
    for m in found:
        yield f"{Path(str(m['file'])).name}:{m['line']}:{m['column']} {m['rule']}: {m['message']}"
