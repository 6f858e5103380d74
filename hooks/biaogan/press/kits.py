"""Kits: everything one branch needs for one campaign in one zip. Equal contents give equal bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from biaogan.exports.kit_texts import DATA, LIST, channel_texts, contents, data
from biaogan.exports.order import Order, OrderFile, order
from biaogan.exports.order_book import order_book
from biaogan.index import Index
from biaogan.model.bank import Bank
from biaogan.model.campaign import Campaign
from biaogan.model.registers import Branch
from biaogan.press.batch import Finished
from biaogan.press.made import inks_of
from biaogan.render.sheets.wishes import Wish, self_printed
from biaogan.whole import whole

DATE = (1980, 1, 1, 0, 0, 0)  # the oldest a zip can say; a clock would make every kit differ
FOLDERS = {"press": "送印", "office": "自印"}


def orders(
    bank: Bank,
    campaign: Campaign,
    branches: Iterable[Branch],
    wished: tuple[Wish, ...],
    files: Iterable[Finished],
    folder: Path,
    index: Index,
) -> Iterator[tuple[Order, dict[str, Path]]]:
    """For every branch whose files are all there: its order, and path in the kit -> file. Branches with a gap are left out.

    files: what the run finished, below `folder`.
    """
    found = {(file.key, file.imprint, file.variant): file for file in files}
    plates: dict[str, tuple[str, ...]] = {}
    for branch in branches:
        inside: dict[str, Path] = {}
        made: dict[str, OrderFile] = {}
        for wish in wished:
            piece = wish.piece
            variant = "office" if self_printed(piece.sheet) else "press"
            file = found.get((piece.key, branch.key, variant))
            if file is None:
                break
            path = folder / file.path
            if variant == "press" and piece.key not in plates:
                plates[piece.key] = inks_of(path)  # the imprint is in the ink of the text, so one branch tells for all
            name = f"{FOLDERS[variant]}/{path.name}"
            inside[name] = path
            made[piece.key] = OrderFile(name, file.facts.pages, plates.get(piece.key, ()))
        else:
            yield order(bank, campaign, branch, wished, made, index), inside


def write_kit(target: Path, told: Order, files: Mapping[str, Path]) -> None:
    """Writes the zip of one branch, whole or not at all. files: path in the kit -> file on disk."""
    book = f"印刷订单_{told.name}.xlsx"
    small = {book: order_book(told), **dict(channel_texts(told)), LIST: contents(told, book)}
    listed = [
        {"file": name, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in _read(files, small)
    ]
    small[DATA] = data(told, listed)
    with whole(target) as part, ZipFile(part, "w", ZIP_STORED) as archive:
        for name, content in _read(files, small):
            archive.writestr(_entry(name), content)


def _read(files: Mapping[str, Path], small: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Names and bytes by name, one in memory at a time."""
    for name in sorted({*files, *small}):
        yield name, small[name] if name in small else files[name].read_bytes()


def _entry(name: str) -> ZipInfo:
    """Stored, not deflated: PDFs hardly shrink, and another zlib would give other bytes."""
    entry = ZipInfo(name, DATE)
    entry.compress_type = ZIP_STORED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry
