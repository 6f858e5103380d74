"""Marks for every text of a book: a rare word of three characters that tells where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from tests.whole.rewrite import Place, Slot, rewrite
from tests.whole.tight import printed_places

# Rare characters of the project's font that no text of ours uses. The first says "a mark"; two more are its number.
STAFF_SIGN, PUBLIC_SIGN = "鼗", "鼐"
DIGITS = "龢龠龛龚龌龋龊龉龈龇龆龅龃龂龁龀齑齉齇齄齁鼾鼽鼷鼱鼯鼬鼫鼩鼢鼙鼒鼐鼍鼋黾黼黻黹黪黩黧黥黢黡黠黟黝黜黍黉黇麾麽麹麸麴麝麖麓麑麋麈麇麂麀鹾鹴鹳鹲鹱鹯鹮鹭鹬鹫鹪鹩鹨鹧鹣鹢鹡鹠鹟鹞鹝鹜鹛鹚鹙鹘鹗鹖鹕鹔"

SHORT = 8  # characters

# Texts of bank.yml with a form of their own. Letters only, so the mark is its number.
ADDRESSES = {
    "staff_base": "https://{}.example.com/",
    "feedback": "mailto:{}@example.com",
}


@dataclass(slots=True)
class Marks:
    """Marks given out: mark -> place. One text has one mark wherever it stands, so that equal texts stay equal."""

    staff: dict[str, Place] = field(default_factory=dict)
    public: dict[str, Place] = field(default_factory=dict)
    tight: frozenset[Place] = frozenset()
    _known: dict[tuple[Place, str, bool], str] = field(default_factory=dict)

    def give(self, place: Place, text: str, *, public: bool) -> str:
        """The mark of this text at this place."""
        key = (place, text, public)
        if key not in self._known:
            given = self.public if public else self.staff
            number = len(given)
            assert number < len(DIGITS) ** 2, "more texts than marks"
            mark = (
                (PUBLIC_SIGN if public else STAFF_SIGN) + DIGITS[number // len(DIGITS)] + DIGITS[number % len(DIGITS)]
            )
            given[mark] = place
            self._known[key] = mark
        return self._known[key]

    def change(self, slot: Slot) -> str:
        """The text with its mark at the end, within its limit. What is staff-only and empty becomes the mark alone."""
        tight = slot.place in self.tight
        if slot.place[0] == "synonyms" or (not slot.text and (slot.public or tight)):
            return slot.text  # synonyms serve the staff search only; declared public, shown nowhere
        mark = self.give(slot.place, slot.text, public=slot.public)
        if tight:
            return slot.text[: -len(mark)] + mark
        if slot.limit is None:
            return slot.text + mark
        # short fields are printed in small boxes: the mark takes the place of the text
        return slot.text[: slot.limit - len(mark)] + mark if slot.limit > SHORT else mark


def _forget_terms(root: Path) -> None:
    """Drops what citations must contain: marks take the place of texts, and the check would ask for the old words."""
    for path in (root / "standards" / "registers").rglob("*.yml"):
        data = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as the project reads
        if "sources" in path.relative_to(root).as_posix():
            for entry in data["entries"]:
                entry.pop("terms", None)
            path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style='"'), "utf-8")


def mark_book(root: Path) -> Marks:
    """Marks every text below `root` and says which mark stands where."""
    marks = Marks(tight=printed_places(root))
    taken = {c for path in root.rglob("*.yml") for c in path.read_text("utf-8")} & {*DIGITS, STAFF_SIGN, PUBLIC_SIGN}
    assert not taken, f"the book uses {taken}: choose other signs"
    _forget_terms(root)
    rewrite(root, marks.change, fill=True)
    bank = root / "standards" / "bank.yml"
    data = yaml.load(bank.read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only, as the project reads
    for number, (name, form) in enumerate(ADDRESSES.items()):
        mark = f"canary{number}x"
        data[name] = form.format(mark)
        marks.staff[mark] = ("bank", name)
    bank.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return marks
