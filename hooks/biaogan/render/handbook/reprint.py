"""Pages about paper that is out there: what the QR codes of staff sheets lead to, and what must come off which wall."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.render.addresses import revision_address
from biaogan.render.handbook.gathered import Handbook
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.records import SECTION_STEP
from biaogan.render.handbook.view import View
from biaogan.render.reprint.copies import Paper
from biaogan.render.reprint.names import name_of
from biaogan.render.reprint.standing import SOON_DAYS, Standing
from biaogan.render.reprint.status import Answer
from biaogan.render.reprint.takedown import PAGE, on_site, takedown_file
from biaogan.render.sheets.files import BANK, file_of

LINES_SHOWN = 400  # on one page; a bank with more reads a line a branch there and the rest in its files


def paper_pages(view: View, standing: Standing) -> Iterator[HandbookPage]:
    """A page for every revision that carried a code to the handbook."""
    answers = tuple(standing.desk.answers("staff"))
    known = {(a.key, a.revision) for a in answers}
    for answer in answers:
        yield _status(view, standing, answer, newer=(answer.key, answer.newest) in known)


def takedown_list(book: Handbook) -> dict[str, object]:
    """One list a branch: what must come down, and apart from it what soon runs out."""
    standing, bank, here = book.standing, book.view.book.bank, book.view.at(PAGE)

    def page_of(answer: Answer) -> str:
        address = revision_address(answer.key, answer.revision)
        return bank.public_base + address if answer.edition == "public" else here.to(address)

    found = [(branch, papers[0].branch_name, papers) for branch, papers in standing.takedown().items()]
    split = [
        (b, n, [p for p in papers if p.need == "down"], [p for p in papers if p.need == "soon"])
        for b, n, papers in found
    ]
    branches = [(branch, name, down) for branch, name, down, _ in split if down]
    down: list[Paper] = [paper for _, _, papers in branches for paper in papers]
    return {
        "branches": branches,
        "soon": [(branch, name, soon) for branch, name, _, soon in split if soon],
        "soon_days": SOON_DAYS,
        "down": len({(paper.key, paper.revision) for paper in down}),
        "copies": sum(paper.quantity for paper in down),
        "grace": bank.takedown_days,
        "page_of": page_of,
        "file_of": takedown_file,
        "own_files": on_site(standing),
        "at_length": sum(len(papers) for _, _, papers in branches) <= LINES_SHOWN,
    }


def _status(view: View, standing: Standing, answer: Answer, *, newer: bool) -> HandbookPage:
    """Is the paper in your hand still good?"""
    piece, replaced = answer.piece, answer.state == "replaced"
    shown = piece is not None and piece.revision == max(answer.revision, answer.newest)
    return make_page(
        view,
        revision_address(answer.key, answer.revision),
        ("status.html.j2",),
        f"{answer.title} 第 {answer.revision} 版",
        in_nav=False,
        order=SECTION_STEP * 80,
        answer=answer,
        piece=piece,
        newest=revision_address(answer.key, answer.newest) if replaced and newer else "",
        picture=file_of(piece, BANK, "preview") if shown and piece else "",
        told=standing.changed(answer) if replaced else (),
        reasons=standing.reasons(answer.key, answer.revision) if replaced else (),
        name_of=lambda owner: name_of(view.book, owner),
        records=[view.index.records[s] for s in answer.subjects if s in view.index.records],
    )
