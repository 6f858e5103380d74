"""How well the self-check does on stories that people might tell: read by tests, and by the page of measurements.

The stories were written before the lines. Whoever answered knew one story and the lines, each line for itself, neither
the kind of the story nor the graph. `first` and `second` were there while the lines were written: after a first round the
wording of eight lines was changed, and these were answered again by somebody else. `fresh` was written and answered when
all was finished, and changed nothing.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from tests.selfcheck.test_graph import real_graph

HERE = Path(__file__).parent
FRESH = "fresh"
ANSWERS = {"是": True, "不清楚": None}


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as the project reads


@cache
def kinds(fresh: bool = False) -> dict[str, str]:
    """Story -> kind of scam, empty for a harmless affair."""
    files = [_read(p) for p in sorted((HERE / "stories").glob("*.yml")) if (p.stem == FRESH) == fresh]
    return {story["id"]: story.get("kind", "") for file in files for part in file.values() for story in part}


@cache
def answers() -> dict[str, dict[str, bool | None]]:
    """Story -> kind of the line -> answer; what is not listed was answered 否."""
    found: dict[str, dict[str, bool | None]] = {}
    for path in sorted((HERE / "answers").glob("*.yml")):
        for story, given in _read(path).items():
            found[story] = {kind: ANSWERS[answer] for answer, listed in given.items() for kind in listed}
    return found


def heard(story: str) -> tuple[str, int]:
    """The kind that this story's answers lead to (empty: none), and after how many of them."""
    verdict, count = real_graph().end(lambda line: answers()[story].get(line.scam.id, False))
    return verdict.scam.id if verdict.scam else "", count


def measured() -> dict[str, Any]:
    """victims, fresh: how many hear the right name, of how many; alarmed: the same of harmless people told of a scam."""
    old, new = kinds(), kinds(fresh=True)
    harmless = [story for story, kind in {**old, **new}.items() if not kind]
    graph = real_graph()
    return {
        "victims": _right(old),
        "fresh": _right(new),
        "alarmed": (sum(bool(heard(story)[0]) for story in harmless), len(harmless)),
        "most_answers": max(heard(story)[1] for story in {**old, **new}),
        "pages": len(graph.nodes) + len(graph.verdicts()) + 1,
    }


def _right(told: dict[str, str]) -> tuple[int, int]:
    victims = [story for story, kind in told.items() if kind]
    return sum(heard(story)[0] == told[story] for story in victims), len(victims)
