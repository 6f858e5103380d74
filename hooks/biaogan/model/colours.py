"""Colours as texts `#rrggbb`: how far two stand apart (WCAG 2), shades between them, and the first shade that is far enough."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from coloraide import Color

WHITE, BLACK = "#ffffff", "#000000"
SHADES = 4096  # kept in memory: a build asks for the same few hundred again and again


@lru_cache(SHADES)
def contrast(one: str, other: str) -> float:
    """The contrast ratio, 1 (the same) to 21 (black on white)."""
    return Color(one).contrast(other, method="wcag21")


@lru_cache(SHADES)
def mix(top: str, bottom: str, share: float) -> str:
    """`share` (0 to 1) of the first colour over the second, as screens mix them."""
    return Color(bottom).mix(top, share, space="srgb").to_string(hex=True)


def apart(colour: str, towards: str, grounds: Iterable[str], least: float, steps: int) -> str:
    """`colour`, moved towards another just so many of `steps` that it stands out from all `grounds`; else the other."""
    return _first((mix(towards, colour, step / steps) for step in range(steps + 1)), towards, tuple(grounds), least)


def brightened(colour: str, grounds: Iterable[str], least: float, steps: int) -> str:
    """`colour` in the same hue, as bright as it must be on dark `grounds`; mixing with white would turn it grey."""
    light = Color(colour).convert("hsl")["lightness"]
    shares = (min(1.0, light + step / steps) for step in range(steps + 1))
    return _first((_lit(colour, share) for share in shares), WHITE, tuple(grounds), least)


def _lit(colour: str, light: float) -> str:
    return Color(colour).convert("hsl").set("lightness", light).convert("srgb").to_string(hex=True)


def _first(shades: Iterator[str], last: str, grounds: tuple[str, ...], least: float) -> str:
    return next((shade for shade in shades if all(contrast(shade, ground) >= least for ground in grounds)), last)
