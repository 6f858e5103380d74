"""What a page paints: its content stream read into fills, strokes, runs of text and images, with colour and place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pikepdf import Page, Stream

from biaogan.press.reader.geometry import IDENTITY, WHOLE, Box, Matrix, meet, times
from biaogan.press.reader.graphics import GRAPHICS
from biaogan.press.reader.inking import INKING
from biaogan.press.reader.operators import PATH, UnreadableError, operations
from biaogan.press.reader.paint import Paint, State
from biaogan.press.reader.scope import Fonts, Scope
from biaogan.press.reader.texts import TEXTS, six

DEEPEST = 12  # forms in forms


@dataclass(slots=True)
class Painted:
    """Everything a page paints, bottom first. blends: transparency in use, by its key; untagged: paints that are neither
    tagged nor marked as decoration."""

    paints: list[Paint]
    blends: set[str]
    untagged: int


def painted(page: Page, fonts: Fonts | None = None) -> Painted:
    """Reads a page. fonts: those known from other pages of the document. Raises UnreadableError."""
    reader = Reader()
    reader.read(_content(page.obj.get("/Contents")), Scope(page.resources, {} if fonts is None else fonts))
    return Painted(reader.found, reader.blends, reader.untagged)


def paints(page: Page) -> tuple[list[Paint], list[str]]:
    """Everything a page paints, bottom first, and the keys of transparency in use."""
    read = painted(page)
    return read.paints, sorted(read.blends)


class Reader:
    """Walks one content stream, forms included."""

    def __init__(self) -> None:
        self.found: list[Paint] = []
        self.blends: set[str] = set()
        self.untagged = 0
        self.state = State()
        self.stack: list[State] = []
        self.floor = 0  # of the stack, in this stream
        self.marked = 0  # how deep in marked content
        self.deep = 0  # how deep in forms
        self.path: list[bytes] = []
        self.clipping = False
        self.text: Matrix = IDENTITY
        self.line: Matrix = IDENTITY
        self.scope: Scope

    def add(self, paint: Paint) -> None:
        """Takes note of a thing painted."""
        self.untagged += not self.marked
        if paint.colour.space == "Pattern":
            self._tiled(paint)
        else:
            self.found.append(paint)

    def read(self, data: bytes, scope: Scope) -> None:
        """Everything that a content stream with these resources paints."""
        self.scope = scope
        for operator, values in operations(data):
            if operator == PATH:
                self.path.append(values)
            elif (handler := HANDLERS.get(operator)) is not None:
                handler(self, values)
            elif operator not in SILENT:
                raise UnreadableError(f"不认识的操作 {operator}")
        if len(self.stack) != self.floor:
            raise UnreadableError("q 和 Q 没有配对")

    def inner(self, stream: Stream, matrix: Matrix, clip: Box) -> None:
        """Reads a form or a pattern in its own surroundings."""
        if self.deep == DEEPEST:
            raise UnreadableError("嵌套太深")
        outer = (self.state, self.scope, self.floor)
        self.state = self.state.copy()
        self.state.matrix, self.state.clip = times(matrix, self.state.matrix), meet(clip, self.state.clip)
        self.floor, self.deep = len(self.stack), self.deep + 1
        resources = stream.get("/Resources", self.scope.resources)
        self.read(stream.read_bytes(), Scope(resources, self.scope.fonts))
        self.deep -= 1
        self.state, self.scope, self.floor = outer

    def _tiled(self, paint: Paint) -> None:
        """A fill with a pattern paints what the pattern paints, somewhere in its box."""
        pattern = self.scope.named("Pattern", paint.colour.alternate)
        before, outer, self.found, self.state = self.found, self.state, [], State()
        self.inner(pattern, six(pattern.get("/Matrix", IDENTITY)), WHOLE)
        tiles, self.found, self.state = self.found, before, outer
        self.found.extend(tile._replace(box=paint.box, shape=paint.shape) for tile in tiles)


def _content(contents: Any) -> bytes:
    if contents is None:
        return b""
    return contents.read_bytes() if isinstance(contents, Stream) else b"\n".join(part.read_bytes() for part in contents)


SILENT = frozenset({"j", "J", "M", "d", "ri", "i", "ET", "MP", "DP", "BX", "EX"})
HANDLERS: dict[str, Callable[[Reader, list[Any]], None]] = {**GRAPHICS, **INKING, **TEXTS}
