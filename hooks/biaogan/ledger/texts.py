"""The words of past revisions. An entry holds what changed against the revision before it, so a line says what is new.

Keys are `owner:path` (`SCM-001:says.0`, `contacts:police:number`). An empty text says that the words went away. The
first entry that has words holds all of them; entries older than that have none, and nobody can say what they printed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from biaogan.ids import TextKey
from biaogan.ledger.read import Revision


def words_of(revisions: Iterable[Revision], sheet: str) -> dict[int, Mapping[str, str]]:
    """Revision -> every text it printed, for the revisions of `sheet` of which that is known."""
    found: dict[int, Mapping[str, str]] = {}
    words: dict[str, str] = {}
    for entry in sorted((r for r in revisions if r.sheet == sheet), key=lambda r: r.revision):
        if entry.texts is not None:
            words = {key: text for key, text in {**words, **entry.texts}.items() if text}
            found[entry.revision] = words
    return found


def to_remember(revisions: Iterable[Revision], sheet: str, texts: Mapping[str, str]) -> dict[str, str]:
    """What a new entry of `sheet` has to hold so that `words_of` gives `texts` for it."""
    before = list(words_of(revisions, sheet).values())
    last = before[-1] if before else {}
    changed = {key: text for key, text in texts.items() if last.get(key) != text}
    return changed | dict.fromkeys((key for key in last if key not in texts), "")


def place_of(key: str) -> tuple[str, str]:
    """`SCM-001:says.0` -> `SCM-001`, `says`: whose words, and the field without positions in lists."""
    read = TextKey.read(key)
    return read.owner, read.field


def text_fingerprint(key: str, text: str) -> str:
    """Tells whether a text stood in a field, wherever in its list, without saying what it was."""
    return hashlib.sha256("\0".join((*place_of(key), text)).encode()).hexdigest()[:16]
