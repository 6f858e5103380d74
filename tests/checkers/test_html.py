"""Every page of the built site before two judges of HTML: the Nu checker of the W3C, and html-validate."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.checkers.html import grouped, html_validate, nu, nu_of
from tests.checkers.pages import file_of, one_of_each, pages
from tests.checkers.programs import HERE
from tests.whole.builds import Project

pytestmark = pytest.mark.verify

GOOD = '<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<title>好</title>\n</head>\n<body>\n<main>\n<h1>好</h1>\n{}\n</main>\n</body>\n</html>\n'
BAD = {
    "a button in a link": '<a href="/"><button type="button">去</button></a>',
    "an id twice": '<p id="a">一</p><p id="a">二</p>',
    "a block in a paragraph": "<p><span><div>一</div></span></p>",
    "a picture without words": '<img src="a.png">',
    "an element that is not closed": "<p>一<b>二</p>",
    "data in an element of a wrong type": '<script type="application/ld+json" src="a.json"></script>',
}


def test_every_page_satisfies_the_nu_checker(real_site: Project) -> None:
    found = nu_of(real_site.public, pages(real_site.public))
    assert not found, grouped(found)


def test_every_page_satisfies_html_validate(real_site: Project) -> None:
    found = html_validate(*(file_of(real_site.public, page) for page in pages(real_site.public)))
    assert not found, grouped(found)


def test_both_judges_find_what_is_wrong(tmp_path: Path) -> None:
    """A judge that is called wrongly would find nothing, and every page would pass."""
    good = tmp_path / "good.html"
    good.write_text(GOOD.format(""), encoding="utf-8")
    files = {name: tmp_path / f"{number}.html" for number, name in enumerate(BAD)}
    for name, file in files.items():
        file.write_text(GOOD.format(BAD[name]), encoding="utf-8")
    for found in (nu(*map(str, [good, *files.values()])), html_validate(good, *files.values())):
        assert not [line for line in found if "good.html" in line]
        assert [name for name, file in files.items() if not any(file.name in line for line in found)] == []


def test_one_page_of_each_template_is_taken(tmp_path: Path) -> None:
    gone = GOOD.format("").replace("<meta ", '<meta name="robots" content="noindex">\n<meta ', 1)
    tree = {
        **dict.fromkeys(
            ("index.html", "404.html", "a/index.html", "a/1/index.html", "a/2/index.html", "b/index.html"), ""
        ),
        "a/3/index.html": gone,
        "a/4/index.html": GOOD.replace("<body>", '<body class="other">'),
    }
    for path, html in tree.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(html or GOOD, encoding="utf-8")
    assert one_of_each(tmp_path) == ["404.html", "a/1/", "a/3/", "a/4/", "a/", "b/", "index.html"]
    assert pages(tmp_path) == ["404.html", "a/1/", "a/2/", "a/3/", "a/4/", "a/", "b/", "index.html"]


def test_each_rule_that_is_off_says_why() -> None:
    lines = (HERE / "html-validate.mjs").read_text("utf-8").splitlines()
    inside = lines[lines.index("  rules: {") + 1 : lines.index("  },")]
    rules = [number for number, line in enumerate(inside) if line.lstrip().startswith("'")]
    assert rules
    assert all(inside[number - 1].lstrip().startswith("// ") for number in rules)
