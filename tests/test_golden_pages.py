"""One golden page of every template, of the miniature bank: what a change of a template does to a page is read in a diff.

The pages stand in tests/golden/pages as `readable` writes them: one line a block, without styles, scripts and outlines.
What all public pages share is kept with `index.html` alone. A template that no page needs fails, or one without a page.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from jinja2 import Environment, Template, meta

from biaogan.build import Prepared, imprinted, public_files, staff_exports
from biaogan.places import HANDBOOK_TEMPLATES, SITE_TEMPLATES
from biaogan.problems import Mark, Problem
from biaogan.render.handbook import handbook_pages, home_page, templates
from biaogan.render.site.frame import POLICY_PLACE, STYLE_PLACE
from tests.golden_html import LEFT_OUT, readable
from tests.support import MINI, TODAY, book_of, edited, insert
from tests.test_golden import GOLDEN, compare

PAGES = GOLDEN / "pages"
FOLDERS = {"site": SITE_TEMPLATES, "handbook": HANDBOOK_TEMPLATES}
FRAME = "site/index.html"  # the golden page with head and foot
CODES = {"A001": ("题目", "为什么要有这条规则。"), "A002": ("<b>另一个</b>", "也有道理。")}
PROBLEM = Problem("L001", Mark("standards/a.yml", 2, 3), "<i>不存在</i>", "改成别的")
# What the miniature bank keeps for its staff, and a page of the public site is made of.
MORE = (
    insert("standards/topics/TOP-001.yml", "audiences:", "visibility: public\n"),
    insert("standards/forms/FRM-001.yml", "used_when:", "visibility: public\n"),
)


def sources(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.iterdir()) if path.name.endswith((".html", ".html.j2")))


def parts(folder: Path) -> set[str]:
    """Templates that others are built of."""
    parsed = (Environment(autoescape=True).parse(path.read_text("utf-8")) for path in sources(folder))
    return {name for tree in parsed for name in meta.find_referenced_templates(tree) if name}


TEMPLATES = [f"{room}/{path.name}" for room, folder in FOLDERS.items() for path in sources(folder)]
PARTS = {f"{room}/{name}" for room, folder in FOLDERS.items() for name in parts(folder)}
FRAMED = {f"site/{path.name}" for path in sources(SITE_TEMPLATES) if 'extends "base.html"' in path.read_text("utf-8")}


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    """Template -> the first page that is made with it."""
    made: dict[str, str] = {}
    render = Template.render

    def noting(template: Template, *values: object, **more: object) -> str:
        text = render(template, *values, **more)
        room = "handbook" if template.environment is templates.environment() else "site"
        made.setdefault(f"{room}/{template.name}", text)
        return text

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "render", noting)
        whole = Prepared.of(MINI, book_of(edited(*MORE)), TODAY)
        for files in (public_files(whole), staff_exports(whole)):
            assert list(files)
        own = partial(imprinted, whole)
        handbook_pages(whole.book, whole.index, whole.pieces, {}, TODAY, own, whole.standing)
        home_page(whole.book, whole.index, whole.pieces, TODAY)
        templates.environment().get_template("codes.html.j2").render(codes=CODES)
        templates.environment().get_template("problems.html.j2").render(problems=[PROBLEM])
    return made


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_page_of_every_template_is_what_it_was(template: str, pages: dict[str, str], accept: bool) -> None:
    if template not in pages:
        assert template in PARTS, f"no page of the miniature bank is made with {template}"
        return
    frame = ("header", "footer") if template in FRAMED and template != FRAME else ()
    text = pages[template].replace(STYLE_PLACE, LEFT_OUT).replace(POLICY_PLACE, LEFT_OUT)
    target = "pages/" + template.removesuffix(".j2")
    (GOLDEN / target).parent.mkdir(parents=True, exist_ok=True)
    compare(target, readable(text, frame), accept)


def test_no_golden_page_is_left_of_a_template_that_is_gone(pages: dict[str, str]) -> None:
    kept = {path.relative_to(PAGES).as_posix() for path in PAGES.rglob("*.html")}
    assert kept == {name.removesuffix(".j2") for name in TEMPLATES if name in pages}
