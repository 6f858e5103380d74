"""Opens a file of whatever kind as far as it opens: what a person with tools could read out of it."""

from __future__ import annotations

import gzip
import html
import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pikepdf
import pypdfium2

PNG = b"\x89PNG\r\n\x1a\n"


def opened(data: bytes, name: str = "") -> Iterator[bytes]:
    """The bytes themselves, and everything that is packed inside: archives, streams, chunks, the text of pages."""
    yield name.encode()
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from opened(gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.comment
                yield from opened(archive.read(member), member.filename)
    elif data[:5] == b"%PDF-":
        yield from _pdf(data)
    elif data[:8] == PNG:
        yield from _png(data)


def _pdf(data: bytes) -> Iterator[bytes]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for thing in pdf.objects:
            yield _stream(thing) if isinstance(thing, pikepdf.Stream) else thing.unparse()
            yield from _strings(thing)
        yield from _strings(pdf.trailer)
        for attached in pdf.attachments.values():
            yield attached.get_file().read_bytes()
    document = pypdfium2.PdfDocument(data)
    try:
        for page in document:
            yield page.get_textpage().get_text_range().encode()
        for outline in document.get_toc():
            yield (outline.get_title() or "").encode()
    finally:
        document.close()


def _stream(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _strings(thing: pikepdf.Object, depth: int = 0) -> Iterator[bytes]:
    """Every text string as UTF-8, whatever it was written in. Indirect objects are met by themselves."""
    if isinstance(thing, pikepdf.String):
        yield str(thing).encode()
    elif depth < 30 and isinstance(thing, pikepdf.Array):
        yield from _within(thing, depth)
    elif depth < 30 and isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key in thing.keys():  # noqa: SIM118 - not a mapping
            yield key.encode()
        yield from _within((thing[key] for key in thing.keys()), depth)  # noqa: SIM118


def _within(things: Iterable[Any], depth: int) -> Iterator[bytes]:
    """Texts of the parts that are objects of PDF and not numbers or names of Python."""
    for thing in things:
        if isinstance(thing, pikepdf.Object) and not thing.is_indirect:
            yield from _strings(thing, depth + 1)


def _png(data: bytes) -> Iterator[bytes]:
    """Chunks that are not pixels, inflated where they are packed; and whatever follows the end."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        if kind != b"IDAT":
            yield body
            for cut in range(len(body)):
                if body[cut : cut + 1] == b"\x78":
                    try:
                        yield zlib.decompress(body[cut:])
                    except zlib.error:
                        continue
        at += 12 + length
        if kind == b"IEND":
            yield data[at:]


def spellings(word: str) -> tuple[bytes, ...]:
    """The word in every way it may be written in a file: encodings, escapes of JSON, HTML, addresses and PDF."""
    wide = word.encode("utf-16-be")
    escaped = "".join(f"\\u{ord(c):04x}" for c in word)
    return (
        word.encode(),
        wide,
        word.encode("utf-16-le"),
        word.encode("gb18030"),
        wide.hex().encode(),
        wide.hex().upper().encode(),
        escaped.encode(),
        escaped.upper().replace("\\U", "\\u").encode(),
        "".join(f"&#{ord(c)};" for c in word).encode(),
        "".join(f"&#x{ord(c):x};" for c in word).encode(),
        "".join(f"&#x{ord(c):X};" for c in word).encode(),
        html.escape(word).encode(),
        quote(word).encode(),
        quote(word).lower().encode(),
    )


@dataclass(frozen=True, slots=True)
class Way:
    """All words in one way of writing. start: what all of them begin with, so that a file is read once and not by word."""

    start: bytes
    lengths: tuple[int, ...]
    words: dict[bytes, str]

    def within(self, data: bytes) -> Iterator[str]:
        """The words that stand in the data."""
        if not self.start:
            yield from (word for written, word in self.words.items() if written in data)
            return
        at = data.find(self.start)
        while at >= 0:
            for length in self.lengths:
                word = self.words.get(data[at : at + length])
                if word is not None:
                    yield word
            at = data.find(self.start, at + 1)


def ways_of(words: Iterable[str]) -> list[Way]:
    """Words that begin alike are looked for together."""
    groups: dict[str, list[str]] = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    found = []
    for group in groups.values():
        for written in zip(*(spellings(word) for word in group), strict=True):
            start = written[0]
            while not all(way.startswith(start) for way in written):
                start = start[:-1]
            lengths = tuple(sorted({len(w) for w in written}))
            found.append(Way(start, lengths, dict(zip(written, group, strict=True))))
    return found


def found_in(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Word -> paths of the files below `folder` that hold it, opened as far as they open."""
    ways = ways_of(words)
    found: dict[str, list[str]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        name = path.relative_to(folder).as_posix()
        pieces = list(opened(path.read_bytes(), name))
        squeezed = [b"".join(piece.split()) for piece in pieces if len(piece) < 200_000]
        everything = b"\0".join(dict.fromkeys((*pieces, *squeezed)))
        for word in sorted({word for way in ways for word in way.within(everything)}):
            found.setdefault(word, []).append(name)
    return found
