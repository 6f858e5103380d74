"""The page for the worst minute: every first aid on it, the most urgent one first."""

from __future__ import annotations

from tests.site import sample

AID = """
id: AID-00{n}
title: {title}
summary: 一句话说明{n}。
visibility: {visibility}
owner: ROL-001
effective: 2026-11-01
review_by: 2027-04-30
part: {part}
icon: lock
do: [第一步{n}。, 第二步{n}。, 第三步{n}。, 第四步{n}。]
never: [不要信{n}。]
"""


def aids(**visibility: str) -> dict[str, str]:
    made = [
        ("刚刚转走", "转走多久了"),
        ("过了一天", "转走多久了"),
        ("说出了密码", "交出去了什么"),
        ("证据", "留好证据"),
    ]
    return {
        f"standards/aids/AID-00{n}.yml": AID.format(
            n=n, title=title, part=part, visibility=visibility.get(f"AID_00{n}", "public")
        )
        for n, (title, part) in enumerate(made, 1)
    }


def test_all_first_aid_is_there_in_the_order_of_doing() -> None:
    page = sample.site(aids())["help/index.html"].partition("<main")[2]
    for n in range(1, 5):
        lines = [f"{word}步{n}。" for word in ("第一", "第二", "第三", "第四")]
        places = [page.rindex(line) for line in lines]
        assert places == sorted(places)
        assert f"不要信{n}。" in page
        assert page.count(f'id="AID-00{n}"') == 1
    assert page.index('id="times"') < page.index('id="given"') < page.index('id="evidence"')


def test_the_first_screen_says_what_the_most_urgent_record_says() -> None:
    page = sample.site(aids())["help/index.html"].partition("<main")[2]
    first = page[page.index('id="first"') : page.index('id="now"')]
    assert [line in first for line in ("第一步1。", "第二步1。", "第三步1。", "第四步1。", "第一步2。")] == [
        True,
        True,
        True,
        False,
        False,
    ]


def test_aid_for_staff_alone_stays_inside() -> None:
    page = sample.site(aids(AID_002="staff"))["help/index.html"]
    assert "AID-002" not in page
    assert "第一步2。" not in page


def test_a_bank_without_first_aid_still_says_stop_hang_up_call() -> None:
    hidden = {path: text.replace("public", "staff") for path, text in sample.texts().items() if "/aids/" in path}
    page = sample.site(hidden)["help/index.html"]
    assert "AID-" not in page
    assert 'id="now"' in page
    assert 'class="call" href="tel:110"' in page
