"""The little plane geometry a preflight needs. Points and boxes in PDF units, boxes as left, bottom, right, top."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Ring = tuple[Point, ...]
Matrix = tuple[float, float, float, float, float, float]

MM = 72 / 25.4  # points
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
WHOLE: Box = (-1e9, -1e9, 1e9, 1e9)


def six(values: Any) -> Matrix:
    """A matrix from six numbers."""
    a, b, c, d, e, f = values
    return (float(a), float(b), float(c), float(d), float(e), float(f))


def times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(point: Point, matrix: Matrix) -> Point:
    """A point through a matrix."""
    x, y = point
    return (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])


def around(points: Iterable[Point]) -> Box:
    """The smallest box around some points."""
    listed = list(points)
    xs, ys = [x for x, _ in listed], [y for _, y in listed]
    return (min(xs), min(ys), max(xs), max(ys))


def meet(one: Box, other: Box) -> Box:
    """What two boxes share; a box without width or height if they share nothing."""
    left, bottom = max(one[0], other[0]), max(one[1], other[1])
    return (left, bottom, max(left, min(one[2], other[2])), max(bottom, min(one[3], other[3])))


def grown(box: Box, by: float) -> Box:
    """A box larger by `by` on every side."""
    return (box[0] - by, box[1] - by, box[2] + by, box[3] + by)


def inside(inner: Box, outer: Box) -> bool:
    """True where `inner` does not leave `outer`."""
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def disjoint(one: Box, other: Box) -> bool:
    """True where two boxes share no area."""
    return one[2] <= other[0] or one[0] >= other[2] or one[3] <= other[1] or one[1] >= other[3]


def flatten(start: Point, one: Point, two: Point, end: Point) -> list[Point]:
    """A cubic curve as lines that stay within a tenth of a unit of it, without its start."""
    out: list[Point] = []
    long = math.dist(start, one) + math.dist(one, two) + math.dist(two, end)
    pieces = min(4 + int(1.5 * math.sqrt(long)), 80)
    for n in range(1, pieces + 1):
        t = n / pieces
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        out.append(
            (a * start[0] + b * one[0] + c * two[0] + d * end[0], a * start[1] + b * one[1] + c * two[1] + d * end[1])
        )
    return out


def distance(point: Point, rings: Iterable[Ring]) -> float:
    """How far a point is from the nearest side of some closed rings."""
    x, y = point
    nearest = math.inf
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            dx, dy = x2 - x1, y2 - y1
            long = dx * dx + dy * dy
            t = max(0.0, min(1.0, ((x - x1) * dx + (y - y1) * dy) / long)) if long else 0.0
            nearest = min(nearest, math.hypot(x - x1 - t * dx, y - y1 - t * dy))
    return nearest


def scale(matrix: Matrix) -> float:
    """How much a matrix enlarges, on the average of all directions."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
