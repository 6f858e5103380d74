"""The state of reading one page: what the operators change, and what has been painted so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pikepdf import Stream

from biaogan.press.reader.geometry import IDENTITY, WHOLE, Box, Matrix, meet, six, times
from biaogan.press.reader.operators import PATH, UnreadableError, operations
from biaogan.press.reader.paint import GraphicsState, Paint
from biaogan.press.reader.scope import Scope

Handler = Callable[["Reader", list[Any]], None]
DEEPEST = 12  # forms in forms
SILENT = frozenset({"j", "J", "M", "d", "ri", "i", "ET", "MP", "DP", "BX", "EX"})


class Reader:
    """Walks one content stream, forms included. handlers: what each operator does to the reader."""

    def __init__(self, handlers: Mapping[str, Handler]) -> None:
        self.handlers = handlers
        self.found: list[Paint] = []
        self.blends: set[str] = set()
        self.untagged = 0
        self.state = GraphicsState()
        self.stack: list[GraphicsState] = []
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
            elif (handler := self.handlers.get(operator)) is not None:
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
        before, outer, self.found, self.state = self.found, self.state, [], GraphicsState()
        self.inner(pattern, six(pattern.get("/Matrix", IDENTITY)), WHOLE)
        tiles, self.found, self.state = self.found, before, outer
        self.found.extend(tile._replace(box=paint.box, shape=paint.shape) for tile in tiles)
