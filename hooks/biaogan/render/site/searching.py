"""The search: one page that lists all others, and one file with the ranking and everything that can be found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from biaogan.finding import Found, columns
from biaogan.finding.columns import WORD_KIND
from biaogan.model import CONTENT_TYPES
from biaogan.places import THEME
from biaogan.render.site.directory import shelves
from biaogan.render.site.frame import MENU, MORE, Asset, Draft, Site
from biaogan.render.site.offline import BOOK
from biaogan.render.site.reading import headings, main_lines
from biaogan.render.site.scripts import minified

RANKING = THEME / "assets" / "ranking.js"  # the handbook's and ours
# The handbook's weights are those of staff. Whoever comes here wants help first; what only leads on to the page that helps
# has its words too, and stands behind it; paper and festivals come last.
SOUGHT = {
    **{kind.KIND: kind.SOUGHT for kind in CONTENT_TYPES},
    "topic": 1.0,
    "alert": 0.6,
    "audience": 0.5,
    "campaign": 0.5,
    "quiz": 0.4,
    "sheet": 0.6,
    "slogan": 0.4,
}
PAGE_KIND = ""  # its title says what it is
PAGE = 0.5  # a page without a record: most of them are lists
PAGES = {"help/": 1.0, "about/": 0.9, "bring/": 0.9, "check/": 0.6}  # those that are more than a list
WORD = 0.45  # a definition helps only those who ask for one
WAYS_ON = ("check/", "scams/", "help/")  # for whoever finds nothing, as far as they exist


def pages(site: Site, made: tuple[Draft, ...]) -> Iterator[Draft | Asset]:
    """The page and its index. made: every page to be found."""
    listed = tuple(draft for draft in made if draft.listed)
    index = _index(site, listed)
    yield index
    there = {draft.address: draft for draft in listed}
    yield site.page(
        "search/index.html",
        "search.html",
        "找一找",
        about={"description": "用一句话找到您要的那一页，或者从全部页面里挑。"},
        loads=True,
        index=index.path,
        shelves=shelves(site.public, listed),
        ways=tuple(there[place] for place in WAYS_ON if place in there),
        book=BOOK,
    )


def _index(site: Site, listed: tuple[Draft, ...]) -> Asset:
    """The ranking and the columns as one script: a file opened from a disk may run scripts, but not fetch data."""
    found = tuple(documents(site, listed))
    data = columns(found, _synonyms(site, found))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # line ends for a script of 2018
    script = f"{minified(RANKING.read_text('utf-8'))}window.biaoganFound={text};\n"
    return Asset(f"assets/search-{hashlib.sha256(script.encode()).hexdigest()[:16]}.js", script)


def documents(site: Site, listed: Iterable[Draft]) -> Iterator[Found]:
    """Every listed page, then every word of the glossary that has a place on one of them."""
    listed = tuple(listed)
    records = site.public.by_id()
    called = _labels()
    titles = frozenset(draft.title for draft in listed)
    for draft in listed:
        record = records.get(draft.record)
        kind = record.kind_name if record is not None else PAGE_KIND
        names = tuple(record.aliases) if record is not None else (*called.get(draft.address, ()), *headings(draft.text))
        rank = SOUGHT[record.kind] if record is not None else PAGES.get(draft.address, PAGE)
        # A line that is a title is a link to that page; one that begins with the id is about the page, not what it says.
        said = (line for line in main_lines(draft.text) if line not in titles)
        body = "\n".join(line for line in said if not draft.record or not line.startswith(draft.record))
        yield Found(draft.record or draft.address, draft.path, kind, draft.title, "", names, body, rank)
    for term in site.public.terms:
        place = next((draft for draft in listed if f'id="{term.id}"' in draft.text), None)
        if place is not None:
            url = f"{place.path}#{term.id}"
            yield Found(term.id, url, WORD_KIND, term.term, place.title, tuple(term.aliases), term.definition, WORD)


def _labels() -> dict[str, tuple[str, ...]]:
    """What the menus call a page, by address: names beside its title."""
    found: dict[str, list[str]] = {}
    for place, label in (*MENU, *MORE):
        found.setdefault(place.removesuffix("index.html"), []).append(label)
    return {place: tuple(dict.fromkeys(labels)) for place, labels in found.items()}


def _synonyms(site: Site, found: Iterable[Found]) -> Iterator[tuple[str, ...]]:
    """Public groups that lead somewhere: a word of theirs stands in something to be found."""
    said = "\n".join("\n".join((one.title, *one.names, one.body)) for one in found).casefold()
    for group in site.public.synonyms:
        words = group.words
        if any(word.casefold() in said for word in words):
            yield tuple(words)
