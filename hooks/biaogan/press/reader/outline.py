"""The outline of what a path operator paints: a box at once, corners and flattened curves only for whoever asks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from biaogan.press.reader.geometry import Box, Matrix, Point, Ring, around, flatten, moved
from biaogan.press.reader.operators import UnreadableError

BLANK = bytes.maketrans(b"mlcvyhre", b" " * 8)


class Outline:
    """Segments as the content stream gave them, and the matrix they go through."""

    __slots__ = ("_rings", "even", "matrix", "raw")

    def __init__(self, raw: bytes, matrix: Matrix, even: bool = False) -> None:
        self.raw, self.matrix, self.even = raw, matrix, even
        self._rings: tuple[Ring, ...] | None = None

    @property
    def count(self) -> int:
        """Number of rings."""
        return self.raw.count(b"m") + self.raw.count(b"re")

    def box(self) -> Box:
        """A box around everything; with curves it may be too large, as it holds their control points."""
        if b"re" in self.raw:
            return around(point for ring in self.rings for point in ring)
        numbers = list(map(float, self.raw.translate(BLANK).split()))
        if len(numbers) % 2 or not numbers:
            raise UnreadableError("路径没有写完")
        xs, ys = numbers[::2], numbers[1::2]
        a, b, c, d, e, f = self.matrix
        left, right, low, high = min(xs), max(xs), min(ys), max(ys)
        if not (b or c):
            x, y = (a * left + e, a * right + e), (d * low + f, d * high + f)
            return (min(x), min(y), max(x), max(y))
        return around([(a * x + c * y + e, b * x + d * y + f) for x, y in zip(xs, ys, strict=True)])

    def tight(self) -> Box:
        """The smallest box."""
        return around(point for ring in self.rings for point in ring)

    @property
    def rings(self) -> tuple[Ring, ...]:
        """Closed rings of corners on the page; curves are cut into short lines."""
        if self._rings is None:
            matrix = self.matrix
            self._rings = tuple(tuple(moved(point, matrix) for point in ring) for ring in _rings(self.raw))
        return self._rings

    def spans(self, level: float, axis: int) -> list[tuple[float, float]]:
        """Where a line across the page lies inside the fill. axis: 0 for the line y = level, 1 for x = level."""
        crossings: list[tuple[float, int]] = []
        other = 1 - axis
        for ring in self.rings:
            before = ring[-1]
            for point in ring:
                one, two = before[other], point[other]
                if (one <= level) != (two <= level):
                    at = before[axis] + (level - one) / (two - one) * (point[axis] - before[axis])
                    crossings.append((at, 1 if two > one else -1))
                before = point
        crossings.sort()
        out: list[tuple[float, float]] = []
        winding, start = 0, 0.0
        for at, turn in crossings:
            was = winding & 1 if self.even else winding
            winding += turn
            now = winding & 1 if self.even else winding
            if now and not was:
                start = at
            elif was and not now:
                out.append((start, at))
        return out

    def covers(self, point: Point) -> bool:
        """True where the fill covers the point."""
        return any(start <= point[0] <= end for start, end in self.spans(point[1], 0))


def within(stops: Sequence[float], start: float, end: float) -> range:
    """Indices of the sorted `stops` from start to end."""
    return range(bisect_left(stops, start), bisect_right(stops, end))


def _rings(raw: bytes) -> list[list[Point]]:
    rings: list[list[Point]] = []
    values: list[float] = []
    for token in raw.split():
        if not token.isalpha():
            values.append(float(token))
            continue
        if token == b"m":
            rings.append([(values[0], values[1])])
        elif token == b"l":
            rings[-1].append((values[0], values[1]))
        elif token == b"re":
            x, y, w, h = values
            rings.append([(x, y), (x + w, y), (x + w, y + h), (x, y + h)])
        elif token != b"h":
            rings[-1].extend(_curve(token, rings[-1][-1], values))
        values = []
    return rings


def _curve(token: bytes, start: Point, values: list[float]) -> list[Point]:
    points = list(zip(values[::2], values[1::2], strict=True))
    if token == b"v":
        points.insert(0, start)
    elif token == b"y":
        points.append(points[-1])
    one, two, end = points
    return flatten(start, one, two, end)
