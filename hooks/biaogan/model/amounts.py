"""The bank's amounts in a text, however the number is written: 5000元, 5,000元, 五千元, 0.5万元, 每件四百元, 1万以上."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from biaogan.model.bank import Amount
from biaogan.model.numerals import Number, numbers

_YUAN = r"(?:元|圆|圓|块|塊|人民币|人民幣|RMB|rmb|CNY|[Yy]uan)"
_YUAN_AFTER = re.compile(rf"\s{{0,3}}{_YUAN}")
_YUAN_BEFORE = re.compile(r"(?:[¥￥]|RMB|rmb|CNY|人民币|人民幣)\s{0,3}\Z")
_SHARED = re.compile(r"\s{0,2}(?:[-–—~～至到或、/／]|——)\s{0,2}")
_LIMIT_AFTER = re.compile(r"\s{0,2}(?:[（(]含[^）)]{0,4}[）)])?(?:及|或)?(?:以[上下内外]|之[上下内外]|起|封顶|为限)")
_LIMIT_BEFORE = re.compile(
    r"(?:满|超过?|达到?|不足|不到|[低高大小少多]于|至少|最[多高低少]|限额|额度|金额|门槛|转账?|汇款?|取[款现]?|存[款入]?|[≥≤＞＜])"
    r"(?:了|为|是|[:：])?\s{0,2}\Z"
)
_COUNTS_OTHERS = re.compile(  # a thing counted that is no money, or a number that is only about so much
    r"\s{0,2}(?:[人名位个個户次件份张條条种種步字里米公斤吨年天月日小时分秒岁倍家所座台辆本册页幅期届票项笔枚亩度步%％℃A-Za-z]|[多余几]|火急)"
)
# One pass each: alternatives that all begin with a character of their own are looked for many times as fast.
_SIGN = (
    "元|圆|圓|块|塊|人民币|人民幣|RMB|rmb|CNY|Yuan|yuan|¥|￥|千|仟|万|萬|亿|億|≥|≤|＞|＜|满|超|达|不足|不到|低于|高于|大于|小于|少于|多于"
    "|至少|最多|最高|最低|最少|限额|额度|金额|门槛|以上|以下|以内|以外|之上|之下|之内|之外|起|封顶|为限|转|汇|取|存"
)
_GROUPED = re.compile(r"[0-9０-９][,，'’][0-9０-９]{3}")
_NEAR = 40  # characters: within them stands all that decides what a number says
_CHINESE = re.compile(r"[\u3400-\u9fff\u3001-\u301f\uff00-\uffef]")
_LEAST_BARE = 1000  # below it a number without 元 is an age, a day or a page
_SCALES = {"千": 1000, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Sought:
    """One amount to look for. worth: in its basic unit; per: what it is paid for (`件` of `元/件`), empty for a plain sum
    of money; unit: of what is no money, else empty."""

    label: str
    worth: Decimal
    per: str = ""
    unit: str = ""

    @classmethod
    def of(cls, amount: Amount) -> Sought | None:
        """What bank.yml says of an amount; None where the bank has not set one."""
        if amount.value is None:
            return None
        unit = "".join(amount.unit.split())
        scale = _SCALES.get(unit[:1], 1)
        money = re.fullmatch(rf"{_YUAN}(?:[/／每](.*))?", unit if scale == 1 else unit[1:])
        if money:
            return cls(amount.label, Decimal(amount.value) * scale, (money[1] or "").removeprefix("每"))
        return cls(amount.label, Decimal(amount.value), unit=unit)


def amounts_in(text: str, sought: Iterable[Sought]) -> Iterator[tuple[str, Sought]]:
    """The amounts that stand in a text, each with the words that say it."""
    wanted = tuple(sought)
    if wanted:
        for part in _parts(text, tuple(dict.fromkeys(one.unit for one in wanted if one.unit))):
            yield from _in_part(part, wanted)


def _parts(text: str, units: tuple[str, ...]) -> Iterator[str]:
    """The parts of a text where an amount may stand: around every sign of money, of a limit, of a unit that is sought.

    Most numbers of a page are none that anybody reads; only those in these parts are worked out.
    """
    sign = re.compile("|".join((_SIGN, *map(re.escape, units))))
    places = sorted(found.start() for pattern in (sign, _GROUPED) for found in pattern.finditer(text))
    start = end = -1
    for place in places:
        if end < 0 or place - _NEAR > end:
            if end >= 0:
                yield text[start:end]
            start = max(0, place - _NEAR)
        end = place + _NEAR
    if end >= 0:
        yield text[start:end]


def _in_part(text: str, wanted: tuple[Sought, ...]) -> Iterator[tuple[str, Sought]]:
    worths = {one.worth for one in wanted}
    found = list(numbers(text))
    for at, number in enumerate(found):
        values, last = _with_shared_scale(text, found, at)
        if worths.isdisjoint(values):
            continue
        for one in wanted:
            if one.worth in values and _says(text, number, one, last):
                yield _quoted(text, number), one


def _with_shared_scale(text: str, found: list[Number], at: int) -> tuple[frozenset[Decimal], Number]:
    """What a number may be worth, and the number whose unit counts for it: of `1至5万元` the 1 is 10000, and 元 its unit."""
    number = last = found[at]
    values = number.values
    for after in found[at + 1 : at + 4]:
        if not _SHARED.fullmatch(text[last.end : after.start]):
            break
        last = after
    if last is not number and not number.scaled:
        scale = next((s for sign, s in _SCALES.items() if text[last.start : last.end].endswith(sign)), 1)
        values |= {value * scale for value in values}
    return values, last


def _says(text: str, number: Number, one: Sought, last: Number) -> bool:
    before = text[max(0, number.start - 16) : number.start]
    if one.unit:
        return re.compile(r"\s{0,2}" + r"\s*".join(map(re.escape, one.unit))).match(text, last.end) is not None
    yuan = _YUAN_AFTER.match(text, last.end)
    if one.per:
        thing = re.escape(one.per)
        each = yuan and re.compile(rf"(?:整|人民币)?\s{{0,2}}(?:[/／每一]|每一)\s{{0,2}}{thing}").match(
            text, yuan.end()
        )
        return bool(each or (yuan and re.search(rf"[每一]\s?{thing}[^。；！？\n]{{0,12}}\Z", before)))
    if yuan or _YUAN_BEFORE.search(before):
        return True
    if one.worth < _LEAST_BARE or _COUNTS_OTHERS.match(text, last.end):
        return False
    if _LIMIT_AFTER.match(text, last.end) or _LIMIT_BEFORE.search(before):
        return True
    around = before.rstrip()[-1:] + text[last.end : last.end + 3].lstrip()[:1]
    return not number.plain and (number.scaled or bool(_CHINESE.search(around)))


def _quoted(text: str, number: Number) -> str:
    """The number with the unit behind it, blanks left out."""
    yuan = _YUAN_AFTER.match(text, number.end)
    return "".join(text[number.start : yuan.end() if yuan else number.end].split())
