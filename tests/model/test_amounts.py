"""Every way of writing an amount is found, and no other number is taken for it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.model.amounts import Sought, amounts_in
from biaogan.model.bank import Amount
from biaogan.model.deny_list import DenyList

PLAIN, FORMAL = "零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖"
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


def says(text: str, worth: int | str, unit: str = "元") -> bool:
    sought = Sought.of(Amount(id="x", label="门槛", value=str(worth), unit=unit))
    assert sought is not None
    return bool(list(amounts_in(text, (sought,))))


def section(number: int, digits: str, scales: str) -> str:
    """A number below 10000 in Chinese."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + ("" if place == 0 else scales[place - 1])
        gap = not digit
    return text


def chinese(number: int, digits: str, scales: str) -> str:
    high, low = divmod(number, 10_000)
    joint = digits[0] if high and low and low < 1000 else ""
    return (section(high, digits, scales) + "万" if high else "") + joint + section(low, digits, scales)


def spellings(number: int) -> list[str]:
    """The number as people write it."""
    grouped = f"{number:,}"
    found = [
        str(number),
        grouped,
        grouped.replace(",", " "),
        grouped.replace(",", "，"),
        grouped.replace(",", "\u2009"),
    ]
    found += [f"{number}.00", f"{grouped}.00", str(number).translate(WIDE), grouped.translate(WIDE)]
    in_wan = format(Decimal(number) / 10_000, "f").rstrip("0").rstrip(".") if number % 10_000 else str(number // 10_000)
    found += [f"{in_wan}万", f"{in_wan} 万", f"{in_wan}萬", f"{in_wan}万".translate(WIDE)]
    if number % 1000 == 0:
        found += [f"{number // 1000}千", f"{number // 1000}仟"]
    if number > 10_000 and number % 10_000:
        found += [f"{number // 10_000}万{number % 10_000}"] * (number % 10_000 >= 1000)
    found += [chinese(number, PLAIN, "十百千"), chinese(number, FORMAL, "拾佰仟")]
    return found


ROUND = st.one_of(
    st.integers(1, 99_999_999),
    st.integers(1, 9999).map(lambda n: n * 1000),
    st.integers(1, 9999).map(lambda n: n * 10_000),
)


@given(
    ROUND,
    st.sampled_from(["{}元", "满{}元以上", "转 {} 元", "{}块钱", "¥{}", "RMB {}", "{}元整", "（{}\n元）", "人民币{}"]),
)
def test_every_spelling_is_found(number: int, sentence: str) -> None:
    for written in spellings(number):
        assert says(sentence.format(written), number), sentence.format(written)


@given(ROUND, st.integers(1, 9))
def test_neighbours_are_not(number: int, digit: int) -> None:
    others = {
        number + 1,
        number * 10,
        int(f"{digit}{number}"),
        int(f"{number}{digit}"),
        number + 10_000,
        number * 10_000,
    } - {number}
    for other in (n for n in others if n < 10**8):  # what `chinese` can write
        for written in spellings(other):
            assert not says(f"满{written}元以上", number) or "，" in written, written


@given(st.text(alphabet="0123456789零一二五十百千万亿点,，. 元以上下满起\n/件-至", max_size=24))
def test_no_text_is_too_odd(text: str) -> None:
    DenyList(
        {},
        (Sought("甲", Decimal(5000)), Sought("乙", Decimal(400), per="件"), Sought("丙", Decimal(15), unit="个工作日")),
    )
    for worth, unit in ((5000, "元"), (400, "元/件"), (15, "个工作日")):
        says(text, worth, unit)


@pytest.mark.parametrize(
    ("text", "worth", "unit"),
    [
        ("一万以上", 10000, "元"),
        ("1万（含）以上", 10000, "元"),
        ("转10000给他", 10000, "元"),
        ("满10000就要填", 10000, "元"),
        ("10,000，先填单", 10000, "元"),
        ("5千至1万元", 5000, "元"),
        ("1至5万元", 10000, "元"),
        ("5000-10000元", 5000, "元"),
        ("一万五", 15000, "元"),
        ("一点五万元", 15000, "元"),
        ("1,0000元", 10000, "元"),
        ("1 0000元", 10000, "元"),
        ("1 5000元", 5000, "元"),
        ("二〇〇〇元", 2000, "元"),
        ("5k元", 5000, "元"),
        ("5\u200b000元", 5000, "元"),
        ("1万元", "1", "万元"),
        ("400元/件", 400, "元/件"),
        ("400 元／件", 400, "元/件"),
        ("每件奖励四百元", 400, "元/件"),
        ("四百元一件", 400, "元/件"),
        ("十五个工作日", 15, "个工作日"),
        ("15 个工作日内", 15, "个工作日"),
    ],
)  # fmt: skip
def test_said_in_other_words(text: str, worth: int | str, unit: str) -> None:
    sought = Sought.of(Amount(id="x", label="门槛", value=str(worth), unit=unit))
    assert sought is not None
    assert list(DenyList({}, (sought,)).within(text))


@pytest.mark.parametrize(
    ("text", "worth", "unit"),
    [
        ("10000", 10000, "元"),
        ("电话10000", 10000, "元"),
        ("1万人", 10000, "元"),
        ("一万次", 10000, "元"),
        ("1万多元", 10000, "元"),
        ("万一", 10000, "元"),
        ("十万火急", 100000, "元"),
        ("5000年", 5000, "元"),
        ("50以上的老人", 50, "元"),
        ("1 500元", 500, "元"),
        ("[1,30,000]", 30000, "元"),
        ("400元", 400, "元/件"),
        ("1400元/件", 400, "元/件"),
        ("115个工作日", 15, "个工作日"),
        ("15天", 15, "个工作日"),
        ("<td>5000</td>", 5000, "元"),
    ],
)  # fmt: skip
def test_something_else(text: str, worth: int, unit: str) -> None:
    assert not says(text, worth, unit)


def test_an_amount_that_is_not_set_is_not_looked_for() -> None:
    assert Sought.of(Amount(id="x", label="门槛", unit="元")) is None
