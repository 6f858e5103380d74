"""Topics: what people ask about money, by what they come for, and a page for each; some also at a short address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from biaogan.editions import PublicView
from biaogan.model.topic import SHELVES
from biaogan.render.addresses import address
from biaogan.render.sheets.pieces import PublicPiece
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.linked_data import COLLECTION
from biaogan.render.site.posters import pieces_about
from biaogan.render.site.with_pages import has_page, named
from biaogan.values import Json

REST = "别的"  # of topics whose editor chose no shelf
LONGEST_LEAD = 10  # characters before the colon of a point that stand as its heading
POSTERS_FIRST = 6  # pictures on a topic's page; the sheets' own pages have all sizes


@dataclass(frozen=True, slots=True)
class Point:
    """A point: the few words before its colon, empty where there are none, and the rest."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class AnsweredQuestion:
    """A question with its answer, empty where the record has none."""

    asked: str
    answer: str


@dataclass(frozen=True, slots=True)
class Group:
    """For whom a topic is: a record of an audience, and whether it has a page to link to."""

    record: PublicView
    linked: bool


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list, one page for each topic, and that page again where it has a short address."""
    topics = site.public.of("topic")
    shelves = by_shelf(topics)
    yield site.own(
        own,
        "topics.html",
        shelves=shelves,
        short=tuple(topic for topic in topics if topic.place),
        fill={"subjects": "、".join(shelves)},
        linked=COLLECTION,
    )
    for topic in topics:
        place = address(topic.id)
        yield _page(site, own, topic, place, "")
        if topic.place:
            yield _page(site, own, topic, f"{topic.place}/", place)


def _page(site: Site, own: PlannedPage, topic: PublicView, path: str, twin_of: str) -> Draft:
    questions = tuple(map(question, topic.ask))
    related = tuple(record for record in named(site.public, topic.related) if record.id != topic.id)
    return site.page(
        path,
        "topic.html",
        topic.title,
        listed=not twin_of,
        record=None if twin_of else topic,
        crumbs=own.trail,
        twin_of=twin_of,
        says=topic.summary,
        linked=_faq(topic, questions),
        one=topic,
        points=tuple(map(point, topic.points)),
        questions=questions,
        groups=audiences(site, topic),
        scams=tuple(record for record in related if record.kind == "scam"),
        others=tuple(record for record in related if record.kind == "topic"),
        rest=tuple(record for record in related if record.kind not in ("scam", "topic")),
        sheets=_sheets(site, topic),
    )


def by_shelf(topics: tuple[PublicView, ...]) -> dict[str, tuple[PublicView, ...]]:
    """Shelf -> its topics, in the order of the model; those without a shelf come last."""
    placed = {name: tuple(topic for topic in topics if (topic.shelf or REST) == name) for name in (*SHELVES, REST)}
    return {name: members for name, members in placed.items() if members}


def point(line: str) -> Point:
    """`看：对着光看水印。` -> `看` and `对着光看水印。`; a long sentence before the colon is no heading."""
    lead, _, text = line.partition("：")
    return Point(lead, text) if lead and text and len(lead) <= LONGEST_LEAD else Point("", line)


def question(line: str) -> AnsweredQuestion:
    """`要交钱吗？不要。` -> the question with its mark, and the answer."""
    asked, mark, answer = line.partition("？")
    return AnsweredQuestion(asked + mark, answer.strip())


def audiences(site: Site, topic: PublicView) -> tuple[Group, ...]:
    """Public audiences of the topic, with whether they have a page of their own."""
    records = site.public.by_id()
    return tuple(Group(records[i], has_page(records[i])) for i in topic.audiences if i in records)


def _faq(topic: PublicView, questions: tuple[AnsweredQuestion, ...]) -> dict[str, Json]:
    """schema.org's words for a page of questions; without an answered one it is a page like any other."""
    changed: dict[str, Json] = {"dateModified": str(topic.effective)}
    answered: list[Json] = [
        {"@type": "Question", "name": q.asked, "acceptedAnswer": {"@type": "Answer", "text": q.answer}}
        for q in questions
        if q.answer
    ]
    return {"@type": "FAQPage", **changed, "mainEntity": answered} if answered else changed


def _sheets(site: Site, topic: PublicView) -> tuple[PublicPiece, ...]:
    """Pieces that print the topic, those about nothing else first, one of each sheet."""
    own = pieces_about(topic, site.pieces)
    shared = tuple(p for p in site.pieces if any(subject.id == topic.id for subject in p.subjects))
    first = {piece.sheet.id: piece for piece in reversed((*own, *(p for p in shared if p not in own)))}
    return tuple(sorted(first.values(), key=lambda p: (p not in own, p.sheet.id)))[:POSTERS_FIRST]
