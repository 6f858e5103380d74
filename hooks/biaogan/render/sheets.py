"""Sheets: what is printed for whom, as data. Public sheets are made from PublicBook and from nothing else."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import segno

from biaogan.editions import PublicBook
from biaogan.index import Index
from biaogan.layouts import BY_NAME, Around
from biaogan.layouts.picture import picture_mm, thumb_px
from biaogan.layouts.sizes import scale_of, trim_of
from biaogan.layouts.subjects import groups_of, staff_around, subjects_of
from biaogan.layouts.taken import plain, taken_in
from biaogan.ledger.read import Revision
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Based
from biaogan.model.registers import Branch
from biaogan.model.sheet import Sheet
from biaogan.model.walk import entries
from biaogan.render.addresses import revision_address
from biaogan.render.imposition import imposed
from biaogan.render.jobs import PrintJob, Variant, canonical

BANK = "bank"  # the imprint without a branch


@dataclass(frozen=True, slots=True)
class Piece:
    """One sheet of one subject in its current state.

    key: `SHT-001-SCM-003`, or `SHT-003` where all subjects share a sheet; content: layout data; texts: what it takes
    from records, by field (`SCM-003:says.0`); digest: hash of what is printed, without imprint and colours; revision:
    the number printed on it; draft: not released in this state.
    """

    key: str
    sheet: Any
    subjects: tuple[Any, ...]
    title: str
    content: dict[str, Any]
    texts: Mapping[str, str]
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
    return tuple(_pieces(sheets, staff_around(book, index), book.ledger.revisions, public=False))


def public_pieces(public: PublicBook) -> tuple[Piece, ...]:
    """Every public sheet in force, from the public book only."""
    around = Around(public.bank, public.by_id(), public.urgent(), {})
    return tuple(_pieces(public.of("sheet"), around, public.revisions, public=True))


def _pieces(sheets: Iterable[Any], around: Around, revisions: tuple[Revision, ...], *, public: bool) -> Iterator[Piece]:
    newest = {r.sheet: r for r in sorted(revisions, key=lambda r: r.revision)}
    for sheet in sheets:
        layout = BY_NAME[sheet.layout]
        for group in groups_of(sheet, subjects_of(sheet, around.records.values())):
            if not any(unverified(record) for record in group):
                key = sheet.id if sheet.arrange == "together" else f"{sheet.id}-{group[0].id}"
                content = layout.content(sheet, group, around)
                yield _piece(key, sheet, group, content, newest.get(key), public=public)


def unverified(record: Any) -> bool:
    """True where the record, or a part of it, still has to be verified before anything of it is printed."""
    if isinstance(record, Record):
        return any(isinstance(part, Based) and part.verify for _, part in entries(record))
    return bool(record.verify)


def _piece(
    key: str, sheet: Any, group: tuple[Any, ...], content: dict[str, Any], released: Revision | None, *, public: bool
) -> Piece:
    shown = plain(content)
    size = {"size": sheet.size, **({"length": sheet.length_mm} if sheet.length_mm else {})}
    digest = hashlib.sha256(canonical({"layout": sheet.layout, "content": shown, **size}).encode()).hexdigest()[:16]
    same = released is not None and released.hash == digest
    revision = released.revision + (0 if same else 1) if released else 1
    title = sheet.title if sheet.arrange == "together" else f"{sheet.title}：{group[0].title}"
    texts = {f"{text.owner}:{'.'.join(map(str, text.key))}": text.text for _, text in taken_in(content)}
    return Piece(key, sheet, group, title, shown, texts, digest, revision, not same, public)


def jobs(piece: Piece, bank: Any, branches: Iterable[Any], base: str, tree: str) -> Iterator[PrintJob]:
    """The files of one piece: all there are for the bank (`variants_of`), press for each branch.

    bank: Bank or its public view (name, palette); base: address of the tree the QR code leads to; tree: `staff` or
    `public`, the first part of the output path.
    """
    for variant in variants_of(piece):
        yield job_of(piece, bank, None, base, tree, variant)
    for branch in branches:
        yield job_of(piece, bank, branch, base, tree, "press")


def variants_of(piece: Piece) -> tuple[Variant, ...]:
    """The files of a piece for people, the bank's: a folded one has some more, for printers of the branch."""
    return ("press", "office", *BY_NAME[piece.sheet.layout].declared.get("office_variants", ()), "preview")


def job_of(piece: Piece, bank: Any, branch: Branch | None, base: str, tree: str, variant: Variant) -> PrintJob:
    """One file of one piece, with a branch's imprint or the bank's alone; the rest as for `jobs`."""
    width, height = (side * scale_of(piece.sheet) for side in trim_of(piece.sheet))
    imprint = branch.id if branch else BANK
    target = base + revision_address(piece.key, piece.revision) + (f"?b={imprint}" if branch else "")
    data = {
        "layout": piece.sheet.layout,
        "variant": variant,
        "size": {"name": piece.sheet.size, "width": width, "height": height, "scale": scale_of(piece.sheet)},
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
            **{
                name: getattr(branch, name, None)
                for name in BY_NAME[piece.sheet.layout].declared.get("imprint_also", ())
            },
        },
        "imprint_page": BY_NAME[piece.sheet.layout].declared.get("imprint_page", 0),
        "qr": {"text": target, "matrix": qr_matrix(target)},
        "content": piece.content,
    }
    declared = BY_NAME[piece.sheet.layout].declared
    if variant in declared.get("imposed_variants", ()):
        sheets = imposed(len(piece.content["pages"]), declared["paper_mm"])
        data["imposition"] = [asdict(side) for side in sheets]
        width *= 2
    if variant == "thumb":
        data["thumb"] = thumb_px(*picture_mm(declared, trim_of(piece.sheet), piece.content))
    return PrintJob(
        piece.key,
        imprint,
        variant,
        piece.sheet.layout,
        canonical(data),
        width,
        height,
        f"{tree}/{file_name(piece.key, imprint, variant, scale_of(piece.sheet))}",
    )


def file_name(key: str, imprint: str, variant: str, scale: float) -> str:
    """Path of one file of a sheet below its tree. scale: of the drawing, by `scale_of`.

    A PDF that is drawn at a tenth says so: the shop sees the name first. Thumbnails have a folder of their own: web servers
    give rules by folder, and these may be kept for long.
    """
    if variant == "thumb":
        return f"print/thumbs/{key}.png"
    tenth = "" if scale == 1 or variant == "preview" else f"_1比{1 / scale:.0f}"
    ending = {
        "press": "_press.pdf",
        "office": ".pdf",
        "turned": "_turned.pdf",
        "spreads": "_spreads.pdf",
        "preview": ".png",
    }[variant]
    return f"print/{key}/{key}{'' if imprint == BANK else '_' + imprint}{tenth}{ending}"


def file_of(piece: Piece, imprint: str, variant: str) -> str:
    """Path of one file of a piece below its tree."""
    return file_name(piece.key, imprint, variant, scale_of(piece.sheet))


def palette(bank: Any) -> dict[str, Any]:
    """The bank's colours as the templates want them."""
    names = ("primary", "danger", "accent", "soft", "paper", "ink")
    return {n: {"cmyk": list(getattr(bank.palette, n).cmyk), "rgb": getattr(bank.palette, n).rgb} for n in names}


def qr_matrix(text: str) -> list[str]:
    """Rows of `0` and `1` without quiet zone. Error level M, fixed mask, so that equal text has equal modules."""
    code = segno.make(text, error="m", micro=False, boost_error=False, mask=3)
    return ["".join("1" if module else "0" for module in row) for row in code.matrix]
