"""The handbook's style sheets: the bank's colours, and the rules of every room in one file."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.model.bank import Bank
from biaogan.render.handbook.colours import mixed, readable
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
    tints = {n: colours["soft"] if n == "primary" else mixed(colours[n], "#ffffff", 0.90) for n in shown}
    shades = {n: mixed(colours[n], SLATE, 0.78) for n in shown}
    light = {n: readable(colours[n], tints[n], CONTRAST) for n in shown}
    dark = {n: readable(readable(colours[n], SLATE, CONTRAST), shades[n], CONTRAST) for n in shown}
    style = environment().get_template("bank.css.j2")
    return style.render(colours=colours, light=light, dark=dark, tints=tints, shades=shades)
