"""Contrast: a bank may choose its colours, but not colours that nobody can read or no press can print."""

from __future__ import annotations

import pytest

from biaogan.checks.contrast import SHAPES, TEXT, WHITE
from biaogan.model.bank import Palette
from tests.support import Case, Edit, edited, problems_in, replace

BANK = "standards/bank.yml"
PRIMARY = 'cmyk: [100, 78, 22, 18], rgb: "#0c3f74"'
DANGER = 'cmyk: [8, 96, 88, 4], rgb: "#d32128"'
ACCENT = 'cmyk: [0, 38, 95, 0], rgb: "#f9ab11"'
INK = 'cmyk: [0, 0, 0, 100], rgb: "#1f1f1d"'


def colour(old: str, new: str) -> Edit:
    return replace(BANK, old, new)


CASES = [
    Case("primary-too-pale-for-white-text", (colour(PRIMARY, 'cmyk: [60, 40, 10, 5], rgb: «K001»«K002»"#6f8fb5"'),), (colour(PRIMARY, 'cmyk: [90, 60, 10, 10], rgb: "#1f5a96"'),)),
    Case("danger-too-bright-for-white-text", (colour(DANGER, 'cmyk: [0, 70, 70, 0], rgb: «K001»"#e86a55"'),), (colour(DANGER, 'cmyk: [10, 100, 90, 5], rgb: "#d0191f"'),)),
    Case("accent-too-dark-for-black-text", (colour(ACCENT, 'cmyk: [20, 70, 90, 30], rgb: «K001»"#9a5a10"'), colour(PRIMARY, PRIMARY.replace("rgb: ", "rgb: «K002»"))), (colour(ACCENT, 'cmyk: [0, 25, 90, 0], rgb: "#ffc41f"'),)),
    Case("danger-lost-on-black", (colour(DANGER, 'cmyk: [20, 100, 90, 30], rgb: «K002»"#8f1014"'),), (colour(DANGER, 'cmyk: [10, 100, 90, 5], rgb: "#d0191f"'),)),
    Case("more-ink-than-paper-takes", (colour(PRIMARY, 'cmyk: «K003»[100, 90, 60, 51], rgb: "#0c3f74"'),), (colour(PRIMARY, 'cmyk: [100, 90, 60, 50], rgb: "#0c3f74"'),)),
    Case("black-of-four-inks", (colour(INK, 'cmyk: «K004»[60, 40, 40, 100], rgb: "#1f1f1d"'),), (colour(INK, 'cmyk: [0, 0, 0, 100], rgb: "#000000"'),)),
    Case("black-of-four-inks-and-too-many", (colour(INK, 'cmyk: «K004»«K003»[80, 70, 70, 100], rgb: "#1f1f1d"'),)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_contrast(case: Case) -> None:
    case.verify()


def test_the_finding_says_how_much_and_which_way() -> None:
    (found,) = problems_in(edited(colour(DANGER, 'cmyk: [0, 70, 70, 0], rgb: "#e86a55"')))
    assert found.message == "警示色的对比不够：和白只有 3.2:1，和浅底色只有 2.8:1，和纸色只有 3.2:1，至少要 4.5:1"
    assert found.remedy == "把 palette.danger 调暗一些，rgb 和 cmyk 一起改"


def test_the_pairs_name_colours_of_the_palette() -> None:
    paired = {name for table in (TEXT, SHAPES) for one, others in table.items() for name in (one, *others)}
    assert paired == {*Palette.model_fields, WHITE}
