"""The self-check: a page to begin, one for each question, one for each verdict. What is answered stays on the device."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.site.frame import Draft, PlannedPage, Site
from biaogan.selfcheck import Graph, Line, Node, Verdict, make_graph

START = "check/"
MANY, ONE = "下面这些，有您遇到的吗？", "是这样吗？"
LIKE, NO_SIGNS, NOT_ALL = "很像：", "没有发现常见信号，但仍请小心", "骗法天天在变，几个问题问不全。"
FIRST = 3  # lines of what to do now that a verdict shows


def pages(site: Site, own: PlannedPage) -> Iterator[Draft]:
    """Where there is nothing to ask about, one page that says what to do anyway."""
    graph = make_graph(site.public)
    if not graph.nodes:
        yield site.own(own, "no_signs.html", fill={"most": 0}, not_all=NOT_ALL)
        return
    lines = _lines(graph)
    yield site.own(
        own,
        "check.html",
        fill={"most": graph.most},
        first=_question(1),
        most=graph.most,
        lines=lines,
        graph=_data(graph, lines),
    )
    for number, node in enumerate(graph.nodes, 1):
        yield site.page(
            _question(number),
            "question.html",
            f"第{node.asked}问：{_asks(node)}",
            listed=False,
            crumbs=own.trail,
            asks=_asks(node),
            lines=sorted(node.lines, key=_older_first),
            asked=node.asked,
            most=graph.most,
            ways=tuple(_question(way) if isinstance(way, int) else _end(way) for way in node.ways),
            back=_question(node.before) if node.before else START,
        )
    for verdict in graph.verdicts():
        yield site.page(
            _end(verdict),
            "verdict.html" if verdict.scam else "no_signs.html",
            LIKE + verdict.scam.title if verdict.scam else NO_SIGNS,
            listed=False,
            crumbs=own.trail,
            found=verdict.scam,
            others=verdict.others,
            first_steps=FIRST,
            not_all=NOT_ALL,
        )


def _asks(node: Node) -> str:
    return MANY if len(node.lines) > 1 else ONE


def _question(number: int) -> str:
    return f"{START}{number}/"


def _end(verdict: Verdict) -> str:
    return f"{START}r/{verdict.scam.id}/" if verdict.scam else f"{START}none/"


def _lines(graph: Graph) -> tuple[Line, ...]:
    """Every line once: the screens show all there are."""
    lines = {line.scam.id: line for node in graph.nodes for line in node.lines}
    return tuple(sorted(lines.values(), key=_older_first))


def _older_first(line: Line) -> str:
    """What has gone round the longest is met the most."""
    return str(line.scam.id)


def _data(graph: Graph, lines: tuple[Line, ...]) -> dict[str, object]:
    """The graph for the script. Kinds are numbers of `lines`, nodes count from 1, a verdict is below zero: -1 for none.

    nodes: kinds asked about, then the ways; others: kinds beside a kind; scams: title, rule, what to do now.
    """
    place = {line.scam.id: number for number, line in enumerate(lines)}

    def way(to: int | Verdict) -> int:
        if isinstance(to, int):
            return to
        return -place[to.scam.id] - 2 if to.scam else -1

    return {
        "most": graph.most,
        "many": MANY,
        "one": ONE,
        "like": LIKE,
        "none": NO_SIGNS,
        "nothing": NOT_ALL,
        "nodes": [[sorted(place[line.scam.id] for line in n.lines), n.asked, *map(way, n.ways)] for n in graph.nodes],
        "others": {place[v.scam.id]: [place[s.id] for s in v.others] for v in graph.verdicts() if v.others},
        "scams": [[line.scam.title, line.scam.rule, *line.scam.do_now[:FIRST]] for line in lines],
    }
