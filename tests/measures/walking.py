"""What a browser finds out on the built site."""

from __future__ import annotations

import gzip
import statistics
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from biaogan.build import Prepared
from biaogan.render.addresses import address
from tests.browser.old_looks import failures, looks_at
from tests.browser.templates import by_template
from tests.browser.walks import (
    PAGE,
    SCREENS,
    VIEWS,
    WHOLE_SITES,
    broken_rules,
    first_screens,
    incomplete_without_script,
    left_behind,
    printed,
    refused,
    too_wide,
    weights,
)
from tests.checkers.pages import pages
from tests.measures.numbers import Checked, Looks, Search, Spot, Weight
from tests.search.asking import answers_of, found_by, questions

OLD_WIDTH = 360  # pixels


@dataclass(frozen=True, slots=True)
class Walk:
    """A built public tree, the address it is served at, a browser, and the longest page of every template."""

    tree: Path
    site: str
    browser: Browser
    prepared: Prepared
    longest: dict[str, str]

    def weight(self) -> Weight:
        """Of every page, and of the first screen of every template."""
        weighed = weights(self.tree)
        templates = {
            template: highest({page.path: weighed[page.path] for page in made if page.path in weighed})
            for template, made in by_template(self.prepared).items()
            if template in self.templates()
        }
        screens = {
            f"{width}×{height}": highest(
                first_screens(self.browser, self.site, self.tree, self.templates().values(), (width, height))
            )
            for width, height in SCREENS
        }
        heavy = tuple(f"{path}: {size} 字节" for path, size in weighed.items() if size > PAGE)
        (offline,), (index,) = (
            [len(gzip.compress(path.read_bytes(), 9)) for path in paths]
            for paths in ([self.tree / name for name in WHOLE_SITES], self.tree.glob("assets/search-*.js"))
        )
        return Weight(len(weighed), statistics.median(weighed.values()), heavy, templates, screens, offline, index)

    def templates(self) -> dict[str, str]:
        """Template -> its longest page, without files that are a whole site."""
        return {template: page for template, page in self.longest.items() if page not in WHOLE_SITES}

    def left(self) -> tuple[Checked, Checked]:
        """Requests to other hosts, and what is kept in the browser."""
        kept, strangers = left_behind(self.browser, self.site, self.longest.values())
        return Checked(len(self.longest), tuple(strangers)), Checked(len(self.longest), tuple(kept))

    def looks(self) -> Looks:
        """axe and our own rules, in the light and in the dark."""
        found = {
            place: rules
            for scheme in ("light", "dark")
            for place, rules in broken_rules(self.browser, self.site, self.longest.values(), scheme).items()
        }
        axe = tuple(f"{place}: {rule}" for place, rules in found.items() for rule in rules.axe)
        own = tuple(f"{place}: {rule}" for place, rules in found.items() for rule in rules.own)
        return Looks(len(self.longest), 2 * len(VIEWS) * len(self.longest), axe, own)

    def narrow(self) -> Checked:
        """Every page in a window of 320 pixels."""
        every = pages(self.tree)
        wide = too_wide(self.browser, self.site, every, 320)
        return Checked(len(every), tuple(f"{page}: 宽出 {by} 像素" for page, by in wide.items()))

    def paper(self) -> tuple[Spot, int]:
        """The scam that fills the most sheets of A4, and how many scams were printed."""
        scams = [address(scam.id) for scam in self.prepared.public.of("scam")]
        with tempfile.TemporaryDirectory() as folder:
            return highest(printed(self.browser, self.site, scams, Path(folder))), len(scams)

    def bare(self) -> Checked:
        """Pages that need their script."""
        found = incomplete_without_script(self.browser, self.site, self.tree, self.longest.values())
        return Checked(len(self.longest), tuple(found))

    def policy(self) -> Checked:
        """What the pages' own policies, and that of `_headers`, refuse."""
        found = refused(self.browser, self.site, self.longest.values())
        return Checked(len(self.longest), tuple(line.replace(self.site, "") for line in found))

    def search(self) -> tuple[Search, Search]:
        """All questions, and those of them that the ranking was never tuned on."""
        answers = answers_of(self.browser, self.tree)
        parts = (questions(), [row for row in questions() if row.held])
        everything, held = (Search(len(rows), *found_by(answers, rows)[:2]) for rows in parts)
        return everything, held


def old(tree: Path, longest: Iterable[str]) -> Checked:
    """Pages in the browser of 2018, opened from the disk. Its process is its own, so no other browser is needed."""
    looks = looks_at(tree, longest, (OLD_WIDTH,))
    said = [f"{page}: {line}" for (page, _), look in looks.items() for line in failures(look)]
    return Checked(len(looks), tuple(line.replace(f"{tree.as_uri()}/", "") for line in said))


def highest(numbers: dict[str, int]) -> Spot:
    """The page with the highest number, the first of several."""
    page = max(numbers, key=lambda name: numbers[name])
    return Spot(page, numbers[page])
