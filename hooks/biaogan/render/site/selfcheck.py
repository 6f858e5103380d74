"""The self-check: a page to begin, one for each question on a way, one for each verdict. What is answered stays here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from biaogan.render.site.frame import Draft, Site
from biaogan.render.site.naming import named
from biaogan.selfcheck.graph import DEPTH, Graph, Verdict, make_graph

START = "check/"
TITLE = "我遇到的是骗局吗？"
LIKE, NO_SIGNS, NOT_ALL = "很像：", "没有发现常见信号，但仍请小心", "骗法天天在变，几个问题问不全。"
FIRST = 3  # lines of what to do now that a verdict shows


def pages(site: Site) -> Iterator[Draft]:
    """Nothing where there is no question to ask."""
    graph = make_graph(site.public)
    if isinstance(graph.start, Verdict):
        return
    places = _places(graph)
    yield site.page(
        START + "index.html",
        "check.html",
        TITLE,
        about={"description": f"最多{DEPTH}个问题，答“是”“否”或者“不清楚”，看看像不像骗局。"},
        first=_question(1),
        most=DEPTH,
        scams=site.public.of("scam"),
        graph=_data(site, graph),
    )
    for number, node in enumerate(graph.nodes, 1):
        before = graph.parents(number)
        yield site.page(
            _question(number) + "index.html",
            "question.html",
            node.question.ask,
            listed=False,
            crumbs=((START, TITLE),),
            question=node.question,
            asked=node.asked,
            most=DEPTH,
            ways=tuple(places[way] for way in node.ways),
            back=_question(before[0]) if len(before) == 1 else START,
        )
    for verdict in graph.verdicts():
        yield _verdict(site, verdict, places[verdict])


def _verdict(site: Site, verdict: Verdict, place: str) -> Draft:
    if not verdict.kind:
        title, scam = NO_SIGNS, None
    else:
        scam = site.public.by_id()[verdict.kind]
        title = LIKE + scam.title
    return site.page(
        place + "index.html",
        "verdict.html" if scam else "no_signs.html",
        title,
        listed=False,
        crumbs=((START, TITLE),),
        scam=scam,
        others=named(site.public, verdict.others),
        first_steps=FIRST,
        not_all=NOT_ALL,
    )


def _question(number: int) -> str:
    return f"{START}{number}/"


def _places(graph: Graph) -> dict[int | Verdict, str]:
    """Where every question and every verdict stands."""
    places: dict[int | Verdict, str] = {number: _question(number) for number in range(1, len(graph.nodes) + 1)}
    places.update({end: f"{START}r/{end.kind}/" if end.kind else START + "none/" for end in graph.verdicts()})
    return places


def _data(site: Site, graph: Graph) -> dict[str, Any]:
    """The graph for the script. nodes: question, then the ways; a way below zero is the verdict of that number."""
    questions = list({node.question.id: node.question for node in graph.nodes}.values())
    row = {question.id: number for number, question in enumerate(questions)}
    verdicts = graph.verdicts()
    column = {verdict: -number for number, verdict in enumerate(verdicts, 1)}
    records = site.public.by_id()
    kinds = sorted({kind for verdict in verdicts for kind in (verdict.kind, *verdict.others) if kind})
    place = {kind: number for number, kind in enumerate(kinds)}
    return {
        "most": DEPTH,
        "like": LIKE,
        "none": NO_SIGNS,
        "nothing": NOT_ALL,
        "questions": [[q.ask, q.help] if q.help else [q.ask] for q in questions],
        "nodes": [
            [row[node.question.id], *(column[w] if isinstance(w, Verdict) else w for w in node.ways)]
            for node in graph.nodes
        ],
        "verdicts": [[place[kind] for kind in (verdict.kind, *verdict.others) if kind] for verdict in verdicts],
        "scams": [
            [kind.removeprefix("SCM-"), records[kind].title, records[kind].rule, *records[kind].do_now[:FIRST]]
            for kind in kinds
        ],
    }
