"""What happens at the edges: marks outside the bleed, colour through it, text away from the knife, the die line."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from biaogan.press.preflight.frames import BLEED_MM, CLOSE, Finding, Frames
from biaogan.press.reader.colour import CMYK, CUT
from biaogan.press.reader.geometry import MM, Box, Point, Ring, around, disjoint, distance, grown, inside
from biaogan.press.reader.outline import within
from biaogan.press.reader.paint import Paint

KEEP_MM = 5.0  # text from the knife
STEP = 3 * MM
NEAR, FAR = 0.4 * MM, (BLEED_MM - 0.3) * MM  # from the knife: where colour is looked for, inside and outside
LEAST_MARKS = 8


def check_edges(found: list[Paint], frames: Frames, square: bool) -> Iterator[Finding]:
    """Findings at the edges. square: the piece is cut along its box, so it may have no die line."""
    safe = grown(frames.trim, -KEEP_MM * MM)
    bleed = grown(frames.trim, BLEED_MM * MM)  # where it should be: a wrong box has a finding of its own
    outer = [p for p in found if not inside(p.box, safe)]
    yield from _check_marks(outer, bleed)
    die = [p for p in found if CUT in p.colour.spot]
    yield from _check_die(die, frames, square)
    rings = tuple(ring for p in die if p.kind == "stroke" for ring in p.rings)
    if rings:
        texts = [p for p in found if p.kind == "text" and not disjoint(p.box, bleed)]
        if any(not _clear(p.tight(), rings) for p in texts):
            yield ("P020", "有文字离刀线不到 5 毫米", "缩短文字，或改正模板")
        yield from _check_bled(_bare_by_die(found, rings), "刀线")
    else:
        if any(p.kind == "text" and not disjoint(p.box, bleed) and not inside(p.tight(), safe) for p in outer):
            yield ("P020", "有文字离裁切边不到 5 毫米", "缩短文字，或改正模板")
        yield from _check_bled(_bare(outer, frames.trim), "裁切边")


def _check_marks(outer: list[Paint], bleed: Box) -> Iterator[Finding]:
    if sum(p.kind == "stroke" and disjoint(p.box, bleed) for p in outer) < LEAST_MARKS:
        yield ("P011", "没有角线", "用印刷流程重新生成")
    limit = grown(bleed, CLOSE)
    if any(_crosses(p, bleed, limit) for p in outer):
        yield ("P011", "有东西跨过出血边", "出血以外只能有角线和色标；模板里的装饰要裁到出血")


def _crosses(paint: Paint, bleed: Box, limit: Box) -> bool:
    if paint.box[2] <= paint.box[0] or inside(paint.box, limit) or disjoint(paint.box, bleed):
        return False
    tight = paint.tight()
    return not inside(tight, limit) and not disjoint(tight, bleed)


def _check_die(die: list[Paint], frames: Frames, square: bool) -> Iterator[Finding]:
    strokes = [p for p in die if p.kind == "stroke"]
    again = "刀线用 lib/die.typ 的 die-line 画"
    if square and die:
        yield ("P023", "这一件不该有刀线", "从模板里去掉刀线")
    if len(strokes) < len(die):
        yield ("P023", "刀线的专色用来填色或写字，只能用来描线", again)
    if any(p.colour.alternate != CMYK for p in die):
        yield ("P023", "刀线的替代色不是 CMYK", again)
    if any(p.colour.parts != (1.0,) for p in die):
        yield ("P023", "刀线不是 100%", again)
    if not all(p.over for p in strokes):
        yield ("P023", "刀线没有叠印，会把下面的颜色镂空", again)
    if not all(inside(p.box, grown(frames.trim, p.size / 2 + CLOSE)) for p in strokes):
        yield ("P023", "刀线超出成品框", "成品框要围住刀线")


def _clear(box: Box, rings: tuple[Ring, ...]) -> bool:
    """True where a box keeps its distance inside the die line."""
    left, low, right, high = box
    corners = [(left, low), (right, low), (right, high), (left, high)]
    middles = [((left + right) / 2, low), ((left + right) / 2, high), ((left + right) / 2, (low + high) / 2)]
    points = corners + middles
    near = any(distance(point, rings) < KEEP_MM * MM - CLOSE for point in points)
    return not near and _holding(rings, points[-1]) % 2 == 1


def _holding(rings: tuple[Ring, ...], point: Point) -> int:
    return sum(_holds(ring, point) for ring in rings)


def _holds(ring: Ring, point: Point) -> bool:
    """True where the ring winds round the point."""
    odd = False
    x, y = point
    x1, y1 = ring[-1]
    for x2, y2 in ring:
        if (y1 <= y) != (y2 <= y) and x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x:
            odd = not odd
        x1, y1 = x2, y2
    return odd


def _check_bled(bare: int, edge: str) -> Iterator[Finding]:
    if bare:
        yield ("P012", f"{edge}上有 {bare} 处（每 3 毫米量一处）有颜色而出血没有", "把贴边的色块画到出血边")


def _covering(paints: list[Paint]) -> list[Paint]:
    """What may lie over an edge, topmost first. A picture or a shading counts as ink all over its box."""
    return [p for p in reversed(paints) if p.kind in ("fill", "image", "shading")]


def _leaves_ink(paint: Paint) -> bool:
    return paint.colour.space != CMYK or not paint.colour.is_process or sum(paint.colour.parts) > 0


def _bare(outer: list[Paint], trim: Box) -> int:
    """Places along the trim, one every 3 mm, where ink ends at the knife."""
    fills = _covering(outer)
    bare = 0
    for axis in (0, 1):
        stops = [trim[axis] + n * STEP for n in range(1, int((trim[axis + 2] - trim[axis]) / STEP))]
        for edge, outward in ((trim[1 - axis], -1), (trim[3 - axis], 1)):
            here = _along(fills, axis, edge - outward * NEAR, stops)
            beyond = _along(fills, axis, edge + outward * FAR, stops)
            bare += sum(a and not b for a, b in zip(here, beyond, strict=True))
    return bare


def _along(fills: list[Paint], axis: int, level: float, stops: list[float]) -> list[bool]:
    """Whether there is ink at each stop of a line across the page: that of the topmost fill over it."""
    ink: list[bool | None] = [None] * len(stops)
    left = len(stops)
    for paint in fills:
        box = paint.box
        if not left:
            break
        if not box[1 - axis] <= level <= box[3 - axis]:
            continue
        leaves = _leaves_ink(paint)
        spans = paint.outline.spans(level, axis) if paint.outline else [(box[axis], box[axis + 2])]
        for start, end in spans:
            for n in within(stops, max(start, box[axis]), min(end, box[axis + 2])):
                if ink[n] is None:
                    ink[n], left = leaves, left - 1
    return [bool(one) for one in ink]


def _bare_by_die(found: list[Paint], rings: tuple[Ring, ...]) -> int:
    """Places along a die line, one every 3 mm, where ink ends at the knife. Of a ring in a ring the outside is kept."""
    fills = _covering(found)
    bare = 0
    for ring in rings:
        hole = _holding(rings, ring[0]) - _holds(ring, ring[0]) > 0
        over = [p for p in fills if not disjoint(p.box, grown(around(ring), FAR))]
        for (x, y), (dx, dy) in _walk(ring):
            kept = NEAR if _holds(ring, (x + dx * NEAR, y + dy * NEAR)) != hole else -NEAR
            lost = -FAR if kept > 0 else FAR
            bare += _inked(over, (x + dx * kept, y + dy * kept)) and not _inked(over, (x + dx * lost, y + dy * lost))
    return bare


def _walk(ring: Ring) -> Iterator[tuple[Point, Point]]:
    """Points along a closed ring, one every 3 mm, each with the direction across."""
    x1, y1 = ring[-1]
    due = STEP / 2  # from the last corner to the next point
    for x2, y2 in ring:
        long = hypot(x2 - x1, y2 - y1)
        while due < long:
            t = due / long
            yield (x1 + (x2 - x1) * t, y1 + (y2 - y1) * t), ((y1 - y2) / long, (x2 - x1) / long)
            due += STEP
        due -= long
        x1, y1 = x2, y2


def _inked(fills: list[Paint], point: Point) -> bool:
    for paint in fills:
        if paint.covers(point):
            return _leaves_ink(paint)
    return False
