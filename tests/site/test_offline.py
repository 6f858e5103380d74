"""The handbook in one file: alone in a folder it is whole, asks for nothing, and every place it names is in it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser

from biaogan.render.addresses import page_file
from biaogan.render.site.excerpt import excerpt
from biaogan.render.site.offline import BOOK, HELP
from biaogan.render.site.reading import main_lines
from tests.browser.visits import visiting
from tests.real import prepared, public_site
from tests.site import sample
from tests.support import TODAY

LARGEST = 400 * 1024  # bytes: fits into a message


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook of the real book in a folder with nothing else."""
    file = tmp_path_factory.mktemp("alone") / BOOK
    file.write_bytes(public_site()[BOOK])
    return file


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", unescape(re.sub(r"<[^>]*>", "", text)))


def test_it_is_small_and_names_no_other_file(alone: Path) -> None:
    page = alone.read_text("utf-8")
    assert len(page.encode()) <= LARGEST
    targets = re.findall(r'<(?:a|img|script|link|source|iframe)\b[^>]*?\b(?:href|src|srcset)="([^"]*)"', page)
    canonical = re.findall(r'<link rel="canonical" href="([^"]*)"', page)
    out = [t for t in targets if t not in canonical and not re.match(r"#|tel:[0-9-]+$|data:", t)]
    assert out == []
    assert "url(" not in page.partition("<style>")[2].partition("</style>")[0]
    assert "<script" not in page


def test_every_line_of_every_public_scam_topic_and_word_is_in_it(alone: Path) -> None:
    said = squeezed(alone.read_text("utf-8"))
    public = prepared().public
    scams, topics = public.of("scam"), public.of("topic")
    lines = [
        line
        for s in scams
        for line in (
            *(s.title, s.headline, s.rule, s.summary, *s.says, *s.signs, *s.do_now, *s.evidence, *s.targets),
            *(line for remedy in s.already_lost for line in (remedy.when, *remedy.do)),
            *s.channels,
            s.case or "",
        )
    ]
    lines += [line for t in topics for line in (t.title, t.summary, *t.points, *t.ask)]
    lines += [line for w in public.terms for line in (w.term, w.definition)]
    lines += [line for c in public.contacts if c.number for line in (c.number, c.label, c.purpose)]
    assert scams
    assert topics
    assert [line for line in lines if squeezed(line) not in said] == []


def test_all_of_the_first_help_is_in_it_and_it_says_when_it_was_made(alone: Path) -> None:
    said = squeezed(alone.read_text("utf-8"))
    lines = main_lines(public_site()[page_file(HELP)].decode())
    assert len(lines) > 20
    assert [line for line in lines if squeezed(line) not in said] == []
    assert f"{TODAY.year}年{TODAY.month}月{TODAY.day}日做的一版" in said
    assert prepared().public.bank.public_base in said


@pytest.mark.browser
def test_alone_in_a_folder_it_asks_for_nothing_and_every_anchor_arrives(browser: Browser, alone: Path) -> None:
    assert [path.name for path in alone.parent.iterdir()] == [BOOK]
    with visiting(browser, width=360) as visit:
        asked: list[str] = []
        visit.page.on("request", lambda request: asked.append(request.url))
        visit.goto(alone.as_uri())
        assert [url for url in asked if not url.startswith("data:")] == [alone.as_uri()]
        lost = visit.page.evaluate(
            """() => [...document.querySelectorAll('a[href^="#"]')].map(a => decodeURIComponent(a.hash.slice(1)))
              .filter(id => !document.getElementById(id))"""
        )
        assert lost == []
        ids = visit.page.evaluate("() => [...document.querySelectorAll('[id]')].map(e => e.id)")
        assert len(ids) == len(set(ids))
        assert visit.page.locator('.contents a[href="#SCM-001"]').count() == 1
        visit.page.locator('.contents a[href="#SCM-001"]').click()
        box = visit.page.locator("#SCM-001-title").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < 400
        assert visit.overflow() <= 0
        visit.clean()


@pytest.mark.browser
def test_printed_it_is_a_booklet_with_every_scam_on_a_new_page(browser: Browser, alone: Path, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(alone.as_uri())
    page.pdf(path=tmp_path / "book.pdf", prefer_css_page_size=True)
    page.close()
    document = pypdfium2.PdfDocument(tmp_path / "book.pdf")
    texts = [squeezed(document[n].get_textpage().get_text_range()) for n in range(len(document))]
    document.close()
    assert len(texts) <= 110
    assert any(text.startswith(("冒充公检法", "冒充公检法：")) for text in texts)


def test_a_bank_without_any_content_has_one_too() -> None:
    texts = sample.texts()
    emptied = {p: "entries: []" for p in texts if "/ledger/" in p or "/registers/" in p}
    hidden = {p: t.replace("visibility: public", "visibility: staff") for p, t in texts.items() if "\nid:" in t}
    assert "反诈手册" in sample.site(emptied | hidden)[BOOK]


def test_an_excerpt_keeps_what_is_said_and_leads_nowhere_else() -> None:
    page = (
        '<body><nav>菜单</nav><main id="main"><h1 id="a">一</h1><section class="calls">打</section><button>读</button>'
        '<p class="x">甲<br>乙 &lt;b&gt; <a href="../scams/SCM-001/index.html#lost">去</a><a href="#a">上</a>'
        '<a href="../about/index.html">外</a><a href="tel:110">110</a></p><svg><path d="M0"/></svg>'
        "<details><summary>问</summary><h2>答</h2></details></main><footer>脚</footer>"
    )
    assert excerpt(page, "help/index.html", "help", {"scams/SCM-001/index.html": "SCM-001"}) == (
        '<div><h2 id="help-a">一</h2><p class="x">甲<br>乙 &lt;b&gt; <a href="#SCM-001">去</a><a href="#help-a">上</a>'
        '外<a href="tel:110">110</a></p><div><div>问</div><h3>答</h3></div></div>'
    )
