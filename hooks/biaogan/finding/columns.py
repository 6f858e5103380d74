"""Things to find, as the parallel columns that ranking.js reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from biaogan.finding.pinyin import COMMON, irregular, sounds

FORMAT = 2
WORD_KIND = "词汇"  # ranking.js knows it: a definition comes first only where one is asked for


@dataclass(frozen=True, slots=True)
class Found:
    """One thing to find. kind: what it is called; title, names (aliases) and body weigh in this order.

    url: below the tree; within: the title of the record it stands in; rank: weight by kind of thing (1.0 is plain).
    """

    id: str
    url: str
    kind: str
    title: str
    within: str
    names: tuple[str, ...]
    body: str
    rank: float


def columns(found: Iterable[Found], synonyms: Iterable[Iterable[str]]) -> dict[str, Any]:
    """Parallel columns, one entry a document: id, url, kind (a number into `kinds`), title, within, names, body, rank.

    `names` joins aliases with line feeds; `rank` is in percent. `sounds` gives the characters of a syllable, `irregular`
    the syllables of the titles and names that are read otherwise: together the pinyin of everything for a few KB, and of
    the characters that somebody may type by mistake.
    """
    found = list(found)
    kinds = list(dict.fromkeys(d.kind for d in found))
    number = {kind: n for n, kind in enumerate(kinds)}
    return {
        "format": FORMAT,
        "kinds": kinds,
        "id": [d.id for d in found],
        "url": [d.url for d in found],
        "kind": [number[d.kind] for d in found],
        "title": [d.title for d in found],
        "within": [d.within for d in found],
        "names": ["\n".join(d.names) for d in found],
        "body": [d.body for d in found],
        "rank": [round(d.rank * 100) for d in found],
        "sounds": sounds((COMMON, *(text for d in found for text in (d.title, *d.names, d.body)))),
        "irregular": {text: read for d in found for text in (d.title, *d.names) if (read := irregular(text))},
        "synonyms": [list(words) for words in synonyms],
    }
