"""What one run finds out about the built public site: numbers and findings, and no word about whether they are good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """The page where a number is the highest or lowest, as a path below the tree, and the number."""

    page: str
    value: float


@dataclass(frozen=True, slots=True)
class Checked:
    """How many things were looked at, and what is wrong, a line each; `page: what`."""

    seen: int
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes, compressed. templates: title of a template's heaviest page -> that page; screens: `360×640` -> heaviest."""

    pages: int
    median: float
    heavy: tuple[str, ...]
    templates: Mapping[str, Spot]
    screens: Mapping[str, Spot]
    offline: int
    index: int

    @property
    def heaviest(self) -> Spot:
        """Of all pages."""
        return max(self.templates.values(), key=lambda spot: spot.value)


@dataclass(frozen=True, slots=True)
class Requests:
    """What pages ask for. besides: most requests of a page without its pictures; all: with them."""

    besides: Spot
    all: Spot
    strangers: Checked
    kept: Checked


@dataclass(frozen=True, slots=True)
class Audits:
    """Lighthouse on a page of every template. lowest: category -> the worst page, of 100."""

    pages: int
    lowest: Mapping[str, Spot]
    objections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speed:
    """Medians of several visits by a telephone on slow 4G. score: of 100; times in milliseconds."""

    visits: int
    score: float
    first: float
    main: float
    blocked: float
    shift: float


@dataclass(frozen=True, slots=True)
class Markup:
    """What the judges of HTML and JSON-LD say of all pages. objects: how many there are in JSON-LD."""

    nu: Checked
    html_validate: Checked
    linked_data: Checked
    objects: int


@dataclass(frozen=True, slots=True)
class Looks:
    """What rules find on templates. looks: how often a page was looked at, in every light and size."""

    templates: int
    looks: int
    axe: tuple[str, ...]
    own: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Search:
    """Questions put to the search: how many there are, answered by the first hit, by one of the first five."""

    asked: int
    first: int
    five: int


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Stories told to the self-check.

    victims, fresh: (right, all) of those there while it was made, and of those told when it was finished; alarmed:
    (told of a scam, all) of harmless people.
    """

    victims: tuple[int, int]
    fresh: tuple[int, int]
    alarmed: tuple[int, int]
    most_answers: int
    pages: int


@dataclass(frozen=True, slots=True)
class Side:
    """One page in a comparison. scores: Lighthouse's, of 100; bytes over the wire; smallest: visible text, in pixels."""

    scores: tuple[float, float, float, float]
    bytes: int
    requests: int
    axe: int
    smallest: float
    nu: int


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything of one run.

    day: of measuring, `2026-11-24`; revision: of the content; paper: the scam with most sheets, of so many `scams`;
    held_search: the questions that the ranking was never tuned on; sides: name -> side.
    """

    day: str
    revision: str
    weight: Weight
    requests: Requests
    audits: Audits
    speed: Mapping[str, Speed]
    markup: Markup
    looks: Looks
    narrow: Checked
    old: Checked
    paper: Spot
    scams: int
    bare: Checked
    policy: Checked
    search: Search
    held_search: Search
    self_check: SelfCheck
    guards: int
    sides: Mapping[str, Side]
