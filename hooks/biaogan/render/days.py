"""Days as people read them."""

from __future__ import annotations

from datetime import date


def chinese_day(day: date) -> str:
    """2026-12-01 -> 2026年12月1日."""
    return f"{day.year}年{day.month}月{day.day}日"
