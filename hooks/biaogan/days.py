"""Days: which one it is for the bank (one zone, one order of who may say so; all else is handed a date), and how it is read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from biaogan.problems import Stopped

ZONE = ZoneInfo("Asia/Shanghai")  # a bank in China has its day, wherever the machine stands


def chinese_day(day: date) -> str:
    """2026-12-01 -> 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def today_from(environ: Mapping[str, str], now: datetime | None = None) -> date:
    """The day to work for: BIAOGAN_AS_OF (a date), else SOURCE_DATE_EPOCH (seconds), else the clock.

    now: a moment with its zone, where the clock is not to be asked. A day that was typed (`--as-of`) comes before all
    of these and never gets here. Raises Stopped where a variable holds no day.
    """
    if environ.get("BIAOGAN_AS_OF"):
        return _written(environ["BIAOGAN_AS_OF"])
    if environ.get("SOURCE_DATE_EPOCH"):
        return _counted(environ["SOURCE_DATE_EPOCH"])
    return (now or datetime.now(ZONE)).astimezone(ZONE).date()


def _written(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Stopped(f"环境变量 BIAOGAN_AS_OF 写的“{text[:20]}”不是日期，写成 2026-11-22 这样。") from error


def _counted(text: str) -> date:
    try:
        if not (text.isascii() and text.isdigit()):
            raise ValueError(text)
        return datetime.fromtimestamp(int(text), ZONE).date()
    except (ValueError, OverflowError, OSError) as error:
        raise Stopped(f"环境变量 SOURCE_DATE_EPOCH 写的“{text[:20]}”不是 1970 年以来的秒数，只写数字。") from error
