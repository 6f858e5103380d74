"""The search: one page that lists all others, and one file with the ranking and everything that can be found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

from biaogan.finding import Found, columns
from biaogan.finding.columns import WORD_KIND
from biaogan.model import CONTENT_TYPES
from biaogan.places import THEME
from biaogan.render.site.directory import page_groups
from biaogan.render.site.frame import LIST_SOUGHT, Asset, Draft, PlannedPage, Site
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
WORD = 0.45  # a definition helps only those who ask for one
WAYS_ON = ("check/", "scams/", "help/")  # for whoever finds nothing, as far as they exist


def pages(site: Site, own: PlannedPage) -> Iterator[Draft | Asset]:
    """The page and the index of all that were made before it."""
    listed = tuple(draft for draft in site.made if draft.listed)
    index = _index(site, listed)
    yield index
    there = {draft.address: draft for draft in listed}
    yield site.own(
        own,
        "search.html",
        index=index.path,
        groups=page_groups(site.public, listed),
        ways=tuple(there[place] for place in WAYS_ON if place in there),
        book=BOOK,
    )


def _index(site: Site, listed: tuple[Draft, ...]) -> Asset:
    """The ranking and the columns as one script: a file opened from a disk may run scripts, but not fetch data."""
    found = tuple(found_pages(site, listed))
    data = columns(found, _synonyms(site, found))
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")  # line ends for a script of 2018
    script = f"{minified(RANKING.read_text('utf-8'))}window.biaoganFound={text};\n"
    return Asset(f"assets/search-{hashlib.sha256(script.encode()).hexdigest()[:16]}.js", script)


def found_pages(site: Site, listed: Iterable[Draft]) -> Iterator[Found]:
    """Every listed page, then every word of the glossary that has a place on one of them."""
    listed = tuple(listed)
    records = site.public.by_id()
    rows = {row.address: row for row in site.plan.pages}
    titles = frozenset(draft.title for draft in listed)
    for draft in listed:
        record, row = records.get(draft.record), rows.get(draft.address)
        kind = record.kind_name if record is not None else PAGE_KIND
        called = (row.name,) if row and row.name else ()  # beside its title
        names = tuple(record.aliases) if record is not None else (*called, *headings(draft.text))
        rank = SOUGHT[record.kind] if record is not None else row.sought if row else LIST_SOUGHT
        # A line that is a title is a link to that page; one that begins with the id is about the page, not what it says.
        said = (line for line in main_lines(draft.text) if line not in titles)
        body = "\n".join(line for line in said if not draft.record or not line.startswith(draft.record))
        yield Found(draft.record or draft.address, draft.path, kind, draft.title, "", names, body, rank)
    for term in site.public.terms:
        place = next((draft for draft in listed if f'id="{term.id}"' in draft.text), None)
        if place is not None:
            url = f"{place.path}#{term.id}"
            yield Found(term.id, url, WORD_KIND, term.term, place.title, tuple(term.aliases), term.definition, WORD)


def _synonyms(site: Site, found: Iterable[Found]) -> Iterator[tuple[str, ...]]:
    """Public groups that lead somewhere: a word of theirs stands in something to be found."""
    said = "\n".join("\n".join((one.title, *one.names, one.body)) for one in found).casefold()
    for group in site.public.synonyms:
        words = group.words
        if any(word.casefold() in said for word in words):
            yield tuple(words)
