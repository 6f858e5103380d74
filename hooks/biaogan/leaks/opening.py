"""Opens a file of whatever kind as far as it opens: what a person with tools could read out of it."""

from __future__ import annotations

import base64
import binascii
import contextlib
import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from biaogan.leaks.pdf import File, pieces_of_pdf

_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
PNG = b"\x89PNG\r\n\x1a\n"
_DATA = re.compile(r"data:[^,\s\"'<>]{0,80};base64,([A-Za-z0-9+/=\s]+|(?:[A-Za-z0-9+/]|%[0-9A-Fa-f]{2})+)")


def opened(data: bytes) -> Iterator[str | bytes]:
    """Everything in a file: text as str, what is no text as bytes; archives, streams, chunks and the text of pages too.

    What a file is, its first bytes say and never its name. Raises what its opener raises for a file that is damaged,
    protected by a password or drawn in a way nobody can read.
    """
    if data[:2] == b"\x1f\x8b":
        yield data
        yield from opened(gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        yield data
        yield from _zip(data)
    elif data[:5] == b"%PDF-":
        yield data
        for piece in pieces_of_pdf(data):
            yield from opened(piece.data) if isinstance(piece, File) else (piece,)
    elif data[:8] == PNG:
        yield from _png(data)
    else:
        text = decoded(data)
        if text is None:
            yield data
            with contextlib.suppress(zipfile.BadZipFile):  # an archive may hide behind something else
                yield from _zip(data)
        else:
            yield text
            yield from _embedded(text)


def decoded(data: bytes) -> str | None:
    """The text that bytes are, in UTF-8, UTF-16 with its mark, or GB 18030; None for what is no text."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if _NO_TEXT.search(data):
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _embedded(text: str) -> Iterator[str | bytes]:
    """Files that are written into a text as data addresses."""
    for found in _DATA.finditer(text):
        digits = re.sub(r"\s", "", found[1]).replace("%2B", "+").replace("%2F", "/").replace("%3D", "=")
        try:
            yield from opened(base64.b64decode(digits + "=" * (-len(digits) % 4)))
        except (binascii.Error, ValueError):
            yield digits


def _zip(data: bytes) -> Iterator[str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield archive.comment
        for member in archive.infolist():
            yield member.filename
            yield member.comment
            yield from opened(archive.read(member))


def _png(data: bytes) -> Iterator[str | bytes]:
    """Chunks that are not pixels, inflated where they are packed; and whatever follows the end."""
    at = len(PNG)
    while at + 8 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind != b"IDAT":
            yield from _chunk(body)
        if kind == b"IEND":
            break
    if at < len(data):
        yield from opened(data[at:])


def _chunk(body: bytes) -> Iterator[str | bytes]:
    yield decoded(body) or body
    cut = body.find(b"\x78")
    while cut >= 0:
        with contextlib.suppress(zlib.error):
            yield from opened(zlib.decompress(body[cut:]))
        cut = body.find(b"\x78", cut + 1)
