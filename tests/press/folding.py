"""A folding simulator: paper as facets that are folded over lines, read as a person reads it, from the files that were made.

Millimetres; x to the right, y down, seen from the front of the flat sheet (its first page). A printer lays the second
page on the back by turning the paper over an edge; what then shows where, and which way up, follows from the folds alone.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import hypot
from typing import Literal

import pypdfium2
import pypdfium2.raw as raw

MM = 72 / 25.4
Edge = Literal["short", "long"]
Vector = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Move:
    """An affine map of the plane: (x, y) -> (a x + c y + e, b x + d y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def point(self, at: Vector) -> Vector:
        x, y = at
        return (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    def vector(self, along: Vector) -> Vector:
        x, y = along
        return (self.a * x + self.c * y, self.b * x + self.d * y)

    def then(self, later: Move) -> Move:
        """This map, then `later`."""
        (a, b), (c, d) = later.vector((self.a, self.b)), later.vector((self.c, self.d))
        e, f = later.point((self.e, self.f))
        return Move(a, b, c, d, e, f)

    @property
    def flipped(self) -> bool:
        return self.a * self.d - self.b * self.c < 0


def mirror_x(at: float) -> Move:
    """Over the line x = at."""
    return Move(a=-1.0, e=2 * at)


def mirror_y(at: float) -> Move:
    """Over the line y = at."""
    return Move(d=-1.0, f=2 * at)


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: its middle, and where its right and its top point, as unit vectors. side: 0 front, 1 back;
    size: width and height of its ink on the flat page."""

    char: str
    middle: Vector
    right: Vector
    top: Vector
    side: int = 0
    size: Vector = (0.0, 0.0)

    def moved(self, by: Move) -> Glyph:
        return replace(self, middle=by.point(self.middle), right=by.vector(self.right), top=by.vector(self.top))

    @property
    def upright(self) -> bool:
        return self.right[0] > 0.95 and self.top[1] < -0.95

    @property
    def upside_down(self) -> bool:
        """Turned by half a turn, not mirrored."""
        return self.right[0] < -0.95 and self.top[1] > 0.95

    @property
    def mirrored(self) -> bool:
        # unmirrored: going from right to top is a quarter turn to the left, with y down
        return self.right[0] * self.top[1] - self.right[1] * self.top[0] > 0


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, at: Vector) -> bool:
        return self.left < at[0] < self.right and self.top < at[1] < self.bottom

    def moved(self, by: Move) -> Box:
        (x1, y1), (x2, y2) = by.point((self.left, self.top)), by.point((self.right, self.bottom))
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


@dataclass(frozen=True, slots=True)
class Facet:
    """A part of the sheet between folds: where it lies on the flat sheet and how it has been moved since."""

    flat: Box
    moved: Move = Move()

    @property
    def now(self) -> Box:
        return self.flat.moved(self.moved)


@dataclass(frozen=True, slots=True)
class Fold:
    """A fold over the line x = at of the flat sheet. side: the part that moves; under: away from the viewer."""

    at: float
    side: Literal["left", "right"]
    under: bool = True


@dataclass(frozen=True, slots=True)
class Seen:
    """What shows of one facet: the characters in reading order of the file, the facet's place, and which side it is."""

    glyphs: tuple[Glyph, ...]
    place: Box
    side: int

    @property
    def text(self) -> str:
        return "".join(glyph.char for glyph in self.glyphs)


class Sheet:
    """A printed sheet of paper. pages: characters of the front and, if there is one, of the back."""

    def __init__(
        self, width: float, height: float, folds: Iterable[float], pages: list[list[Glyph]], turned_over: Edge
    ):
        self.width, self.height = width, height
        lines = [0.0, *sorted(folds), width]
        # the pile, the uppermost facet first
        self.pile = [Facet(Box(a, 0.0, b, height)) for a, b in itertools.pairwise(lines)]
        onto = onto_the_back(width, height, turned_over)
        self.glyphs = [*pages[0], *(replace(g.moved(onto), side=1) for g in (pages[1] if len(pages) > 1 else []))]

    def folded(self, *folds: Fold) -> Sheet:
        """This sheet with folds made one after the other."""
        out = self._copy(self.pile)
        for fold in folds:
            out = out._once(fold)
        return out

    def turned(self) -> Sheet:
        """Turned over like a page: over a line from top to bottom."""
        return self._copy([replace(f, moved=f.moved.then(mirror_x(0.0))) for f in reversed(self.pile)])

    def seen(self) -> list[Seen]:
        """What is seen from above, from left to right. A facet that others hide altogether is left out."""
        out = []
        for depth, facet in enumerate(self.pile):
            above = [other.now for other in self.pile[:depth]]
            middle = ((facet.now.left + facet.now.right) / 2, self.height / 2)
            if any(cover.holds(middle) for cover in above):
                continue
            side = int(facet.moved.flipped)
            shown = [g.moved(facet.moved) for g in self.glyphs if g.side == side and facet.flat.holds(g.middle)]
            out.append(Seen(tuple(g for g in shown if not any(c.holds(g.middle) for c in above)), facet.now, side))
        return sorted(out, key=lambda seen: seen.place.left)

    def _once(self, fold: Fold) -> Sheet:
        # a line that has itself been folded over lies elsewhere by now
        def moves(facet: Facet) -> bool:
            return facet.flat.right <= fold.at if fold.side == "left" else facet.flat.left >= fold.at

        rest = [facet for facet in self.pile if not moves(facet)]
        hinge = next(f for f in rest if fold.at in (f.flat.left, f.flat.right))
        over = mirror_x(hinge.moved.point((fold.at, 0.0))[0])
        flap = [replace(f, moved=f.moved.then(over)) for f in reversed([f for f in self.pile if moves(f)])]
        return self._copy([*rest, *flap] if fold.under else [*flap, *rest])

    def _copy(self, pile: list[Facet]) -> Sheet:
        out = Sheet.__new__(Sheet)
        out.width, out.height, out.glyphs, out.pile = self.width, self.height, self.glyphs, list(pile)
        return out


def onto_the_back(width: float, height: float, turned_over: Edge) -> Move:
    """Where a place of the second page lies behind the front, when the printer turns the paper over that edge."""
    down = (turned_over == "short") == (width > height)  # the edge runs from top to bottom
    return mirror_x(width / 2) if down else mirror_y(height / 2)


def leaves(sheets: list[Sheet]) -> Iterator[Seen]:
    """A saddle-stitched booklet, read page by page: sheets folded in the middle and laid inside one another, the first
    outermost, its front outside and its fold at the left."""
    closed = [sheet.folded(Fold(sheet.width / 2, "left")) for sheet in sheets]
    first = [_leaf(sheet, 0) for sheet in closed]
    second = [_leaf(sheet, 1) for sheet in reversed(closed)]
    for leaf in (*first, *second):
        yield from (leaf.seen()[0], leaf.turned().seen()[0])


def _leaf(sheet: Sheet, depth: int) -> Sheet:
    return sheet._copy([sheet.pile[depth]])


def standing(glyphs: Iterable[Glyph], lines: tuple[float, float, float]) -> Iterator[tuple[int, Glyph, Vector]]:
    """A three-sided tent: the sheet runs over the ridge (lines[0]) to the front foot (lines[1]), under it to the back foot
    (lines[2]), and is glued up inside where it began. For each character: the face it is on (0 back, 1 front, 2 below, 3
    glued), the character, and (right, up): how far its right points to the right of a reader before that face, its top up."""
    ridge, front, back = lines
    base = (back - front) / 2
    high = (ridge**2 - base**2) ** 0.5
    corners = [(-base, 0.0), (0.0, high), (base, 0.0), (-base, 0.0), (-base, 0.0)]
    for glyph in glyphs:
        face = sum(glyph.middle[1] > line for line in lines)
        (u1, z1), (u2, z2) = corners[face], corners[face + 1]
        long = hypot(u2 - u1, z2 - z1) or 1.0
        rise = (z2 - z1) / long  # of the paper's own downward direction
        # before the front face x of the sheet runs to the reader's right, behind the tent to the left
        sign = -1.0 if face == 0 else 1.0
        yield face, glyph, (sign * glyph.right[0], glyph.top[1] * rise)


def glyphs_of(pdf: bytes) -> list[list[Glyph]]:
    """The characters of every page of a PDF, those in the slug left out. Places are those on the trimmed page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [list(_glyphs(page)) for page in document]


def size_of(pdf: bytes) -> Vector:
    """Width and height of the trimmed first page."""
    with pypdfium2.PdfDocument(pdf) as document:
        left, bottom, right, top = document[0].get_trimbox()
        return ((right - left) / MM, (top - bottom) / MM)


def _glyphs(page: pypdfium2.PdfPage) -> Iterator[Glyph]:
    left, bottom, right, top = page.get_trimbox()
    paper = Box(0.0, 0.0, (right - left) / MM, (top - bottom) / MM)
    text = page.get_textpage()
    for n in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, n))
        matrix = raw.FS_MATRIX()
        if (
            char.isspace()
            or ord(char) in (0x200B, 0xFFFE, 0x2)
            or not raw.FPDFText_GetMatrix(text, n, ctypes.byref(matrix))
        ):
            continue
        x1, y1, x2, y2 = text.get_charbox(n)
        middle = (((x1 + x2) / 2 - left) / MM, (top - (y1 + y2) / 2) / MM)
        if paper.holds(middle):
            size = ((x2 - x1) / MM, (y2 - y1) / MM)
            yield Glyph(char, middle, _unit(matrix.a, -matrix.b), _unit(matrix.c, -matrix.d), size=size)


def _unit(x: float, y: float) -> Vector:
    long = hypot(x, y)
    return (x / long, y / long)


def fold_marks(pdf: bytes) -> list[list[Box]]:
    """The dashed lines beyond the bleed of every page, as boxes on the trimmed page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [list(_dashed(page)) for page in document]


def _dashed(page: pypdfium2.PdfPage) -> Iterator[Box]:
    left, bottom, right, top = page.get_trimbox()
    bleed = Box(-3.0, -3.0, (right - left) / MM + 3.0, (top - bottom) / MM + 3.0)
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        if raw.FPDFPageObj_GetDashCount(found) > 0:
            x1, y1, x2, y2 = found.get_bounds()
            box = Box((x1 - left) / MM, (top - y2) / MM, (x2 - left) / MM, (top - y1) / MM)
            if not bleed.holds(((box.left + box.right) / 2, (box.top + box.bottom) / 2)):
                yield box
