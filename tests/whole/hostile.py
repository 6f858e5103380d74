"""A book in which every text is an attack on something that reads it: HTML, Jinja, Typst, Markdown, a spreadsheet, XML."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from tests.whole.rewrite import RULES, Place, Slot, rewrite
from tests.whole.tight import printed_places

LONG = (
    "<img src=x onerror=alert(1)>",
    "{{7*7}}{% raw %}",
    "#set page(fill: red)",
    "*a* _b_ [x](y)",
    "</script><script>alert(1)</script>",
    "]]><x/>&amp;&#0;",
    "=1+1",
    "\"'><svg onload=alert(1)>",
    "@SUM(A1) | -1 | +1",
    "\\u{6b} $x^2$ `c` // /* */",
    "${7*7} #{7*7} <%= 7*7 %>",
    "javascript:alert(1)",
)
SHORT = ("{{7}}", "=1+1", "]]>", "*a*", "#[b]", "<b>x", "&lt;", "$x$", "_i_", "\\n'\"")
SMALL = 16  # characters: a field of this size, or one that is printed, gets a short attack in the place of its text
KEPT = "attacks.json"


@dataclass(slots=True)
class Attacks:
    """Gives every text its attack, the same text the same one. shift: which of them, so that runs differ.

    given: the texts of the book afterwards -> where each stands.
    """

    tight: frozenset[Place]
    shift: int = 0
    given: dict[str, Place] = field(default_factory=dict)

    def change(self, slot: Slot) -> str:
        """The new text of a slot; an empty one stays empty."""
        if not slot.text or slot.place[0] in RULES:
            return slot.text
        number = zlib.crc32("/".join((*slot.place, slot.text)).encode()) + self.shift
        if slot.place in self.tight or (slot.limit is not None and slot.limit <= SMALL):
            text = SHORT[number % len(SHORT)][: slot.limit]
            if slot.place[-1] == "name" and slot.place[0] == "branches":
                text = slot.text[:2] + text[:4]  # told apart from another by its name
        else:
            attack = LONG[number % len(LONG)]
            room = len(slot.text) if slot.limit is None else max(0, slot.limit - len(attack))
            kept = "" if number % 4 == 0 else slot.text[:room]  # a quarter of them from the first character on
            text = (kept + attack)[: slot.limit]
        self.given[text] = slot.place
        return text

    def write(self, root: Path) -> None:
        """Keeps what was given beside the project, for whoever comes after."""
        (root / KEPT).write_text(json.dumps({text: list(place) for text, place in self.given.items()}), "utf-8")

    @classmethod
    def read(cls, root: Path) -> Attacks:
        """What `write` kept."""
        kept = json.loads((root / KEPT).read_text("utf-8"))
        return cls(frozenset(), given={text: tuple(place) for text, place in kept.items()})


def attack(root: Path, shift: int) -> Attacks:
    """Rewrites the book at `root`; says what stands there now."""
    attacks = Attacks(printed_places(root), shift)
    rewrite(root, attacks.change)
    for number, path in enumerate(sorted((root / "standards" / "scams").glob("*.yml")), shift):
        rule = f"凡是{SHORT[number % len(SHORT)]}都是诈骗"  # a text with a pattern, which the rewriting leaves alone
        lines = path.read_text("utf-8").split("\n")
        lines[next(n for n, line in enumerate(lines) if line.startswith('"rule": '))] = f'"rule": {json.dumps(rule)}'
        path.write_text("\n".join(lines), "utf-8")
        attacks.given[rule] = ("scam", "rule")
    return attacks
