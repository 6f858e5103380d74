"""The graph of the self-check: short, small, always the same, and never an alarm without a 是."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biaogan.editions import PublicBook, make_public
from biaogan.index import make_index
from biaogan.model.book import load
from biaogan.selfcheck import ANSWERS, DEPTH, LINES, Graph, Line, Verdict, cue_of, make_graph
from tests.real import prepared
from tests.site import sample

Way = tuple[tuple[tuple[Line, ...], bool | None], ...]  # what was asked about, and the answer


@cache
def real() -> PublicBook:
    """The public book of the standards in this project."""
    return prepared().public


@cache
def real_graph() -> Graph:
    return make_graph(real())


def invented(scams: int, **changed: str) -> PublicBook:
    """The sample with this many scams. changed: `SCM_002="cue: …"` puts lines into a record."""
    texts = {f"standards/scams/SCM-00{n}.yml": "" for n in (1, 2)}
    for number in range(1, scams + 1):
        text = sample.scam(1).replace("SCM-001", f"SCM-{number:03}", 1)
        text = text.replace("related: [SCM-002, CMP-001, PRC-001]", "related: []")
        more = changed.get(f"SCM_{number:03}", "")
        texts[f"standards/scams/SCM-{number:03}.yml"] = text.replace("visibility: public", more or "visibility: public")
    kept = {
        p: t for p, t in sample.texts().items() if ("/scams/" not in p and "/registers/" in p) or p.endswith("bank.yml")
    }
    files = {path: text for path, text in {**kept, **texts}.items() if text}
    book, problems = load(sample.InMemory(files))
    assert not problems, "\n".join(map(str, problems))
    return make_public(book, make_index(book, sample.TODAY))


def ways(graph: Graph, at: int | Verdict, before: Way = ()) -> Iterator[tuple[Way, Verdict]]:
    """Every way from here to an end."""
    if isinstance(at, Verdict):
        yield before, at
        return
    node = graph.nodes[at - 1]
    for answer, way in zip(ANSWERS, node.ways, strict=True):
        yield from ways(graph, way, (*before, (node.lines, answer)))


def verify(public: PublicBook, graph: Graph) -> None:
    """What must hold for every way through every graph."""
    scams = {scam.id for scam in public.of("scam")}
    for way, verdict in ways(graph, 1):
        assert len(way) <= graph.most
        yes = [lines for lines, answer in way if answer]
        named = verdict.scam.id if verdict.scam else ""
        if named:
            assert any(line.scam.id == named for lines in yes for line in lines), "an alarm without a 是"
        else:
            assert not yes
        assert named not in {other.id for other in verdict.others}
    ends = {v.scam.id if v.scam else "" for v in graph.verdicts()}
    assert ends == scams | {""}
    assert len(graph.nodes) + len(graph.verdicts()) + 1 <= 300


def test_the_real_graph_keeps_all_rules() -> None:
    verify(real(), real_graph())
    assert real_graph().most <= DEPTH
    assert max(len(node.lines) for node in real_graph().nodes) <= LINES


def test_every_public_scam_has_a_line_of_its_own() -> None:
    told = [cue_of(scam) for scam in real().of("scam")]
    assert len(set(told)) == len(told)
    assert all(scam.cue for scam in real().of("scam"))


def test_the_way_back_leads_to_the_question_before() -> None:
    graph = real_graph()
    for number, node in enumerate(graph.nodes, 1):
        assert (node.before == 0) == (number == 1)
        if node.before:
            assert number in graph.nodes[node.before - 1].ways
            assert node.asked == graph.nodes[node.before - 1].asked + 1


def test_equal_books_give_equal_graphs() -> None:
    def shape(graph: Graph) -> list[object]:
        return [([line.scam.id for line in n.lines], n.asked, n.before, list(map(str, n.ways))) for n in graph.nodes]

    assert shape(make_graph(real())) == shape(real_graph())


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 70))
def test_every_number_of_scams_keeps_all_rules(scams: int) -> None:
    public = invented(scams)
    graph = make_graph(public)
    verify(public, graph)
    assert graph.most <= (DEPTH if scams < 2**DEPTH else DEPTH + 1)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.data())
def test_whoever_knows_one_line_alone_hears_its_name(scams: int, data: st.DataObject) -> None:
    public = invented(scams)
    met = data.draw(st.sampled_from([scam.id for scam in public.of("scam")]))
    verdict, count = make_graph(public).end(lambda line: line.scam.id == met)
    assert (verdict.scam.id, count <= DEPTH) == (met, True)


@pytest.mark.parametrize("answer", [False, None])
def test_whoever_knows_no_line_hears_of_none(answer: bool | None) -> None:
    assert real_graph().end(lambda _: answer)[0] == Verdict()


def test_a_book_without_scams_asks_nothing() -> None:
    assert make_graph(invented(0)) == Graph((), 0)


@pytest.mark.parametrize("hidden", ["visibility: staff", "visibility: public\nexpires: 2026-12-01"])
def test_a_scam_that_is_not_public_or_over_is_not_asked_about(hidden: str) -> None:
    graph = make_graph(invented(2, SCM_002=hidden))
    assert {v.scam.id for v in graph.verdicts() if v.scam} == {"SCM-001"}


def test_a_new_scam_is_asked_about_before_anybody_wrote_a_line_for_it() -> None:
    """By its rule, which every scam must have."""
    (line,) = make_graph(invented(1)).nodes[0].lines
    assert line.text == "叫您转到安全账户"
    (line,) = make_graph(invented(1, SCM_001="visibility: public\ncue: 叫您转钱去查")).nodes[0].lines
    assert line.text == "叫您转钱去查"
