"""Whatever colours a bank has, every text on its screens reaches 7:1."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biaogan.editions import PublicView
from biaogan.model.colours import contrast
from biaogan.render.site.colours import LEAST, LEAST_LINE, LINES, PAIRS, tokens

NAMES = ("primary", "danger", "accent", "soft", "paper", "ink")


def palette(*colours: str) -> PublicView:
    return PublicView("", "", {n: PublicView("", "", {"rgb": c}) for n, c in zip(NAMES, colours, strict=True)})


HOUSES = {
    "sample": ("#0c3f74", "#d32128", "#f9ab11", "#eef3fb", "#ffffff", "#1f1f1d"),
    "green": ("#00843d", "#e4002b", "#ffd100", "#eef8f0", "#fffdf6", "#222222"),
    "pale red": ("#ff5a5f", "#ff8a80", "#ffe0b2", "#fff3f3", "#ffffff", "#444444"),
    "dark accent": ("#4a148c", "#b71c1c", "#5d4037", "#f3e5f5", "#fafafa", "#000000"),
}


@pytest.mark.parametrize("house", HOUSES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_is_readable(house: str, scheme: str) -> None:
    colours = tokens(palette(*HOUSES[house]))[scheme]
    for text, ground in PAIRS:
        assert contrast(colours[text], colours[ground]) >= LEAST, (text, ground)
    for line, ground in LINES:
        assert contrast(colours[line], colours[ground]) >= LEAST_LINE, (line, ground)


COLOUR = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06x}")
PALE = st.tuples(*[st.integers(225, 255)] * 3).map(lambda p: "#" + "".join(f"{x:02x}" for x in p))


@given(st.tuples(COLOUR, COLOUR, COLOUR, PALE, PALE, COLOUR))
def test_any_house_colours_on_pale_paper_are_readable(colours: tuple[str, ...]) -> None:
    for scheme in tokens(palette(*colours)).values():
        for text, ground in PAIRS:
            assert contrast(scheme[text], scheme[ground]) >= LEAST, (text, ground)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
