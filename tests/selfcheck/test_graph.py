"""The graph of the self-check: short, always the same, and never an alarm without a red flag."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biaogan.editions import PublicBook, make_public
from biaogan.index import make_index
from biaogan.model.book import load
from biaogan.selfcheck.graph import ANSWERS, DEPTH, Graph, Verdict, make_graph
from biaogan.source import WorkTree
from tests.site import sample
from tests.support import ROOT, TODAY

QUESTIONS = "standards/registers/questions.yml"
Path = tuple[tuple[str, bool | None], ...]  # questions with their answers
Asked = Sequence[tuple[bool, dict[int, str]]]  # for each question: is it ordinary, and the weight of each scam


@cache
def real() -> PublicBook:
    """The public book of the standards in this project."""
    book, problems = load(WorkTree(ROOT))
    assert not problems
    return make_public(book, make_index(book, TODAY))


@cache
def real_graph() -> Graph:
    return make_graph(real())


def invented(scams: int, asked: Asked, *, hidden: str = "", today: date = sample.TODAY) -> PublicBook:
    """The sample with this many scams and these questions. hidden: text for the second scam instead of `public`."""
    texts = {}
    for number in range(1, 9):
        text = sample.scam(number) if number <= scams else ""
        if text and number == 2 and hidden:
            text = text.replace("visibility: public\n", f"visibility: {hidden}\n")
        texts[f"standards/scams/SCM-00{number}.yml"] = text.replace(
            "related: [SCM-002, CMP-001, PRC-001]", "related: []"
        )
    lines = ["entries:" if asked else "entries: []"]
    for number, (ordinary, flags) in enumerate(asked, 1):
        named = ", ".join(f"{{scam: SCM-00{s}, sign: 叫您转钱, weight: {w}}}" for s, w in flags.items())
        lines.append(
            f"  - {{id: QS-{number:03}, ask: 是第{number}种吗？, ordinary: {str(ordinary).lower()}, flags: [{named}]}}"
        )
    files = {path: text for path, text in {**sample.texts(), **texts, QUESTIONS: "\n".join(lines)}.items() if text}
    book, problems = load(sample.InMemory(files))
    assert not problems, "\n".join(map(str, problems))
    return make_public(book, make_index(book, today))


def paths(graph: Graph, at: int | Verdict, before: Path = ()) -> Iterator[tuple[Path, Verdict]]:
    """Every way from here to an end."""
    if isinstance(at, Verdict):
        yield before, at
        return
    node = graph.nodes[at - 1]
    assert node.asked == len(before) + 1
    for answer, way in zip(ANSWERS, node.ways, strict=True):
        yield from paths(graph, way, (*before, (node.question.id, answer)))


def verify(public: PublicBook, graph: Graph) -> None:
    """What must hold for every way through every graph."""
    questions = {question.id: question for question in public.questions}
    for way, verdict in paths(graph, graph.start):
        assert len(way) <= DEPTH
        assert len({asked for asked, _ in way}) == len(way), "asked twice"
        assert verdict.kind not in verdict.others
        told = {
            flag.scam
            for asked, answer in way
            if answer and not questions[asked].ordinary
            for flag in questions[asked].flags
        }
        assert not verdict.kind or verdict.kind in told, f"an alarm without a red flag: {way}"
        assert verdict.kind or not verdict.others


def test_the_real_graph_keeps_all_rules() -> None:
    verify(real(), real_graph())


def test_the_real_graph_fits_on_three_hundred_pages() -> None:
    assert len(real_graph().nodes) + len(real_graph().verdicts()) + 1 <= 300


def test_every_public_scam_can_come_out_and_so_can_none() -> None:
    assert {verdict.kind for verdict in real_graph().verdicts()} == {scam.id for scam in real().of("scam")} | {""}


def test_every_node_but_the_first_is_led_to_from_an_earlier_question() -> None:
    graph = real_graph()
    for number, node in enumerate(graph.nodes, 1):
        before = graph.parents(number)
        assert bool(before) == (number > 1)
        assert all(graph.nodes[n - 1].asked == node.asked - 1 for n in before)


def test_equal_books_give_equal_graphs() -> None:
    again = make_graph(real())
    assert [(n.question.id, n.asked, n.ways) for n in again.nodes] == [
        (n.question.id, n.asked, n.ways) for n in real_graph().nodes
    ]


WEIGHTS = st.sampled_from(["sure", "often", "maybe"])


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda scams: st.tuples(
            st.just(scams),
            st.lists(st.tuples(st.booleans(), st.dictionaries(st.integers(1, scams), WEIGHTS, min_size=1)), max_size=9),
        )
    )
)
def test_every_graph_keeps_all_rules(book: tuple[int, list[tuple[bool, dict[int, str]]]]) -> None:
    public = invented(*book)
    verify(public, make_graph(public))


TELLING = [(False, {1: "sure"}), (False, {2: "sure"}), (True, {1: "sure", 2: "sure"})]


def saying(*yes: str) -> Callable[[Any], bool]:
    """Answers 是 to these questions and 否 to all others."""
    return lambda question: question.id in yes


def test_whoever_has_a_scams_own_red_flag_hears_its_name() -> None:
    graph = make_graph(invented(2, TELLING))
    for number in (1, 2):
        assert graph.end(saying(f"QS-00{number}", "QS-003"))[0].kind == f"SCM-00{number}"
    assert graph.end(saying("QS-003"))[0] == Verdict()
    assert graph.end(lambda _: None)[0] == Verdict()


@pytest.mark.parametrize("asked", [[], [(True, {1: "sure"})]])
def test_a_book_with_nothing_telling_to_ask_asks_nothing(asked: Asked) -> None:
    assert make_graph(invented(1, asked)) == Graph(Verdict(), ())


def test_one_scam_is_enough() -> None:
    graph = make_graph(invented(1, [(False, {1: "sure"})]))
    assert graph.verdicts() == (Verdict(), Verdict("SCM-001"))


@pytest.mark.parametrize("hidden", ["staff", "public\nexpires: 2026-12-01"])
def test_a_scam_that_is_not_public_or_over_is_not_asked_for(hidden: str) -> None:
    public = invented(2, TELLING, hidden=hidden)
    assert {flag.scam for question in public.questions for flag in question.flags} == {"SCM-001"}
    assert {verdict.kind for verdict in make_graph(public).verdicts()} == {"", "SCM-001"}
