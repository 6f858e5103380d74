"""One run over the built site, step by step."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from biaogan.build import Prepared
from biaogan.render.addresses import address
from tests.browser.launch import launch
from tests.browser.templates import one_of_each
from tests.checkers.hosting import hosted
from tests.checkers.lighthouse import judged
from tests.measures import judging, walking
from tests.measures.judging import Told
from tests.measures.numbers import Checked, Measured, Requests, SelfCheck, Side
from tests.measures.stock import stock_page
from tests.measures.walking import Walk
from tests.selfcheck import measure as stories
from tests.whole.test_guards import GUARDS

SCAM = "SCM-001"  # the page that is timed and compared
TIMED = {"首页": "index.html", "骗局页": address(SCAM), "被骗了怎么办": "help/", "自查": "check/"}
STOCK, STAFF, PUBLIC = "Material 原样", "员工手册的同一篇（Material 改过，内容更多）", "公众网站"
Step = Callable[[str], None]  # is told what is being measured


def measured(site: Path, prepared: Prepared, revision: str, step: Step) -> Measured:
    """Measures the two trees below `site`. prepared: what they were built from. revision: what it is called."""
    tree = site / "public"
    longest = one_of_each(prepared)
    step("快不快")  # while no other browser is open
    own = dict(zip(TIMED, judging.visits(tree, list(TIMED.values())), strict=True))
    step("2018 年的浏览器")
    old = walking.old(tree, longest.values())
    with _walk(tree, prepared, longest) as walk:
        step("重量和第一屏")
        weight = walk.weight()
        step("请求和存储")
        strangers, kept = walk.left()
        step("安全策略")
        policy = walk.policy()
        step("不用脚本")
        bare = walk.bare()
        step("320 像素")
        narrow = walk.narrow()
        step("打印")
        paper, scams = walk.paper()
        step("搜索")
        search, held_search = walk.search()
        step("axe 和自己的规则")
        looks = walk.looks()
        step("和别的做法比")
        sides = _sides(site, prepared, walk.browser, own["骗局页"])
    step("Nu、html-validate、JSON-LD")
    markup = judging.markup(tree)
    step("Lighthouse")
    told = judged(tree, list(longest.values()))
    besides, everything, others = judging.requests(told)
    return Measured(
        day=prepared.today.isoformat(),
        revision=revision,
        weight=weight,
        requests=Requests(besides, everything, Checked(strangers.seen, strangers.faults + others), kept),
        audits=judging.audits(tree, told),
        speed={name: judging.speed(visits) for name, visits in own.items()},
        markup=markup,
        looks=looks,
        narrow=narrow,
        old=old,
        paper=paper,
        scams=scams,
        bare=bare,
        policy=policy,
        search=search,
        held_search=held_search,
        self_check=SelfCheck(**stories.measured()),
        guards=len(GUARDS),
        sides=sides,
    )


@contextmanager
def _walk(tree: Path, prepared: Prepared, longest: dict[str, str]) -> Iterator[Walk]:
    with hosted(tree) as served, sync_playwright() as playwright:
        browser = launch(playwright)
        yield Walk(tree, served, browser, prepared, longest)
        browser.close()


def _sides(site: Path, prepared: Prepared, browser: Browser, own: Told) -> dict[str, Side]:
    """The page of SCAM beside two others with the same text. own: the visits to it by Lighthouse."""
    page, staff = address(SCAM), site / "staff"
    scam = next(scam for scam in prepared.public.of("scam") if scam.id == SCAM)
    with tempfile.TemporaryDirectory() as folder:
        stock = stock_page(Path(folder), scam)
        return {
            STOCK: judging.side(browser, stock, "index.html", *judging.visits(stock, ["index.html"])),
            STAFF: judging.side(browser, staff, page, *judging.visits(staff, [page])),
            PUBLIC: judging.side(browser, site / "public", page, own),
        }
