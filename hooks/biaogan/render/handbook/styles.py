"""The handbook's style sheets: the bank's colours, and the rules of every room in one file."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.model.bank import Bank
from biaogan.model.colours import BLACK, WHITE, apart, contrast, mix
from biaogan.render.handbook.templates import environment

STYLES = (  # of templates/handbook/style, in this order: the later wins
    "base",
    "marks",
    "head",
    "cards",
    "parts",
    "basis",
    "processes",
    "now",
    "day",
    "scams",
    "slogans",
    "campaigns",
    "about",
    "words",
    "print-room",
    "status",
    "takedown",
    "home",
    "foot",
    "screens",
    "print",
)
SLATE = "#1e2129"  # the dark background in base.css
CONTRAST = 5.0  # of coloured words on their own tint; WCAG AA asks for 4.5
STEPS = 50  # between a colour and black or white


def style_files(bank: Bank) -> Iterator[tuple[str, bytes]]:
    """The style sheets where the theme's main.html looks for them: path below the tree, and bytes."""
    yield "assets/bank.css", bank_style(bank).encode()
    yield "assets/biaogan.css", style_sheet().encode()


def style_sheet() -> str:
    """All rules there are; colours are variables that bank.css sets."""
    return "\n".join(environment().get_template(f"style/{name}.css").render() + "\n" for name in STYLES)


def bank_style(bank: Bank) -> str:
    """CSS that sets the bank's colours for both schemes; shades for dark pages are computed to stay readable."""
    colours = {n: getattr(bank.palette, n).rgb for n in ("primary", "danger", "accent", "soft", "ink")}
    shown = ("primary", "danger", "accent")
    tints = {n: colours["soft"] if n == "primary" else mix(WHITE, colours[n], 0.90) for n in shown}
    shades = {n: mix(SLATE, colours[n], 0.78) for n in shown}
    light = {n: _readable(colours[n], tints[n]) for n in shown}
    dark = {n: _readable(_readable(colours[n], SLATE), shades[n]) for n in shown}
    style = environment().get_template("bank.css.j2")
    return style.render(colours=colours, light=light, dark=dark, tints=tints, shades=shades)


def _readable(colour: str, ground: str) -> str:
    """The first shade, towards white on a dark ground and towards black on a light one, that can be read on it."""
    end = max(WHITE, BLACK, key=lambda pole: contrast(pole, ground))
    return apart(colour, end, (ground,), CONTRAST, STEPS)
