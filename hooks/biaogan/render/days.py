"""Days as people read them."""

from __future__ import annotations

from datetime import date


def chinese_day(day: date | str) -> str:
    """2026-12-01 -> 2026年12月1日. The ledger has its days as text."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return f"{day.year}年{day.month}月{day.day}日"
