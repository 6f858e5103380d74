"""Topics, what to bring and the glossary: grouped by data, asked and answered, honest about what is not filled in."""

from __future__ import annotations

import json
import re

import pytest

from biaogan.editions import PublicView
from biaogan.finding.pinyin import initial
from biaogan.model.topic import SHELVES
from biaogan.render.site import addresses, make_site
from biaogan.render.site.plan import TAKEN
from biaogan.render.site.topics import AnsweredQuestion, Point, point, question
from biaogan.render.site.words import by_letter
from tests.site import sample

PAGES = sample.site()
TOPIC, TWIN = PAGES["topics/TOP-001/index.html"], PAGES["later/index.html"]
SHEET = sample.SHEET.replace("SHT-001", "SHT-002").replace("防骗海报", "转账海报").replace("campaign: CMP-001\n", "")
SHEET = SHEET.replace("layout: poster", "layout: topic-poster").replace("subjects: [SCM]", "subjects: [TOP-001]")


def linked_data(page: str) -> dict[str, object]:
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    found: dict[str, object] = json.loads(text)["@graph"][0]
    return found


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("看：对着光看。", Point("看", "对着光看。")),
        ("转给自己不用等。", Point("", "转给自己不用等。")),
        ("这一句在冒号以前说了太多的话：不算。", Point("", "这一句在冒号以前说了太多的话：不算。")),
        ("没有下文：", Point("", "没有下文：")),
        ("：没有上文", Point("", "：没有上文")),
    ],
)
def test_a_few_words_before_a_colon_are_a_heading(line: str, wanted: Point) -> None:
    assert point(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("要钱吗？不要。", AnsweredQuestion("要钱吗？", "不要。")),
        ("真的吗？真的吗？问过就知道。", AnsweredQuestion("真的吗？", "真的吗？问过就知道。")),
        ("没有问号", AnsweredQuestion("没有问号", "")),
    ],
)
def test_a_question_ends_at_its_first_mark(line: str, wanted: AnsweredQuestion) -> None:
    assert question(line) == wanted


def test_answered_questions_and_only_those_are_told_to_search_engines() -> None:
    data = linked_data(TOPIC)
    assert data["@type"] == "FAQPage"
    answer = {"@type": "Answer", "text": "能，马上来网点。"}
    assert data["mainEntity"] == [{"@type": "Question", "name": "还能撤吗？", "acceptedAnswer": answer}]
    assert "要交钱吗？" in TOPIC
    assert linked_data(PAGES["topics/TOP-002/index.html"])["@type"] == "WebPage"


def test_a_topic_says_what_is_not_filled_in_and_whom_to_ask() -> None:
    part = TOPIC.partition('id="unfilled"')[2].partition("</section>")[0]
    assert "到账的时间" in part
    assert 'href="../../about/index.html#branches"' in part
    assert 'id="unfilled"' not in PAGES["topics/TOP-002/index.html"]
    assert "核实" not in TOPIC, "what is to be verified is for staff"


def test_stages_show_their_icon_or_their_number() -> None:
    course = TOPIC.partition('<ol class="course">')[2].partition("</ol>")[0]
    assert re.findall(r'<li( class="counted")?>(<svg)?', course) == [("", "<svg"), (' class="counted"', "")]


def test_the_list_keeps_the_order_of_the_shelves_and_loses_nobody() -> None:
    page = PAGES["topics/index.html"]
    assert re.findall(r'<h2 id="shelf-\d+">(.*?)</h2>', page) == ["转账和收款", "别的"]
    rows = sample.TOPIC.replace("转账和收款", SHELVES[-1])
    other = sample.site({"standards/topics/TOP-001.yml": rows})["topics/index.html"]
    assert SHELVES[-1] in other
    assert "转账和收款" not in other


def test_a_short_address_shows_the_page_again_and_gives_it_the_credit() -> None:
    assert '<link rel="canonical" href="https://safe.example.com/topics/TOP-001/">' in TWIN
    assert "ld+json" not in TWIN
    assert "/later/" not in PAGES["sitemap.xml"]
    text = re.compile(r"<main.*</main>", re.DOTALL)
    bare = [re.sub(r'href="[^"]*"', "", text.findall(page)[0]) for page in (TOPIC, TWIN)]
    assert bare[0] == bare[1]


def test_the_ledger_remembers_a_short_address_as_a_page_of_its_own() -> None:
    """Under the record's id it would take the place of the record's own address."""
    known = addresses(make_site(sample.public(), (), sample.TODAY))
    assert known["later/"] == ("自助机转账", "")
    assert known["topics/TOP-001/"] == ("自助机转账", "TOP-001")


def test_a_short_address_that_is_gone_leaves_a_page() -> None:
    ledger = {"standards/ledger/addresses.yml": "entries:\n  - {public: later/, title: 自助机转账, since: 2026-11-01}"}
    pages = sample.site({**ledger, "standards/topics/TOP-001.yml": sample.TOPIC.replace("place: later\n", "")})
    assert "已经不用了" in pages["later/index.html"]


def test_no_topic_may_take_an_address_of_the_site() -> None:
    tops = {path.partition("/")[0] for path in PAGES if "/" in path} - {"later"}
    assert tops <= TAKEN


def test_sheets_about_a_topic_are_one_tap_away() -> None:
    pages = sample.site({"campaigns/sheets/SHT-002.yml": SHEET})
    part = pages["topics/TOP-001/index.html"].partition('id="sheets"')[2].partition("</section>")[0]
    assert 'href="../../sheets/SHT-002/index.html"' in part
    assert "转账海报" in part
    assert 'id="sheets"' not in TOPIC


def test_what_to_bring_is_grouped_and_the_form_has_all_of_it() -> None:
    listed, form = PAGES["bring/index.html"], PAGES["forms/FRM-001/index.html"]
    assert re.findall(r"<h3>(.*?)</h3>", listed) == ["可能要带", "要问清"]
    assert re.findall(r'<input type="checkbox"><span>(.*?)</span>', listed) == ["身份证件", "要办的业务"]
    assert re.findall(r'class="asked-for"[^>]*>(.*?)<', form) == ["要办的业务", "身份证件", "其他资料"]
    assert re.findall(r'name="身份证件" value="(.*?)"', form) == ["要带", "不用带"]
    assert form.count('class="write tall"') == 1, "the kind of a blank is the record's, not the view's"
    for page in (listed, form):
        assert "还没有填写" in page
        assert "about/index.html#branches" in page
        assert "<form" not in page


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("账户", "Z"), ("安全账户", "A"), ("QQ群", "Q"), ("AI换脸", "A"), ("24小时", "#"), ("Ⅱ类户", "#"), ("重新", "C")],
)
def test_words_stand_under_the_initial_of_their_pinyin(word: str, wanted: str) -> None:
    assert initial(word) == wanted


def test_letters_come_in_order_and_signs_last() -> None:
    terms = [
        PublicView("glossary", "", {"id": f"GL-{n:03d}", "term": word})
        for n, word in enumerate(["账户", "24小时", "安全", "案例"])
    ]
    found = by_letter(terms)
    assert list(found) == ["A", "Z", "#"]
    assert [term.term for term in found["A"]] == ["案例", "安全"], "an li, an quan"
    assert '<div id="GL-001">' in PAGES["words/index.html"]
