"""The pages that lead people to their scam: by group, by way, by who they are, by slogan, by campaign."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest

from biaogan.model.scam import GROUPS
from biaogan.render.site.campaigns import stages
from biaogan.render.site.scams import OTHERS, scam_groups, sorted_cases
from tests.site import sample

PAGES = sample.site()


def headings(page: str) -> list[str]:
    """The text of every h1 and h2."""
    return [re.sub(r"<[^>]+>", "", text) for text in re.findall(r"<h[12]\b[^>]*>(.*?)</h[12]>", page, re.DOTALL)]


def main_of(path: str, pages: dict[str, str] = PAGES) -> str:
    return pages[path].partition("<main")[2].partition("</main>")[0]


def event_of(pages: dict[str, str]) -> Any:
    """The event in a campaign's linked data."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', pages["campaigns/CMP-001/index.html"])
    assert found
    return json.loads(found[1])["@graph"][0]["mainEntity"]


def test_the_list_has_every_scam_once_in_its_group_with_picture_and_sentence() -> None:
    page = main_of("scams/index.html")
    assert headings(page)[1:3] == ["冒充别人", "账户和卡"]
    for anchor in ("group-1", "group-4"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    for number in (1, 2):
        card = page.split('class="card met"')[number].partition("</li>")[0]
        assert f"SCM-00{number}/" in card
        assert '<svg class="scene"' in card
        assert "我是公安局的。" in card
    assert page.count('class="card met"') == 2


def test_a_scam_without_a_group_stands_last_and_not_nowhere() -> None:
    lonely = sample.scam(1).replace("group: 冒充别人\n", "")
    found = list(scam_groups(sample.public({"standards/scams/SCM-001.yml": lonely}).of("scam")))
    assert [(shelf.title, [s.id for s in shelf.scams]) for shelf in found] == [
        ("账户和卡", ["SCM-002"]),
        (OTHERS, ["SCM-001"]),
    ]
    assert len({shelf.key for shelf in found}) == 2
    assert OTHERS not in GROUPS


def test_what_to_do_is_sorted_by_time_and_loses_nothing() -> None:
    later = sample.scam(1)
    for old, new in (
        ("刚刚转出去\n    passed: 刚刚", "过了三天\n    passed: 一天以后"),
        ("已经过了一天\n    passed: 一天以后", "刚刚转出去\n    passed: 刚刚"),
    ):
        assert old in later
        later = later.replace(old, new)
    scam = sample.public({"standards/scams/SCM-001.yml": later}).of("scam")[0]
    cases = sorted_cases(scam)
    assert [r.when for r in cases.times] == ["刚刚转出去", "过了三天"]
    assert [r.when for r in cases.others] == ["说出了验证码"]
    page = main_of("scams/SCM-001/index.html", sample.site({"standards/scams/SCM-001.yml": later}))
    places = [page.index(text) for text in ("先看过了多久", "刚刚转出去", "过了三天", "再看是哪种情况", "说出了验证码")]
    assert places == sorted(places)


def test_a_scam_names_its_ways_its_people_and_how_long_it_stands() -> None:
    page = main_of("scams/SCM-001/index.html")
    assert 'href="../../ways/phone/index.html"' in page
    assert 'href="../../audiences/AUD-001/index.html"' in page
    assert "AUD-002" not in page
    for text in ("2026年11月1日起使用", "2027年4月30日前再核对", "别名甲"):
        assert text in page
    assert page.count("<img") == 1
    assert 'href="../../sheets/SHT-001/index.html#SHT-001-SCM-001"' in page


def test_a_way_leads_to_its_scams_and_says_by_which_word() -> None:
    page = main_of("ways/phone/index.html")
    assert "从陌生电话来" in page
    assert page.count('class="card met"') == 2
    assert "打官方号码问。" in page
    assert "2 种骗局" in main_of("ways/index.html")


def test_a_way_that_no_scam_takes_and_a_way_for_staff_have_no_page() -> None:
    assert {path for path in PAGES if path.startswith("ways/")} == {"ways/index.html", "ways/phone/index.html"}
    assert "街头" not in PAGES["ways/index.html"]


def test_an_audience_reads_what_is_for_it_and_not_how_it_is_talked_to() -> None:
    page = main_of("audiences/AUD-001/index.html")
    assert headings(page)[0] == "老年人，当心这几种骗局"
    assert "有人要钱，您先挂断。" in page
    assert page.index("SCM-002/") < page.index("SCM-001/"), "in the order of the record"
    assert 'href="../../campaigns/CMP-001/index.html"' in page
    everything = "".join(PAGES.values())
    for text in ("说慢一点，讲给他听", "柜台前", "只写给员工的一句", "忌讳"):
        assert text not in everything


def test_an_audience_without_a_name_for_the_public_has_no_page_and_no_link() -> None:
    assert not [path for path in PAGES if "AUD-002" in path]
    assert "AUD-002" not in "".join(PAGES.values())


def test_a_slogan_is_large_and_names_the_scams_that_carry_it() -> None:
    page = main_of("slogans/SLG-002/index.html")
    assert headings(page)[0] == "不轻信"
    assert "不要轻信" in page
    assert page.count('class="card met"') == 2
    assert 'href="../../campaigns/CMP-001/index.html"' in page
    assert "不轻信" in main_of("slogans/index.html")


@pytest.mark.parametrize(
    ("today", "expected"),
    [(date(2026, 11, 30), "next"), (date(2026, 12, 1), "now"), (date(2026, 12, 31), "now"), (date(2027, 1, 1), "over")],
)
def test_a_campaign_stands_where_the_day_puts_it(today: date, expected: str) -> None:
    assert [key for key, _, _ in stages(sample.public().of("campaign"), today)] == [expected]
    assert f'id="{expected}"' in sample.site(today=today)["campaigns/index.html"]


def test_what_comes_is_sorted_by_its_first_day_and_what_is_over_by_its_last() -> None:
    more = {
        f"campaigns/campaigns/CMP-00{n}.yml": sample.CAMPAIGN.replace("CMP-001", f"CMP-00{n}").replace("2026-12", month)
        for n, month in ((2, "2026-10"), (3, "2026-08"), (4, "2027-05"), (5, "2027-03"))
    }
    found = {
        key: [c.id for c in members] for key, _, members in stages(sample.public(more).of("campaign"), sample.TODAY)
    }
    assert found == {"now": ["CMP-001"], "next": ["CMP-005", "CMP-004"], "over": ["CMP-002", "CMP-003"]}


def test_a_campaign_is_an_event_at_the_branches_or_at_its_own_place_or_on_the_web() -> None:
    event = event_of(PAGES)
    assert (event["@type"], event["startDate"], event["endDate"]) == ("Event", "2026-12-01", "2026-12-31")
    assert event["location"] == [{"@type": "Place", "name": "样例银行东街支行", "address": "样例市东街1号"}]
    file = "campaigns/campaigns/CMP-001.yml"
    there = event_of(sample.site({file: sample.CAMPAIGN + "where: 广场\n"}))
    assert there["location"] == [{"@type": "Place", "name": "广场", "address": "广场"}]
    online = event_of(sample.site({file: sample.CAMPAIGN + "where: 网上\nonline: true\n"}))
    assert online["location"][0]["@type"] == "VirtualLocation"
    assert online["eventAttendanceMode"].endswith("/OnlineEventAttendanceMode")


def test_what_can_be_passed_on_stands_apart_from_what_hangs_in_the_hall() -> None:
    both = sample.CAMPAIGN + "  - {channel: 短信, text: 转给爸妈看。}\n"
    page = main_of("campaigns/CMP-001/index.html", sample.site({"campaigns/campaigns/CMP-001.yml": both}))
    places = [
        page.index(text) for text in ("可以转给家人的话", "转给爸妈看。", "您会看到、听到的话", "先挂断，再问一问。")
    ]
    assert places == sorted(places)
