"""Alerts on the public site: shown while they hold, kept and marked when they are over, never before their day."""

from __future__ import annotations

from datetime import date, timedelta

from biaogan.render.site import addresses, make_site
from biaogan.render.site.alerts import HOME_ALERTS, past_alerts, present_alerts
from tests.site import sample

CURRENT, OVER = "alerts/ALT-001/index.html", "alerts/ALT-002/index.html"
SECOND = "campaigns/alerts/ALT-002.yml"


def main_of(page: str) -> str:
    return page.partition("<main")[2].partition("<footer")[0]


def test_what_holds_comes_first_and_what_is_over_is_named_as_such() -> None:
    page = main_of(sample.site()["alerts/index.html"])
    current, heading, past = (page.index(mark) for mark in ("退款先转钱的是骗局", "已经过期", "alerts/ALT-002"))
    assert current < heading < past
    assert "尾款要付两遍的不付" not in page, "what is over has no headline any more"
    assert "到2026年12月4日为止" in page


def test_a_page_that_is_over_says_so_urges_nobody_and_leads_to_the_scam() -> None:
    page = main_of(sample.site()[OVER])
    assert "已过期" in page
    assert "到2026年12月4日为止，" in page
    assert 'href="../../scams/SCM-001/index.html"' in page
    for urging in ("尾款要付两遍的不付", "先挂断。", 'class="hero amber"', 'class="do"'):
        assert urging not in page
        assert urging in main_of(sample.site(today=date(2026, 12, 4))[OVER]), "on its last day it still does"


def test_only_what_holds_is_on_the_start_page_and_in_the_site_map() -> None:
    pages = sample.site()
    for path in ("index.html", "sitemap.xml"):
        assert "alerts/ALT-001/" in pages[path]
        assert "ALT-002" not in pages[path]
    assert '<meta name="robots" content="noindex">' in pages[OVER]
    assert "noindex" not in pages[CURRENT]


def test_its_address_is_remembered_even_if_it_was_over_before_the_release() -> None:
    known = addresses(make_site(sample.public(), (), sample.TODAY))
    assert {"alerts/", "alerts/ALT-001/", "alerts/ALT-002/", "quiz/", "quiz/QIZ-001/"} <= set(known)


def test_nothing_is_shown_before_its_day() -> None:
    pages = sample.site({SECOND: sample.alert(2, effective="2026-12-06", expires="2026-12-31")})
    assert OVER not in pages
    assert "ALT-002" not in "".join(pages.values())


def test_the_list_forgets_after_a_year_but_the_page_stays() -> None:
    ended = date(2026, 12, 4)
    for day, named in ((ended, 0), (ended + timedelta(1), 1), (ended + timedelta(365), 1), (ended + timedelta(366), 0)):
        book = sample.public({SECOND: sample.alert(2, expires=str(ended))}, day)
        assert [a.id for a in past_alerts(book, day)].count("ALT-002") == named, day
    assert OVER in sample.site(today=date(2027, 4, 30) + timedelta(365))


def test_the_newest_are_first_and_the_start_page_has_few() -> None:
    more = {
        f"campaigns/alerts/ALT-00{n}.yml": sample.alert(n, effective=f"2026-11-2{n}", headline=f"第{n}条提醒")
        for n in (3, 4, 6)
    }
    public = sample.public(more)
    assert [a.id for a in present_alerts(public, sample.TODAY)] == ["ALT-006", "ALT-001", "ALT-004", "ALT-003"]
    home = main_of(sample.site(more)["index.html"])
    assert home.count('class="now-alert"') == HOME_ALERTS == 2
    assert home.index("第6条提醒") < home.index("退款先转钱的是骗局")


def test_without_alerts_the_pages_still_help() -> None:
    pages = sample.site(today=date(2027, 3, 1))
    assert 'id="now"' not in pages["index.html"]
    assert "眼下没有新的提醒" in pages["alerts/index.html"]
    assert 'href="../scams/index.html"' in main_of(pages["alerts/index.html"])


def test_an_alert_outlives_its_scam() -> None:
    gone = sample.scam(1).replace("review_by:", "expires: 2026-12-01\nreview_by:")
    page = main_of(sample.site({"standards/scams/SCM-001.yml": gone})[CURRENT])
    assert "SCM-001" not in page
    assert 'href="../../help/index.html"' in page


def test_feed_is_announced_on_the_list() -> None:
    page = main_of(sample.site()["alerts/index.html"])
    assert 'href="../feed.xml">https://safe.example.com/feed.xml</a>' in page
