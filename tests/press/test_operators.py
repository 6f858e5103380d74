"""The strict reader of content streams says the same as a general one, and refuses what it cannot read."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pikepdf import Pdf

from biaogan.press.reader.operators import PATH, UnreadableError, operations
from biaogan.press.reader.outline import Outline
from tests.press.proof import fan, leaflet
from tests.press.spoiling import good


def ours(data: bytes) -> list[tuple[str, list[Any]]]:
    """Operations with runs of path segments taken apart, and dictionaries left out as the reader leaves them out."""
    out: list[tuple[str, list[Any]]] = []
    for operator, values in operations(data):
        if operator != PATH:
            out.append((operator, [] if operator in ("BDC", "DP") else [_plain(v) for v in values]))
            continue
        numbers: list[Any] = []
        for token in values.split():
            if token.isalpha():
                out.append((token.decode(), numbers))
                numbers = []
            else:
                numbers.append(float(token))
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return str(value) if isinstance(value, str) else value


def theirs(data: bytes) -> list[tuple[str, list[Any]]]:
    """The same by pikepdf."""
    with Pdf.new() as pdf:
        read = pikepdf.parse_content_stream(pdf.make_stream(data))
        return [
            (str(i.operator), [] if str(i.operator) in ("BDC", "DP") else [_value(o) for o in i.operands]) for i in read
        ]


def _value(value: Any) -> Any:
    if isinstance(value, int | Decimal | float) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, pikepdf.Array):
        return [_value(v) for v in value]
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    return bytes(value) if isinstance(value, pikepdf.String) else value


@pytest.mark.parametrize("made", [good("poster"), good("checklist"), leaflet(), fan()])
def test_real_sheets_read_the_same(made: bytes) -> None:
    with Pdf.open(io.BytesIO(made)) as pdf:
        for page in pdf.pages:
            data = page.Contents.read_bytes()
            assert ours(data) == theirs(data)


NUMBER = st.floats(-2000, 2000, allow_nan=False).map(lambda v: f"{v:.4f}") | st.integers(-999, 999).map(str)
TEXT = st.binary(max_size=8).map(lambda raw: "(" + "".join(f"\\{b:03o}" for b in raw) + ")") | st.sampled_from(
    ["(a(b)c)", "(a\\)b)", "(\\n\\\\)", "()", "<0aF>", "<>", "(% no note)"]
)
NAME = st.sampled_from(["/f0", "/Pattern", "/c.1", "/A-b_2"])
LINE = st.one_of(
    st.tuples(NUMBER, NUMBER, st.sampled_from("ml")).map(" ".join),
    st.tuples(*[NUMBER] * 6, st.sampled_from(["c", "cm", "Tm"])).map(" ".join),
    st.tuples(*[NUMBER] * 4, st.sampled_from(["re", "k", "K", "v", "y"])).map(" ".join),
    st.sampled_from(["h", "f*", "S", "q", "Q", "BT", "ET", "EMC", "T*", "n", "W*", "% a note ) ( ["]),
    st.tuples(NAME, st.sampled_from(["gs", "cs", "Do", "BMC"])).map(" ".join),
    st.tuples(NAME, NUMBER, st.just("Tf")).map(" ".join),
    st.tuples(NAME, st.sampled_from(["<</MCID 3>>", "<</A[1 2]/B(x)>>", "/P1"]), st.just("BDC")).map(" ".join),
    st.tuples(TEXT, st.sampled_from(["Tj", "'"])).map(" ".join),
    st.tuples(NUMBER, NUMBER, TEXT, st.just('"')).map(" ".join),
    st.lists(TEXT | NUMBER, max_size=4).map(lambda parts: f"[{' '.join(parts)}]TJ"),
    st.tuples(st.just("["), NUMBER, NUMBER, st.just("]"), NUMBER, st.just("d")).map(" ".join),
)


@given(st.lists(LINE, max_size=12), st.sampled_from(["\n", " \n ", "\r\n", "\n\n"]))
def test_any_content_reads_the_same(lines: list[str], between: str) -> None:
    data = between.join([*lines, ""]).encode("latin-1")
    assert ours(data) == theirs(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"(abc Tj", "文字没有写完"),
        (b"1 0 0", "没有写完"),
        (b"[1 2 Tj", "没有写完"),
        (b"] TJ", "括号没有配对"),
        (b"\x80 q", "读不懂"),
        (b"BI /W 1 ID xx", "内嵌图片没有写完"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        list(operations(data))


CIRCLE = b"0 50 m 0 22.4 22.4 0 50 0 c 77.6 0 100 22.4 100 50 c 100 77.6 77.6 100 50 100 c 22.4 100 0 77.6 0 50 c h "


def test_an_outline_knows_its_box_and_what_it_covers() -> None:
    disc = Outline(CIRCLE, (2, 0, 0, -1, 10, 0))
    assert disc.box() == (10, -100, 210, 0)
    assert disc.tight() == pytest.approx((10, -100, 210, 0), abs=0.01)
    assert disc.covers((110, -50))
    assert not disc.covers((15, -95))
    ((left, right),) = disc.spans(-50, 0)
    assert (left, right) == pytest.approx((10, 210), abs=0.1)
    bulge = Outline(b"0 0 m 0 40 30 40 30 0 c ", (1, 0, 0, 1, 0, 0))
    assert bulge.box()[3] == 40
    assert bulge.tight()[3] == pytest.approx(30, abs=0.1)


def test_a_hole_is_a_hole_by_either_rule() -> None:
    same = b"0 0 9 9 re 3 3 3 3 re "
    assert Outline(same, (1, 0, 0, 1, 0, 0)).covers((4, 4))
    assert not Outline(same, (1, 0, 0, 1, 0, 0), even=True).covers((4, 4))
    turned = b"0 0 m 9 0 l 9 9 l 0 9 l h 3 3 m 3 6 l 6 6 l 6 3 l h "
    assert not Outline(turned, (1, 0, 0, 1, 0, 0)).covers((4, 4))
    assert Outline(turned, (1, 0, 0, 1, 0, 0)).spans(4, 1) == [(0, 3), (6, 9)]
