"""Sheets: what is printed for whom, as data. Public sheets are made from PublicBook and from nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import segno

from biaogan.editions import PublicBook
from biaogan.index import Index
from biaogan.ledger.read import Revision
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Based
from biaogan.model.printed import Printed, printed
from biaogan.model.registers import Branch, SixSWord
from biaogan.model.sheet import Sheet
from biaogan.model.walk import entries
from biaogan.render.addresses import revision_address
from biaogan.render.jobs import PrintJob, Variant, canonical

SIZES = {"A2": (420.0, 594.0), "A3": (297.0, 420.0), "A4": (210.0, 297.0)}
DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
SIGNERS = ("检查人", "复核人")
STAFF_NOTE = "内部资料 贴在员工一侧 不得朝向客户"
BANK = "bank"  # the imprint without a branch


@dataclass(frozen=True, slots=True)
class Piece:
    """One sheet of one subject in its current state.

    key: `SHT-001-SCM-003`, or `SHT-003` where all subjects share a sheet; content: layout data; digest: hash of what
    is printed, without imprint and colours; revision: the number printed on it; draft: not released in this state.
    """

    key: str
    sheet: Any
    subjects: tuple[Any, ...]
    title: str
    content: dict[str, Any]
    digest: str
    revision: int
    draft: bool
    public: bool

    @property
    def valid_until(self) -> str:
        """The earliest date on which the sheet or one of its subjects must be reviewed or expires."""
        return min(str(r.expires or r.review_by) for r in (self.sheet, *self.subjects))


def staff_pieces(book: Book, index: Index) -> tuple[Piece, ...]:
    """Every staff sheet in force, from the full book."""
    sheets = [s for s in book.of(Sheet) if s.visibility == "staff" and index.in_force(s)]
    records = [r for r in book.records if index.in_force(r)]
    words = {w.key: w.word for w in book.register(SixSWord)}
    contacts = [c for c in book.registers.get("contacts", ()) if getattr(c, "urgent", False)]
    return tuple(_pieces(sheets, records, book.ledger.revisions, contacts, words, public=False))


def public_pieces(public: PublicBook) -> tuple[Piece, ...]:
    """Every public sheet in force, from the public book only."""
    return tuple(_pieces(public.of("sheet"), public.records, public.revisions, public.urgent(), {}, public=True))


def _pieces(
    sheets: Iterable[Any],
    records: Iterable[Any],
    revisions: tuple[Revision, ...],
    contacts: Iterable[Any],
    words: dict[str, str],
    *,
    public: bool,
) -> Iterator[Piece]:
    known = list(records)
    for sheet in sheets:
        subjects = [r for r in known if r.id in sheet.subjects or r.id[:3] in sheet.subjects]
        groups = [tuple(subjects)] if sheet.arrange == "together" else [(s,) for s in subjects]
        for group in groups:
            if group and not any(unverified(record) for record in group):
                key = sheet.id if sheet.arrange == "together" else f"{sheet.id}-{group[0].id}"
                yield _piece(
                    key, sheet, group, _content(sheet.layout, group, sheet, contacts, words), revisions, public
                )


def unverified(record: Any) -> bool:
    """True where the record, or a part of it, still has to be verified before anything of it is printed."""
    if isinstance(record, Record):
        return any(isinstance(part, Based) and part.verify for _, part in entries(record))
    return bool(record.verify)


def _piece(
    key: str, sheet: Any, group: tuple[Any, ...], content: dict[str, Any], revisions: tuple[Revision, ...], public: bool
) -> Piece:
    digest = hashlib.sha256(
        canonical({"layout": sheet.layout, "size": sheet.size, "content": content}).encode()
    ).hexdigest()[:16]
    released = max((r for r in revisions if r.sheet == key), key=lambda r: r.revision, default=None)
    same = released is not None and released.hash == digest
    revision = released.revision + (0 if same else 1) if released else 1
    title = sheet.title if sheet.arrange == "together" else f"{sheet.title}：{group[0].title}"
    return Piece(key, sheet, group, title, content, digest, revision, not same, public)


def _content(
    layout: str, group: tuple[Any, ...], sheet: Any, contacts: Iterable[Any], words: dict[str, str]
) -> dict[str, Any]:
    if layout == "poster":
        hotlines = [{"label": c.label, "number": c.number} for c in contacts if c.number][:2]
        return _poster(list(printed(layout, group[0])), group[0].icon, hotlines)
    if layout == "counter-card":
        return _card(group[0])
    return {
        "title": sheet.title,
        "zones": [_zone(zone, words) for zone in group],
        "days": list(DAYS),
        "signers": list(SIGNERS),
    }


def _poster(texts: list[Printed], icon: str, hotlines: list[dict[str, str]]) -> dict[str, Any]:
    one = {t.box: t.text for t in texts if not t.box.endswith("[]")}
    many = {name: [t.text for t in texts if t.box == f"{name}[]"] for name in ("says", "signs", "actions")}
    return {"icon": icon, "slogan": None, "hotlines": hotlines, **one, **many}


def _card(process: Any) -> dict[str, Any]:
    texts = list(printed("counter-card", process))
    steps = [s for s in process.steps if s.group]
    groups = [
        {"label": label, "items": [{"text": s.action, "say": s.say} for s in members]}
        for label, members in groupby(steps, key=lambda s: s.group)
    ]
    return {
        "title": process.title,
        "groups": groups,
        "stop": [t.text for t in texts if t.box == "stop[]"],
        "then": [t.text for t in texts if t.box == "then[]"],
        "note": STAFF_NOTE,
    }


def _zone(zone: Any, words: dict[str, str]) -> dict[str, Any]:
    daily = [i for i in zone.items if i.frequency == "每日"]
    return {"name": zone.title, "items": [{"id": i.id, "text": i.text, "word": words.get(i.word, "")} for i in daily]}


def jobs(piece: Piece, bank: Any, branches: Iterable[Any], base: str, tree: str) -> Iterator[PrintJob]:
    """The files of one piece: press, office and preview for the bank, press for each branch.

    bank: Bank or its public view (name, palette); base: address of the tree the QR code leads to; tree: `staff` or
    `public`, the first part of the output path.
    """
    variants: tuple[Variant, ...] = ("press", "office", "preview")
    for variant in variants:
        yield _job(piece, bank, None, base, tree, variant)
    for branch in branches:
        yield _job(piece, bank, branch, base, tree, "press")


def _job(piece: Piece, bank: Any, branch: Branch | None, base: str, tree: str, variant: Variant) -> PrintJob:
    width, height = SIZES[piece.sheet.size]
    imprint = branch.id if branch else BANK
    target = base + revision_address(piece.key, piece.revision) + (f"?b={imprint}" if branch else "")
    data = {
        "layout": piece.sheet.layout,
        "variant": variant,
        "size": {"name": piece.sheet.size, "width": width, "height": height},
        "palette": palette(bank),
        "meta": {
            "id": piece.key,
            "title": piece.title,
            "revision": piece.revision,
            "draft": piece.draft,
            "effective": str(piece.sheet.effective),
            "valid_until": piece.valid_until,
            "edition": "public" if piece.public else "staff",
            "subject_id": piece.subjects[0].id,
        },
        "imprint": {
            "bank": bank.name,
            "branch": branch.name if branch else None,
            "address": branch.address if branch else None,
            "phone": branch.phone if branch else None,
            "hours": branch.hours if branch else None,
        },
        "qr": {"text": target, "matrix": qr_matrix(target)},
        "content": piece.content,
    }
    return PrintJob(
        piece.key,
        imprint,
        variant,
        piece.sheet.layout,
        canonical(data),
        width,
        height,
        f"{tree}/{file_name(piece.key, imprint, variant)}",
    )


def file_name(key: str, imprint: str, variant: str) -> str:
    """Path of one file of a sheet below its tree."""
    ending = {"press": "_press.pdf", "office": ".pdf", "preview": ".png"}[variant]
    return f"print/{key}/{key}{'' if imprint == BANK else '_' + imprint}{ending}"


def palette(bank: Any) -> dict[str, Any]:
    """The bank's colours as the templates want them."""
    names = ("primary", "danger", "accent", "soft", "paper", "ink")
    return {n: {"cmyk": list(getattr(bank.palette, n).cmyk), "rgb": getattr(bank.palette, n).rgb} for n in names}


def qr_matrix(text: str) -> list[str]:
    """Rows of `0` and `1` without quiet zone. Error level M, fixed mask, so that equal text has equal modules."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
