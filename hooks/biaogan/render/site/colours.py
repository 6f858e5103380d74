"""The bank's colours on a screen: every text on every surface reaches 7:1, in light and in dark.

A bank chooses its colours for paper. Where one of them does not carry text, it is moved towards black or white in
small steps until it does; so a pale house colour gives a readable page and not an error.
"""

from __future__ import annotations

from collections.abc import Mapping

from biaogan.editions import PublicView
from biaogan.model.bank import Palette
from biaogan.model.colours import BLACK, WHITE, apart, brightened, contrast, mix

LEAST = 7.0  # WCAG 2.2 AAA for text of any size
LEAST_LINE = 3.0  # WCAG 2.2 AA for the outline of a control
LEAST_NIGHT = 13.0  # white on a dark ground, so that a text of 7:1 need not be white
STEPS = 25

# text token, surface token: what the style sheet puts on what (tests walk this table)
PAIRS = (
    ("ink", "page"),
    ("ink", "card"),
    ("ink", "soft"),
    ("ink", "danger-tint"),
    ("ink", "accent-tint"),
    ("muted", "page"),
    ("muted", "card"),
    ("muted", "soft"),
    ("brand-ink", "page"),
    ("brand-ink", "card"),
    ("brand-ink", "soft"),
    ("brand-ink", "accent-tint"),
    ("danger-ink", "page"),
    ("danger-ink", "card"),
    ("danger-ink", "soft"),
    ("danger-ink", "danger-tint"),
    ("on-brand", "brand"),
    ("on-brand", "brand-deep"),
    ("on-danger", "danger"),
    ("on-accent", "accent"),
    ("glow", "brand"),
    ("glow", "brand-deep"),
)
LINES = (("edge", "page"), ("edge", "card"), ("edge", "soft"), ("danger-edge", "page"), ("brand-edge", "page"))


def tokens(palette: Palette | PublicView) -> dict[str, dict[str, str]]:
    """Palette (its `rgb` values) -> `light` and `dark`, each token name -> #rrggbb."""
    raw = {name: getattr(palette, name).rgb for name in ("primary", "danger", "accent", "soft", "paper", "ink")}
    return {"light": _light(raw), "dark": _dark(raw)}


def _light(raw: Mapping[str, str]) -> dict[str, str]:
    page = raw["paper"]
    tints = {
        "soft": raw["soft"],
        "danger-tint": mix(raw["danger"], page, 0.11),
        "accent-tint": mix(raw["accent"], page, 0.16),
    }
    grounds = (page, WHITE, *tints.values())
    ink = until(raw["ink"], BLACK, grounds)
    solid = _surfaces(raw)
    return {
        "page": page,
        "card": WHITE,
        **tints,
        "ink": ink,
        "muted": until(mix(ink, page, 0.72), ink, grounds),
        "line": mix(ink, page, 0.18),
        "edge": until(mix(ink, page, 0.5), ink, grounds, LEAST_LINE),
        "brand-ink": until(raw["primary"], BLACK, grounds),
        "danger-ink": until(raw["danger"], BLACK, grounds),
        "brand-edge": solid["brand"],
        "danger-edge": solid["danger"],
        **solid,
    }


def _dark(raw: Mapping[str, str]) -> dict[str, str]:
    page = _night(mix(raw["primary"], "#0a0c10", 0.14))
    card = _night(mix(raw["primary"], "#10141a", 0.26))
    tints = {
        "soft": _night(mix(raw["primary"], "#12161d", 0.40)),
        "danger-tint": _night(mix(raw["danger"], page, 0.16)),
        "accent-tint": _night(mix(raw["accent"], page, 0.12)),
    }
    grounds = (page, card, *tints.values())
    ink = until("#e9edf3", WHITE, grounds)
    solid = _surfaces(raw)
    return {
        "page": page,
        "card": card,
        **tints,
        "ink": ink,
        "muted": until(mix(ink, page, 0.76), WHITE, grounds),
        "line": mix(ink, page, 0.24),
        "edge": until(mix(ink, page, 0.5), WHITE, grounds, LEAST_LINE),
        "brand-ink": brightened(raw["primary"], grounds, LEAST, 2 * STEPS),
        "danger-ink": brightened(raw["danger"], grounds, LEAST, 2 * STEPS),
        "brand-edge": until(raw["primary"], WHITE, (page,), LEAST_LINE),
        "danger-edge": until(raw["danger"], WHITE, (page,), LEAST_LINE),
        **solid,
    }


def _night(colour: str) -> str:
    """Dark enough that coloured text has room above it: a bright house colour tints even a little share of it."""
    return until(colour, BLACK, (WHITE,), LEAST_NIGHT)


def _surfaces(raw: Mapping[str, str]) -> dict[str, str]:
    """Filled areas and the text on them; the same in light and dark, so the bank is recognised in both."""
    brand = until(raw["primary"], BLACK, (WHITE,), LEAST + 1)
    deep = mix(brand, BLACK, 0.72)
    accent, on_accent = _filled(raw["accent"], raw["ink"])
    return {
        "brand": brand,
        "brand-deep": deep,
        "on-brand": WHITE,
        "danger": until(raw["danger"], BLACK, (WHITE,)),
        "on-danger": WHITE,
        "accent": accent,
        "on-accent": on_accent,
        "glow": until(raw["accent"], WHITE, (brand, deep)),
    }


def _filled(surface: str, ink: str) -> tuple[str, str]:
    """A surface and a text colour on it: dark on a bright one, white on a dark one."""
    if contrast(surface, BLACK) >= LEAST:
        return surface, until(ink, BLACK, (surface,))
    return until(surface, BLACK, (WHITE,)), WHITE


def until(colour: str, towards: str, grounds: tuple[str, ...], least: float = LEAST) -> str:
    """`colour`, moved towards another just far enough to stand out from all `grounds`."""
    return apart(colour, towards, grounds, least, STEPS)
