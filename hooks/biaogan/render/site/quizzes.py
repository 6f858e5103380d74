"""Quizzes: a page that invites, and one for each set of questions. Nothing of what anybody answers is kept."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.addresses import address
from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.render.site.with_pages import named


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """The list and one page for each quiz."""
    known = site.public.by_id()
    quizzes = tuple(quiz for quiz in site.public.of("quiz") if quiz.questions)
    yield site.own(own, "quizzes.html", quizzes=quizzes)
    for quiz in quizzes:
        yield site.page(
            address(quiz.id),
            "quiz.html",
            quiz.title,
            record=quiz,
            crumbs=own.trail,
            tab=f"{own.name}：{quiz.title}",
            says=quiz.summary,
            linked={"@type": "Quiz", "dateModified": str(quiz.effective)},
            scams={q.scam: known[q.scam] for q in quiz.questions if q.scam},
            slogan=known.get(quiz.slogan) if quiz.slogan else None,
            slogan_page=named(site.public, (quiz.slogan,) if quiz.slogan else ()),
            pieces=tuple(p for p in site.pieces if quiz.slogan in {subject.id for subject in p.subjects}),
            others=tuple(other for other in quizzes if other.id != quiz.id),
        )
