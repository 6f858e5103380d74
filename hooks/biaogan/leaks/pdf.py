"""What is in a PDF: its objects, its streams unpacked, its attachments, and its pages as they read."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from biaogan.press.reader.font import PAIR, PAIRS, Font
from biaogan.press.reader.geometry import moved
from biaogan.press.reader.paint import HIDDEN
from biaogan.press.reader.paints import painted
from biaogan.press.reader.run import Run

_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")
_SPOKEN = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL)  # read aloud in its place
_FILES = ("/EmbeddedFile", "/Metadata")
_DEEPEST = 30
_NEXT_TO = 0.3  # ems: runs that stand closer on a line are one word


@dataclass(frozen=True, slots=True)
class File:
    """A file in the file: an attachment, the metadata."""

    data: bytes


def pieces_of_pdf(data: bytes) -> Iterator[str | bytes | File]:
    """Texts as str, streams as bytes, files as File. Raises pikepdf.PdfError or UnreadableError for what nobody can read."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                unpacked = _stream(thing)
                yield File(unpacked) if thing.get("/Type") in _FILES else unpacked
                yield "\n".join(str(pikepdf.Object.parse(text)) for text in _SPOKEN.findall(unpacked))
            yield "\n".join(_strings(thing))
        yield "\n".join(_strings(pdf.trailer))
        known: dict[int, dict[int, str]] = {}
        for page in pdf.pages:
            yield text_of(page, known)


def text_of(page: pikepdf.Page, known: dict[int, dict[int, str]] | None = None) -> str:
    """What a page says, hidden text too, in the order it is drawn. Runs that touch are one word, others stand apart.

    known: the characters of fonts read before, by object number.
    """
    known = {} if known is None else known
    said: list[str] = []
    before: Any = None
    end: tuple[float, float] | None = None
    for paint in painted(page).paints:
        run = paint.shape
        if paint.kind not in ("text", HIDDEN) or not isinstance(run, Run) or run is before:
            continue
        start, size = moved((0.0, run.rise), run.matrix), paint.size or 1.0
        if end is not None and math.dist(start, end) > _NEXT_TO * size:
            said.append("\n\n")
        said.append(_shown(run, known))
        before, end = run, moved((run.long, run.rise), run.matrix)
    return "".join(said)


def _shown(run: Run, known: dict[int, dict[int, str]]) -> str:
    characters = _characters(run.font, known)
    shown = b"".join(piece for piece in run.pieces if isinstance(piece, bytes))
    if run.font.two:
        codes: Iterable[int] = (high << 8 | low for high, low in zip(shown[::2], shown[1::2], strict=False))
    else:
        codes = shown
    return "".join(characters.get(code) or ("" if run.font.two else chr(code)) for code in codes)


def _characters(font: Font, known: dict[int, dict[int, str]]) -> dict[int, str]:
    key = font.source.objgen[0] or -id(font)
    if key not in known:
        known[key] = _to_unicode(font.source.ToUnicode.read_bytes()) if "/ToUnicode" in font.source else {}
    return known[key]


def _to_unicode(table: bytes) -> dict[int, str]:
    """Code -> what it stands for, of a ToUnicode table."""
    found = {int(code, 16): _utf16(text) for code, text in PAIR.findall(b"".join(PAIRS.findall(table)))}
    for first, last, start, listed in _RANGE.findall(b"".join(_RANGES.findall(table))):
        codes = range(int(first, 16), min(int(last, 16), 0xFFFF) + 1)
        if listed:
            found.update(zip(codes, map(_utf16, _HEX.findall(listed)), strict=False))
        else:
            head, tail = _utf16(start)[:-1], ord(_utf16(start)[-1:] or "\0")
            found.update((code, head + chr(min(tail + n, 0x10FFFF))) for n, code in enumerate(codes))
    return found


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _stream(stream: pikepdf.Stream) -> bytes:
    """Unpacked; a picture that only its own decoder opens as it is in the file."""
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[str]:
    """Every string and name, whatever it was written in. Indirect objects are met by themselves."""
    if isinstance(thing, (pikepdf.String, pikepdf.Name)):
        yield str(thing)
    elif depth < _DEEPEST and isinstance(thing, pikepdf.Array):
        yield from _within(thing, depth)
    elif depth < _DEEPEST and isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        yield from thing.keys()
        yield from _within((thing[key] for key in thing.keys()), depth)  # noqa: SIM118


def _within(things: Iterable[Any], depth: int) -> Iterator[str]:
    """Texts of the parts that are objects of PDF and not numbers of Python."""
    for thing in things:
        if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
            yield from _strings(thing, depth + 1)
