"""Quizzes: a page that invites, and one for each set of questions. Nothing of what anybody answers is kept."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import address, named

LIST = ("quiz/index.html", "我是反诈达人")


def pages(site: Site) -> Iterator[Draft]:
    """The list and one page for each quiz."""
    known = site.public.by_id()
    quizzes = tuple(quiz for quiz in site.public.of("quiz") if quiz.questions)
    yield site.page(
        LIST[0],
        "quizzes.html",
        LIST[1],
        quizzes=quizzes,
        about={"description": "几道小题，看看您认不认得骗局。不用登录，也不记您答了什么。"},
    )
    for quiz in quizzes:
        yield site.page(
            address(quiz.id) + "index.html",
            "quiz.html",
            quiz.title,
            record=quiz,
            crumbs=(LIST,),
            about={"@type": "Quiz", "description": quiz.summary, "dateModified": str(quiz.effective)},
            scams={q.scam: known[q.scam] for q in quiz.questions if q.scam},
            slogan=known.get(quiz.slogan) if quiz.slogan else None,
            slogan_page=named(site.public, (quiz.slogan,) if quiz.slogan else ()),
            pieces=tuple(p for p in site.pieces if quiz.slogan in {subject.id for subject in p.subjects}),
            others=tuple(other for other in quizzes if other.id != quiz.id),
        )
