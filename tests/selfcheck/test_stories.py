"""The self-check hears a hundred victims and forty harmless people out, and tells them what it is.

The stories were written before the questions. Whoever answered knew one story and the list of questions, not the kinds,
not the graph. The graph was tuned on stories with odd numbers; those with even numbers are held out, except the first
nine, which the author of the questions had seen by mistake (see SEEN).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from biaogan.selfcheck.graph import DEPTH
from tests.selfcheck.test_graph import real, real_graph

HERE = Path(__file__).parent
ANSWERS = {"是": True, "不清楚": None}
ENOUGH = 0.9  # share of the victims who must hear the name of what happened to them
SEEN = frozenset(f"V{number:03}" for number in range(2, 19, 2))  # even numbers that count as tuned on


@cache
def kinds() -> dict[str, str]:
    """Story -> kind of scam, empty for a harmless affair."""
    files = [yaml.safe_load(path.read_text("utf-8")) for path in sorted((HERE / "stories").glob("*.yml"))]
    return {story["id"]: story.get("kind", "") for file in files for part in file.values() for story in part}


@cache
def answers() -> dict[str, dict[str, bool | None]]:
    """Story -> question -> answer; what is not listed was answered 否. A question put anew has its later answer."""
    found: dict[str, dict[str, bool | None]] = {}
    for path in sorted((HERE / "answers").glob("*.yml"), key=lambda path: (path.stem.startswith("again"), path.name)):
        for story, given in yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader).items():  # noqa: S506 - texts
            found.setdefault(story, {}).update(
                {question: ANSWERS[answer] for answer, listed in given.items() for question in listed}
            )
    return found


def heard(story: str) -> tuple[str, int]:
    """The kind that this story's answers lead to, and after how many of them."""
    verdict, count = real_graph().end(lambda question: answers()[story].get(question.id, False))
    return verdict.kind, count


def held_out(story: str) -> bool:
    """Not looked at before the graph was finished."""
    return int(story[1:]) % 2 == 0 and story not in SEEN


def test_the_stories_are_a_hundred_victims_of_every_kind_and_forty_harmless() -> None:
    told = list(kinds().values())
    assert len(told) - told.count("") == 100
    assert told.count("") == 40
    assert {kind for kind in told if kind} == {scam.id for scam in real().of("scam")}


def test_everybody_has_been_asked() -> None:
    assert set(answers()) == set(kinds())


@pytest.mark.xfail(strict=True, reason="not reached with the first round of questions; a second is being answered")
@pytest.mark.parametrize("half", ["all", "held out"])
def test_nine_in_ten_victims_hear_the_right_name_within_six_answers(half: str) -> None:
    victims = [story for story, kind in kinds().items() if kind and (half == "all" or held_out(story))]
    wrong = {s: (kinds()[s], heard(s)[0]) for s in victims if heard(s)[0] != kinds()[s] or heard(s)[1] > DEPTH}
    assert len(wrong) <= (1 - ENOUGH) * len(victims), f"{len(wrong)} of {len(victims)}: {wrong}"


def test_no_harmless_affair_is_called_a_scam() -> None:
    assert {story: heard(story)[0] for story, kind in kinds().items() if not kind and heard(story)[0]} == {}
