"""Numbers as people write them in a Chinese text, and what they are worth: 5000, 5,000, 五千, 伍仟, 0.5万, 1万5."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

_DIGITS = {
    **dict(zip("零一二三四五六七八九", range(10), strict=True)),
    **dict(zip("〇壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "○": 0,
    "两": 2,
    "兩": 2,
    "贰": 2,
    "貳": 2,
    "參": 3,
    "叄": 3,
    "陸": 6,
}
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000, "K": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "w": 10**4, "W": 10**4, "亿": 10**8, "億": 10**8}
_TENS = {"廿": 20, "卅": 30}
_D, _M = "".join(_DIGITS), "十拾百佰千仟万萬亿億"

# Western digits: in threes, in fours (written for 万), or in one piece. A blank before four digits is only inside a
# number where the four begin with 0; else it parts two numbers.
_PLAIN = (
    r"(?:\d{1,3}(?:[,，\s'’]\d{3})+(?!\d)|\d{1,4}(?:[,，]\d{4}|\s[0０]\d{3})+(?!\d)|\d+)"
    r"(?:[.．]\d+)?"
)
_LETTER = r"[kKwW](?![A-Za-z])"
NUMBER = re.compile(
    rf"(?:{_PLAIN}(?:\s?[{_M}]|{_LETTER})?|[{_D}十拾廿卅])"
    rf"(?:(?<=[{_M}])\s?{_PLAIN}|[{_D}]|\s?[{_M}]|点(?=[{_D}]))*"
)
_TOKEN = re.compile(rf"{_PLAIN}|[{_D}]+(?:点[{_D}]+)?|\S")
_SCALE = re.compile(rf"[{_M}]")
_DOUBTFUL = re.compile(r"[，\n]|[,，]\d{4}")


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text. values: what it may be worth, more than one where the writing leaves it open; plain: nothing
    but digits in one piece, as telephone numbers and years are too; scaled: it names its hundreds, thousands or 万."""

    start: int
    end: int
    values: frozenset[Decimal]
    plain: bool
    scaled: bool


def numbers(text: str) -> Iterator[Number]:
    """Every number of a text, in order, each as long as it can be read."""
    for found in NUMBER.finditer(text):
        written = found[0]
        yield Number(
            found.start(),
            found.end(),
            frozenset(_values(written)),
            written.isdecimal(),
            _SCALE.search(written) is not None,
        )


def _values(written: str) -> Iterator[Decimal]:
    tokens = [token for token in _TOKEN.findall(written) if not token.isspace()]
    for choice in product(*map(_worth, tokens)):
        yield from _sums(tokens, choice)


def _worth(token: str) -> tuple[Decimal, ...]:
    """What one token is worth: a run of digits, or a scale such as 万."""
    if token in _SMALL or token in _LARGE or token in _TENS:
        return (Decimal({**_SMALL, **_LARGE, **_TENS}[token]),)
    if token[0] in _DIGITS:
        return (Decimal("".join("." if sign == "点" else str(_DIGITS[sign]) for sign in token)),)
    digits = token.replace("．", ".")
    whole = Decimal(re.sub(r"[,，\s'’]", "", digits))
    if _DOUBTFUL.search(digits):
        return (whole, Decimal(re.split(r"[,，\s]", digits)[-1]))
    return (whole,)


def _sums(tokens: list[str], worth: tuple[Decimal, ...]) -> Iterator[Decimal]:
    """Adds up. A digit that ends a number right behind a scale counts for the next scale down too: 一万五 is 15000."""
    total = section = Decimal(0)
    number: Decimal | None = None
    for token, value in zip(tokens, worth, strict=True):
        if token in _LARGE:
            section += number if number is not None else Decimal(0)
            if value == _LARGE["亿"]:
                total, section = (total + section) * value, Decimal(0)
            else:
                total, section = total + section * value, Decimal(0)
            number = None
        elif token in _SMALL:
            section += value * (Decimal(1) if number is None else number)
            number = None
        elif token in _TENS:
            section, number = section + value, None
        else:
            number = value
    last = number if number is not None else Decimal(0)
    yield total + section + last
    scale = {**_SMALL, **_LARGE}.get(tokens[-2]) if len(tokens) > 1 else None
    if scale and 0 < last < 10 and tokens[-1][0] not in "零〇○":
        yield total + section + last * scale / 10
