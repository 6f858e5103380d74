"""Every sentence of docs/security.md is held by a test that can fail: here, or where the table says.

A sentence that changes, or a new one, has to say here what holds it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache

import pytest

from biaogan.build import Prepared, public_files
from biaogan.checks import visibility
from biaogan.leaks.search import CODES
from biaogan.model import CONTENT_TYPES
from biaogan.model.bank import Amount
from biaogan.model.book import Book, load
from biaogan.model.registers import Denied
from biaogan.places import HANDBOOK_TEMPLATES, SITE_TEMPLATES
from biaogan.source import WorkTree
from tests.docs.named import DOCS, read
from tests.support import MINI, ROOT, TODAY, book_of, mini_texts

EDITIONS, LEAKS, SEARCH = "tests/test_editions.py", "tests/whole/test_leaks.py", "tests/leaks/test_search.py"
FAILURE, HOSTILE, SITE = "tests/whole/test_failure.py", "tests/whole/test_hostile.py", "tests/site/test_pages.py"
AMOUNTS, GUARDS = "tests/model/test_amounts.py", "tests/whole/test_guards.py"


@cache
def public_html() -> dict[str, str]:
    """The public pages of the miniature bank."""
    made = public_files(Prepared.of(MINI, book_of(mini_texts()), TODAY))
    return {path: content.decode() for path, content in made if path.endswith(".html")}


def only_alerts_stay() -> None:
    assert [kind.KIND for kind in CONTENT_TYPES if kind.KEPT_AFTER_EXPIRY] == ["alert"]


def words_stand_in_the_register() -> None:
    whys = " ".join(entry.why for entry in real().register(Denied))
    assert "观察要点" in whys
    assert "免问范围" in whys


def no_amount_is_typed_in_the_register() -> None:
    values = [amount.value for amount in real().bank.amounts if amount.value]
    assert values
    assert not [d.term for d in real().register(Denied) if re.search(r"\d|[一二三四五六七八九十百千万]元", d.term)]


def amounts_are_staff_matter_by_default() -> None:
    assert Amount.model_fields["visibility"].default == "staff"


def both_searches_have_their_codes() -> None:
    assert "V004" in visibility.CODES
    assert "V005" in CODES
    assert "两次" in visibility.CODES["V004"][1]


def there_are_four_scripts() -> None:
    assert {path.stem for path in SITE_TEMPLATES.glob("script/*.js")} == {"search", "check", "quiz", "speak"}


def every_page_has_a_policy() -> None:
    assert len(public_html()) > 20
    for path, page in public_html().items():
        assert "Content-Security-Policy" in page, path
        assert "default-src 'none'" in page, path


def every_record_can_be_reported() -> None:
    assert "这条有误" in (HANDBOOK_TEMPLATES / "record.html.j2").read_text("utf-8")


@cache
def real() -> Book:
    """The content of the repository."""
    return load(WorkTree(ROOT))[0]


Holds = str | Callable[[], None]
HELD: dict[str, tuple[Holds, ...]] = {
    "默认不公开。": (f"{EDITIONS}::test_a_staff_record_leaves_no_trace",),
    "一个字段要离开员工手册，必须同时满足三条：模型里声明公开、记录写明 `visibility: public`、今天在有效期内。": (
        f"{EDITIONS}::test_what_is_not_declared_public_does_not_exist",
        f"{EDITIONS}::test_a_staff_record_leaves_no_trace",
        f"{EDITIONS}::test_what_is_not_in_force_is_not_public",
    ),
    "只有预警例外：过了期网页还留着，写明已经结束。": (
        only_alerts_stay,
        f"{EDITIONS}::test_an_alert_stays_when_it_is_over_and_comes_no_sooner_than_its_day",
    ),
    "另一种类型。": (f"{EDITIONS}::test_no_path_leads_back_to_a_record",),
    "公众页面、公开海报、订阅和网站地图只拿得到 `PublicBook`。": (
        f"{EDITIONS}::test_no_canary_in_any_byte_of_the_public_pages_and_in_no_data_of_a_public_sheet",
    ),
    "它不是把完整的书遮住一部分，而是只用公开字段重新造的一本；里面没有的东西，模板写错了也取不出来。": (
        f"{EDITIONS}::test_no_path_leads_back_to_a_record",
        f"{EDITIONS}::test_a_template_that_asks_for_a_staff_field_fails",
    ),
    "账本里撤下和改版的原因、员工手册的地址也不在里面。": (
        f"{EDITIONS}::test_a_move_tells_neither_why_nor_what_only_staff_know",
        f"{EDITIONS}::test_no_canary_gets_out_and_every_public_word_does",
    ),
    "不得公开的词。": (f"{LEAKS}::test_no_denied_word_is_in_the_public_tree",),
    "`standards/registers/denied.yml` 列着柜面识别要点和免询范围的用语。": (words_stand_in_the_register,),
    "金额不用抄进去：`standards/bank.yml` 里的金额只要没有写 `visibility: public`，换成哪种写法（5000元、5,000元、五千元、0.5万元、５０００元）都算。": (
        no_amount_is_typed_in_the_register,
        amounts_are_staff_matter_by_default,
        f"{AMOUNTS}::test_every_spelling_is_found",
    ),
    "这些词查两次。": (both_searches_have_their_codes,),
    "第一次在编辑时，检查公开字段。": ("tests/checks/test_visibility.py::test_visibility",),
    "第二次在整站做好以后、换上之前，搜 `site/public/` 的每一个文件和每一个文件名。": (
        f"{FAILURE}::test_a_denied_word_in_a_finished_page_leaves_the_old_site",
        f"{SEARCH}::test_the_search_reads_names",
        f"{GUARDS}::test_a_guard_that_is_taken_away_is_missed",
    ),
    "PDF 的每一页、表格、压缩文件、图片附带的说明、网页和网址里的转义，都打开来搜。": (f"{SEARCH}::test_the_search_opens",),
    "搜到的报 V004，写明文件和词；打不开的文件报 V005。": (
        f"{SEARCH}::test_a_hit_names_file_word_and_remedy",
        f"{SEARCH}::test_what_cannot_be_opened_does_not_go_out",
    ),
    "有一处，整站就不换，旧站原样留着。": (
        f"{FAILURE}::test_a_denied_word_in_a_finished_page_leaves_the_old_site",
        f"{FAILURE}::test_a_denied_amount_in_a_finished_sheet_leaves_the_old_site",
    ),
    "画在图片里的字认不出来，这一项要人看。": (),  # what the program cannot do
    "金丝雀。": (f"{LEAKS}::test_the_search_finds_what_is_there",),
    "测试在每一类内容的每一个内部字段里放一个标记，整站生成后在公众目录里找它，找到就失败。": (
        f"{LEAKS}::test_every_staff_text_of_every_model_is_marked",
        f"{LEAKS}::test_no_mark_of_the_staff_is_in_the_public_tree",
    ),
    "恶意文字。": (f"{HOSTILE}::test_every_text_is_on_a_page_to_the_letter",),
    "任何字段里的 HTML、Jinja、Typst、Markdown 和表格公式都按原样显示。": (
        f"{HOSTILE}::test_no_element_or_attribute_came_from_a_text",
        f"{HOSTILE}::test_sheets_show_attacks_to_the_letter",
        f"{HOSTILE}::test_cells_are_texts_and_formulas_hold_none_of_a_record",
    ),
    "CSV 没有“这是文字”的写法，以等号等开头的单元格前面会加一个撇号。": (f"{HOSTILE}::test_plain_tables_start_no_formula",),
    "不连别处。": ("tests/whole/test_tree.py::test_scripts_name_no_other_host",),
    "没有任何页面请求别的主机。": ("tests/whole/test_tree.py::test_nothing_is_fetched_from_another_host",),
    "公众站有四段自己的小程序：搜索、自测、问答、朗读。": (there_are_four_scripts,),
    "每一页的内容安全策略只放行这一页自己的程序和样式，别的一概不运行。": (
        every_page_has_a_policy,
        f"{SITE}::test_page_is_light_and_runs_only_what_its_policy_names",
    ),
    "发现泄露或错误，请点手册里每条记录末尾的“这条有误”。": (every_record_can_be_reported,),
}  # fmt: skip


def sentences() -> list[str]:
    """The sentences of the page, headings left out."""
    text = "\n".join(line for line in read(DOCS / "security.md").split("\n") if not line.startswith("#"))
    return [found.strip() for found in re.findall(r"[^。]+。", text.replace("**", ""))]


def test_every_sentence_says_what_holds_it() -> None:
    assert sentences() == list(HELD)
    assert [sentence for sentence, holding in HELD.items() if not holding] == ["画在图片里的字认不出来，这一项要人看。"]


@pytest.mark.parametrize("sentence", HELD)
def test_what_holds_a_sentence_is_there_and_holds(sentence: str) -> None:
    for holding in HELD[sentence]:
        if isinstance(holding, str):
            file, _, name = holding.partition("::")
            tree = ast.parse(read(ROOT / file))
            assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, holding
        else:
            holding()
