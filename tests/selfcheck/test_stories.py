"""The self-check hears a hundred victims and forty harmless people out, and tells them what it is."""

from __future__ import annotations

from biaogan.selfcheck import DEPTH
from tests.selfcheck.measure import answers, heard, kinds, measured
from tests.selfcheck.test_graph import real

ENOUGH = 0.9  # share of the victims who must hear the name of what happened to them


def test_the_stories_are_a_hundred_victims_of_every_kind_and_forty_harmless() -> None:
    told = list(kinds().values())
    assert len(told) - told.count("") == 100
    assert told.count("") == 40
    assert {kind for kind in told if kind} == {scam.id for scam in real().of("scam")}


def test_everybody_has_been_asked() -> None:
    assert set(answers()) == {*kinds(), *kinds(fresh=True)}


def test_nine_in_ten_victims_hear_the_right_name_within_six_answers() -> None:
    found = measured()
    right, victims = found["victims"]
    wrong = {s: (kind, heard(s)[0]) for s, kind in kinds().items() if kind and heard(s)[0] != kind}
    assert right >= ENOUGH * victims, f"{len(wrong)} of {victims}: {wrong}"
    assert found["most_answers"] <= DEPTH


def test_no_harmless_affair_is_called_a_scam() -> None:
    told = {**kinds(), **kinds(fresh=True)}
    assert {story: heard(story)[0] for story, kind in told.items() if not kind and heard(story)[0]} == {}
