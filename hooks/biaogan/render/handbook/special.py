"""Pages that gather from many records: 现在怎么办, 我今天做什么, glossary, 6S words, sources, due list."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import get_args

from biaogan.finding.pinyin import initial, sorting_key
from biaogan.model.citing import citations
from biaogan.model.process import Process
from biaogan.model.registers import SixSWord, SourceRow, Term
from biaogan.model.role import Duty, Phase, Role
from biaogan.model.zone import Zone
from biaogan.render.handbook.gathered import LAST, Handbook
from biaogan.render.handbook.page import HandbookPage, make_page, table_of_contents
from biaogan.render.handbook.records import section_order
from biaogan.render.handbook.templates import environment
from biaogan.render.handbook.view import DUE_SOON_DAYS, View

PHASES: tuple[str, ...] = get_args(Phase)
PHASE_ANCHORS = dict(zip(PHASES, ("before", "open", "after", "incident"), strict=True))


@dataclass(frozen=True, slots=True)
class DayPart:
    """One time of the day with what a role does in it."""

    name: str
    anchor: str
    duties: tuple[Duty, ...]


def current_processes(view: View) -> tuple[Process, ...]:
    """Processes in force that answer situations."""
    return tuple(p for p in view.book.of(Process) if p.situations and view.index.in_force(p))


def now(book: Handbook) -> dict[str, object]:
    """现在怎么办: every situation with the first things to do."""
    return {"processes": current_processes(book.view)}


def today_title(role: Role) -> str:
    """What a role's day is called."""
    return f"{role.title}：今天做什么"


def day_parts(role: Role) -> tuple[DayPart, ...]:
    """The role's duties by time of day, in the order of the day; empty times are left out."""
    by_phase = {name: tuple(d for d in role.duties if d.phase == name) for name in PHASES}
    return tuple(DayPart(name, PHASE_ANCHORS[name], duties) for name, duties in by_phase.items() if duties)


def today_pages(view: View) -> Iterator[HandbookPage]:
    """我今天做什么, one page a role."""
    roles = tuple(r for r in view.book.of(Role) if view.index.in_force(r))
    for position, role in enumerate(roles, 1):
        yield make_page(
            view,
            f"today/{role.id}/",
            ("today.html.j2",),
            today_title(role),
            section="岗位与流程",
            order=section_order("岗位与流程") + LAST + position,
            role=role,
            parts=day_parts(role),
            others=tuple(r for r in roles if r.id != role.id),
        )


def words_of_6s(book: Handbook) -> dict[str, object]:
    """The words of 6S, each with the inspection items that belong to it."""
    items: dict[str, list[str]] = defaultdict(list)
    for zone in book.view.book.of(Zone):
        for item in zone.items:
            items[item.word].append(item.id)
    return {"words": book.view.book.register(SixSWord), "items": items}


def _letter(term: Term) -> str:
    """Where a term stands: staff look Ⅱ类账户 up under I, as it is typed."""
    return initial(unicodedata.normalize("NFKC", term.term))


def glossary(book: Handbook) -> dict[str, object]:
    """The glossary in pinyin order under its letters."""
    terms = sorted(book.view.book.register(Term), key=lambda t: (_letter(t), sorting_key(t.term), t.term))
    return {"letters": [(letter, tuple(group)) for letter, group in groupby(terms, key=_letter)]}


def sources(book: Handbook) -> dict[str, object]:
    """Every row that the book cites, by document, and what cites it."""
    rows = sorted(book.view.book.register(SourceRow), key=lambda r: (r.document, r.key[0], int(r.key[2:])))
    cited = cited_by(book.view)
    homes = [r for r in rows if r.id in cited or r.only_here]
    return {
        "documents": [(name, tuple(group)) for name, group in groupby(rows, key=lambda r: r.document)],
        "cited": cited,
        "used": sum(r.id in cited for r in rows),
        "only_here": sum(r.id not in cited and r.only_here is not None for r in rows),
        "homeless": tuple(r for r in rows if r.id not in cited and not r.only_here),
        "share": f"{len(homes) / max(1, len(rows)):.1%}",
        "internal": sum(r.internal for r in rows),
        "count": len(rows),
    }


def cited_by(view: View) -> dict[str, tuple[str, ...]]:
    """Source row -> ids of the parts, records and register entries that cite it."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for citation in citations(view.book):
        for row in citation.rows:
            found[row][citation.id] = None
    return {row: tuple(ids) for row, ids in found.items()}


def due_list(book: Handbook) -> dict[str, object]:
    """Records past their review, and those whose review comes within DUE_SOON_DAYS."""
    view = book.view
    limit = view.today + timedelta(days=DUE_SOON_DAYS)
    listed = sorted((r for r in view.book.records if r.review_by <= limit), key=lambda r: (r.review_by, r.id))
    return {
        "overdue": tuple(r for r in listed if view.index.due(r)),
        "soon": tuple(r for r in listed if not view.index.due(r)),
        "days": DUE_SOON_DAYS,
    }


def codes_page(codes: Mapping[str, tuple[str, str]]) -> HandbookPage:
    """The page that lists every code of a finding. codes: code -> (title, why the rule exists)."""
    html = environment().get_template("codes.html.j2").render(codes=codes)
    return HandbookPage("codes/", "问题代码", html, table_of_contents(html), "更多", "", 9_000, True)
