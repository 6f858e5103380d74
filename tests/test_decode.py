"""Values by the type of their field and never by YAML's guess; every M code at the field's own mark."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import BaseModel

from biaogan.model import CONTENT_TYPES, REGISTERS, Bank
from biaogan.model.bank import Amount, Colour
from biaogan.model.registers import Branch, Contact
from biaogan.model.role import Role
from biaogan.model.scam import Scam
from biaogan.model.service import Service
from tests.support import Case, append, book_of, edited, insert, mini_texts, problems_in, replace, whole, without_marks

SVC = "standards/services/SVC-001.yml"
ROL = "standards/roles/ROL-002.yml"
SCM = "standards/scams/SCM-001.yml"
PRC = "standards/processes/PRC-001.yml"
BANK = "standards/bank.yml"
PUBLIC, STAFF = "public_base: https://public.example.com/", "staff_base: https://staff.example.com/"
BRANCHES = "standards/registers/branches.yml"
CONTACTS = "standards/registers/contacts.yml"
SYNONYMS = "standards/registers/synonyms.yml"
GLOSSARY = "standards/registers/glossary.yml"
CMP = "campaigns/campaigns/CMP-001.yml"
SHT = "campaigns/sheets/SHT-001.yml"

CASES = [
    Case(
        "field-missing",
        (replace(ROL, "id: ROL-002\ntitle: 柜员\n", "«M001»id: ROL-002\n"),),
        (replace(ROL, "title: 柜员", "title: 综合柜员"),),
    ),
    Case(
        "field-empty",
        (replace(ROL, "title: 柜员", "title:«M001»"),),
        (replace(ROL, "mission: 办得准，也守得住。", "mission: 办得准，也守得住。\nexpires:"),),
    ),
    Case(
        "field-missing-in-a-list",
        (replace(ROL, "- phase: 营业中\n    text: 转账先问清楚。\n", "- «M001»phase: 营业中\n"),),
        (replace(ROL, "text: 转账先问清楚。", "text: 转账先问清楚。\n    note: 每一笔都问"),),
    ),
    Case("register-without-entries", (whole(SYNONYMS, "«M001»words: [a, b]\n"),), (whole(SYNONYMS, "entries: []\n"),)),
    Case("bank-without-name", (replace(BANK, "name: 小桥银行\n", "«M001»"),), (replace(BANK, "小桥银行", "石桥银行"),)),
    Case(
        "unknown-field", (insert(ROL, "mission:", "«M002»aims: 一\n"),), (insert(ROL, "mission:", "aliases: [一]\n"),)
    ),
    Case(
        "unknown-field-in-a-list",
        (replace(SVC, "    points: 10", "    «M002»point: 10"),),
        (replace(SVC, "    points: 10", "    points: 11"),),
    ),
    Case(
        "unknown-field-in-a-register",
        (append(BRANCHES, "    «M002»fax: 0000-0000003\n"),),
        (append(BRANCHES, "  - {id: BR-003, name: 东桥支行, address: 东桥路3号, phone: 0000-0000003, hours: 周一}\n"),),
    ),
    Case(
        "unknown-field-of-the-bank",
        (append(BANK, "«M002»moto: 一\n"),),
        (append(BANK, "takedown_days: 14\n"),),
    ),
    Case(
        "text-where-a-list-belongs",
        (replace(SVC, "aliases: [柜台环境]", "aliases: «M003»柜台环境"),),
        (replace(SVC, "aliases: [柜台环境]", "aliases: [柜台环境, 台面]"),),
    ),
    Case(
        "list-where-a-text-belongs",
        (replace(SVC, "title: 窗口环境", "title: «M003»[窗口环境]"),),
        (replace(SVC, "title: 窗口环境", 'title: "[窗口环境]"'),),
    ),
    Case(
        "text-where-fields-belong",
        (replace(CMP, "  - channel: LED\n    text: 验证码，谁要都不给。", "  - «M003»验证码，谁要都不给。"),),
        (replace(CMP, "    text: 验证码，谁要都不给。", "    text: 密码，谁要都不给。"),),
    ),
    Case(
        "word-for-a-number",
        (replace(SVC, "points: 10", "points: «M003»十"),),
        (replace(SVC, "points: 10", "points: '10'"),),
    ),
    Case(
        "half-a-number", (replace(SVC, "points: 10", "points: «M003»1.5"),), (replace(SVC, "points: 10", "points: 15"),)
    ),
    Case(
        "unknown-choice",
        (replace(SVC, "norm: 服务环境", "norm: «M004»环境"),),
        (replace(SVC, "norm: 服务环境", "norm: 服务纪律"),),
    ),
    Case("unknown-size", (replace(SHT, "size: A3", "size: «M004»B5"),), (replace(SHT, "size: A3", "size: 'A3'"),)),
    Case(
        "too-long",
        (replace(SCM, "headline: 警察不会叫您转钱", "headline: «M004»警察不会在电话里叫您去转钱的呀"),),
        (replace(SCM, "headline: 警察不会叫您转钱", "headline: 警察不会叫您转"),),
    ),
    Case(
        "too-short",
        (replace(ROL, "title: 柜员", 'title: «M004»""'),),
        (replace(ROL, "title: 柜员", 'title: " 柜 "'),),
    ),
    Case(
        "too-few",
        (
            replace(
                SCM,
                "signs:\n  - 叫您转钱\n  - 不许您告诉别人\n  - 不许挂断电话\n",
                "signs:\n  «M004»- 叫您转钱\n  - 不许您告诉别人\n",
            ),
        ),
        (replace(SCM, "signs:\n", "signs:\n  - 叫您保密\n"),),
    ),
    Case(
        "too-many",
        (replace(SVC, "sources: [A-01]", "sources: «M004»[A-01, A-01, A-01, A-01, A-01, A-01, A-02]"),),
        (replace(SVC, "sources: [A-01]", "sources: [A-01, A-01, A-01, A-01, A-01, A-02]"),),
    ),
    Case("too-big", (replace(SVC, "points: 10", "points: «M004»51"),), (replace(SVC, "points: 10", "points: 50"),)),
    Case("too-small", (replace(SVC, "points: 10", "points: «M004»0"),), (replace(SVC, "points: 10", "points: 1"),)),
    Case(
        "pattern",
        (replace(SCM, "rule: 凡是警察来电要钱的，都是诈骗", "rule: «M004»警察来电要钱都是诈骗"),),
        (replace(SCM, "rule: 凡是警察来电要钱的，都是诈骗", "rule: 凡是警察要钱的都是诈骗"),),
    ),
    Case(
        "address-without-slash",
        (replace(BANK, "public_base: https://public.example.com/", "public_base: «M004»https://public.example.com"),),
        (replace(BANK, "public_base: https://public.example.com/", "public_base: https://example.com/"),),
    ),
    *(
        Case(
            f"public-address-{n}",
            (replace(BANK, PUBLIC, f"public_base: «M004»{bad}"),),
            (replace(BANK, PUBLIC, f"public_base: {good}"),),
        )
        for n, (bad, good) in enumerate(
            (
                ("http://www.example.com/", "https://www.example.com:8443/"),
                ("https://www.example.com/fraud", "https://www.example.com/fraud/"),
                ("https://www.example.com//fraud/", "https://www.example.com/Anti-Fraud/help/"),
                ("https://www.example.com/../", "https://10.0.0.8:8080/a.b/"),
                ("https://www.example.com:0/", "https://example/"),
                ("https://user@example.com/", "https://xn--fiqs8s.example/"),
                ("https://www.example.com/?a=/", "https://a-b.example.com/~bank/"),
            )
        )
    ),
    *(
        Case(
            f"staff-address-{n}",
            (replace(BANK, STAFF, f"staff_base: «M004»{bad}"),),
            (replace(BANK, STAFF, f"staff_base: {good}"),),
        )
        for n, (bad, good) in enumerate(
            (
                ("ftp://intranet/handbook/", "http://intranet/handbook/"),
                ("//intranet/handbook/", "http://10.0.0.8:8080/"),
                ("http://intranet/#/", "https://intranet:8443/quality/handbook/"),
            )
        )
    ),
    Case(
        "no-such-day",
        (replace(SVC, "effective: 2026-11-01", "effective: «M004»2026-02-30"),),
        (replace(SVC, "effective: 2026-11-01", "effective: 2024-02-29"),),
    ),
    Case(
        "day-in-another-spelling",
        (replace(SVC, "effective: 2026-11-01", "effective: «M004»2026/11/1"),),
        (replace(SVC, "effective: 2026-11-01", "effective: '2026-11-01'"),),
    ),
    Case(
        "yes-is-no-flag",
        (replace(CMP, "quote: true", "quote: «M004»yes"),),
        (replace(CMP, "quote: true", "quote: false"),),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_value_that_does_not_fit_its_field(case: Case) -> None:
    case.verify()


@pytest.mark.parametrize(
    ("path", "old", "new", "hint"),
    [
        (ROL, "summary:", "sumary:", "summary"),
        (SVC, "    frequency: 每日\n    roles: [ROL-002]", "    frequncy: 每日\n    roles: [ROL-002]", "frequency"),
        (BRANCHES, "    phone: 0000-0000001", "    fone: 0000-0000001", "phone"),
        (BANK, "tagline:", "tagine:", "tagline"),
        (PRC, "      - { to: PRC-001-03, when: 有 }", "      - { too: PRC-001-03, when: 有 }", "to"),
    ],
)
def test_a_misspelt_field_gets_the_right_spelling_as_remedy(path: str, old: str, new: str, hint: str) -> None:
    unknown = [p for p in problems_in(edited(replace(path, old, new))) if p.code == "M002"]
    assert [p.remedy for p in unknown] == [f"是不是想写“{hint}”？"]


def test_a_field_that_resembles_none_gets_the_list_of_fields() -> None:
    found = problems_in(edited(insert(ROL, "mission:", "zzz: 1\n")))
    assert [p.code for p in found] == ["M002"]
    assert "mission" in found[0].remedy
    assert "duties" in found[0].remedy


@pytest.mark.parametrize("written", ["yes", "12:30", "0110", "1e3", "null", "2026-11-22", "~", "off", "010"])
def test_a_text_field_keeps_what_was_written(written: str) -> None:
    book = book_of(edited(replace(SVC, "aliases: [柜台环境]", f"aliases: [{written}]")))
    assert book.of(Service)[0].aliases == (written,)


def test_values_become_what_their_fields_say() -> None:
    book = book_of(mini_texts())
    scam, service = book.of(Scam)[0], book.of(Service)[0]
    assert scam.effective == date(2026, 11, 1)
    assert scam.rewritten is True
    assert service.clauses[0].points == 10
    assert service.clauses[1].points == 5
    assert book.bank.palette.primary.cmyk == (100, 78, 22, 18)
    assert book.bank.amounts[0].value == "30000"
    assert book.register(Contact)[0].number == "110"
    assert book.register(Contact)[0].urgent is True
    assert book.register(Branch)[0].phone == "0000-0000001"
    assert book.of(Role)[0].expires is None


def test_spaces_around_a_text_are_not_part_of_it() -> None:
    book = book_of(edited(replace(ROL, "title: 柜员", 'title: "  柜员 "')))
    assert book.of(Role)[1].title == "柜员"


def test_all_faults_of_a_record_come_at_once() -> None:
    texts, expected = without_marks(
        edited(
            replace(SVC, "norm: 服务环境", "norm: «M004»环境"),
            replace(SVC, "points: 10", "points: «M003»十"),
            replace(SVC, "effective: 2026-11-01", "effective: «M004»昨天"),
            replace(SVC, "title: 窗口环境", "«M002»titel: 窗口环境"),
            replace(SVC, "id: SVC-001\n", "«M001»id: SVC-001\n"),
        )
    )
    assert [f"{p.mark} {p.code}" for p in problems_in(texts)] == expected


def test_every_message_names_the_field_in_chinese() -> None:
    for case in CASES:
        for problem in problems_in(without_marks(edited(*case.bad))[0]):
            assert any("\u4e00" <= char <= "\u9fff" for char in problem.message)
            assert "pydantic" not in str(problem)
            assert "Input" not in str(problem)


def test_every_field_of_every_register_and_of_the_bank_has_a_chinese_name() -> None:
    models: tuple[type[BaseModel], ...] = (*REGISTERS, Bank)
    for model in models:
        for name, info in model.model_fields.items():
            assert info.title, f"{model.__name__}.{name}"


def test_every_field_with_a_pattern_says_in_chinese_how_to_write_it() -> None:
    models: tuple[type[BaseModel], ...] = (*CONTENT_TYPES, *REGISTERS, Bank, Amount, Colour)
    for model in models:
        for name, field in model.model_json_schema()["properties"].items():
            if "pattern" in str(field):
                assert field.get("description"), f"{model.__name__}.{name}"
