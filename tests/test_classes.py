"""Every class that a page carries has a rule, and every rule fits a class: in the handbook and in the public site."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

from biaogan.model.fields import Origin
from biaogan.model.process import Step
from biaogan.places import HANDBOOK_TEMPLATES, SITE_TEMPLATES, THEME
from biaogan.render.handbook import styles as handbook
from biaogan.render.handbook.special import PHASE_ANCHORS
from biaogan.render.reprint.status import State
from biaogan.render.site import finishing, reading
from biaogan.render.site.plan import PLAN
from tests.classes import Written, ruled, scripted, written
from tests.site import sample
from tests.support import book_of, mini_texts

# what a template of the handbook prints behind a class's beginning
PRINTED: dict[str, tuple[str, ...]] = {
    "bg-chip--": get_args(Origin),
    "bg-day__part--": tuple(PHASE_ANCHORS.values()),
    "bg-status--": get_args(State),
    "bg-step--": get_args(Step.model_fields["kind"].annotation),
}
# what a template of the public site prints as a class, and the sample bank has no page for
STATES = {*get_args(State), "now", "next", "over", "flat"}
# the look of these is the one without a rule of its own
PLAIN = {"current", "next"}
EVERYWHERE = ("common", "print")  # parts whose rules are for all rooms; any other part has its classes to itself
LOOP = "loop"  # a style sheet of its own, for the page of the lobby's screens alone
LOOPED = {"danger", "brand", "deep", "one", "xl", "l", "m", "s"}  # its tones and sizes


def of_handbook() -> Written:
    """What templates and scripts of the handbook write: every word that begins like a class of ours and is no id."""
    found = Written(frozenset(), frozenset())
    for path in (*HANDBOOK_TEMPLATES.glob("*.j2"), *THEME.rglob("*.html"), *THEME.rglob("*.js")):
        source = re.sub(r'\b(?:id|for|aria-controls)="[^"]*"', "", path.read_text("utf-8"))
        words = re.findall(r"(?<![\w-])bg-[\w-]*\w(?![\w-])", source)
        found |= Written(frozenset(words), frozenset()) | Written(frozenset(), written(source).begun)
    return found


def of_site(*, body: bool) -> frozenset[str]:
    """What templates, scripts and the sample's pages of the public site write. body: the name of a page's template too."""
    sources = [path.read_text("utf-8") for path in SITE_TEMPLATES.glob("*.html") if path.stem != LOOP]
    sources += [text for path, text in sample.site().items() if path.endswith(".html")]
    bare = sources if body else [re.sub(r"<body[^>]*>", "", source) for source in sources]
    later = {name for script in PLAN.scripts for name in script.sets}
    return frozenset().union(*(written(source).names for source in bare), later)


def ruled_by(part: str) -> frozenset[str]:
    """The classes of a file of the public site's style; what is printed into it are values."""
    return ruled(re.sub(r"\{[%{].*?[%}]\}", "", (SITE_TEMPLATES / "style" / f"{part}.css").read_text("utf-8")))


def handbook_css() -> str:
    own = "".join(path.read_text("utf-8") for path in sorted((THEME / "assets").glob("*.css")))
    return handbook.style_sheet() + own


def test_every_class_of_the_handbook_has_a_rule() -> None:
    assert of_handbook().names - ruled(handbook_css()) == set()


def test_every_rule_of_the_handbook_fits_a_class() -> None:
    found = of_handbook()
    assert found.begun == set(PRINTED), "a template prints a class that PRINTED does not know"
    printed = {begun + value for begun, values in PRINTED.items() for value in values}
    own = {name for name in ruled(handbook_css()) if name.startswith("bg-")}
    assert own - found.names - printed == set()


def test_every_class_of_the_public_site_has_a_rule() -> None:
    scripts = [(SITE_TEMPLATES / "script" / f"{script.name}.js").read_text("utf-8") for script in PLAN.scripts]
    asked = frozenset().union(*map(scripted, scripts))
    ruled_somewhere = frozenset().union(*map(ruled_by, PLAN.styles))
    assert of_site(body=False) - ruled_somewhere - asked - PLAIN == set()


def test_every_rule_of_the_public_site_fits_a_class() -> None:
    ruled_somewhere = frozenset().union(*map(ruled_by, PLAN.styles))
    assert ruled_somewhere - of_site(body=True) - STATES == set()


def test_what_search_leaves_out_by_class_is_called_so() -> None:
    """A class that was renamed in a template alone would let the numbers to call into every page's text."""
    assert reading.ASIDE - of_site(body=False) == set()


def test_the_page_for_screens_and_its_style_sheet_name_the_same_classes() -> None:
    page = written((SITE_TEMPLATES / f"{LOOP}.html").read_text("utf-8")).names | LOOPED
    assert page ^ ruled_by(LOOP) == set()


def test_every_class_that_a_script_sets_later_stands_in_that_script() -> None:
    for script in PLAN.scripts:
        source = (SITE_TEMPLATES / "script" / f"{script.name}.js").read_text("utf-8")
        assert [one for one in script.sets if not re.search(rf"['\" ]{one}['\" ]", source)] == []


@pytest.mark.parametrize(
    ("listed", "folder"),
    [
        ((*PLAN.styles, LOOP), SITE_TEMPLATES / "style"),
        (handbook.STYLES, HANDBOOK_TEMPLATES / "style"),
    ],
    ids=["site", "handbook"],
)
def test_every_file_of_style_is_listed_once(listed: tuple[str, ...], folder: Path) -> None:
    assert sorted(listed) == sorted(path.stem for path in folder.iterdir())


def test_no_two_rooms_of_the_public_site_style_one_class() -> None:
    """The rules of all rooms are joined before a page is given those that it uses: one name would take both looks."""
    shared = frozenset().union(*map(ruled_by, EVERYWHERE))
    own = {part: ruled_by(part) - shared for part in PLAN.styles if part not in EVERYWHERE}
    assert {(a, b): own[a] & own[b] for a, b in combinations(own, 2) if own[a] & own[b]} == {}


def test_every_colour_and_measure_that_a_rule_asks_for_is_set() -> None:
    bank = book_of(mini_texts()).bank
    for css, theirs in (
        (handbook_css() + handbook.bank_style(bank), r"--md-"),
        (finishing.site_styles(PLAN.styles, bank.palette), r"$"),
    ):
        asked, known = set(re.findall(r"var\((--[\w-]+)", css)), set(re.findall(r"(?<![\w-])(--[\w-]+)\s*:", css))
        assert {name for name in asked - known if not re.match(theirs, name)} == set()
