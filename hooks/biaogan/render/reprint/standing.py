"""What hangs where according to the recorded print runs: what to order again, and what must come down by when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property

from biaogan.ids import record_of
from biaogan.index import Index
from biaogan.ledger.read import Ledger, PrintRun
from biaogan.ledger.texts import words_of
from biaogan.model.book import Book
from biaogan.model.campaign import Campaign
from biaogan.model.registers import Branch
from biaogan.model.sheet import Sheet
from biaogan.render.reprint.changes import Change, changes
from biaogan.render.reprint.copies import Need, Paper, Renewal
from biaogan.render.reprint.status import Answer, Desk, staff_memory
from biaogan.render.sheets.pieces import Piece

SOON_DAYS = 60


class Standing:
    """The paper of a book. pieces: every sheet as it is today, of both editions."""

    def __init__(self, book: Book, index: Index, pieces: tuple[Piece, ...]) -> None:
        self.today = index.today
        self.desk = Desk(staff_memory(book, index), pieces, index.today)
        self._ledger = book.ledger
        self._names = {branch.id: branch.name for branch in book.register(Branch)}
        self._grace = timedelta(days=book.bank.takedown_days)
        self._sheets = {sheet.id: sheet for sheet in book.of(Sheet)}
        self._plans = _plans(book)
        self._answers: dict[tuple[str, int], Answer] = {}

    def papers(self) -> tuple[Paper, ...]:
        """Everything that is out there, by sheet, revision and branch."""
        return self._papers

    @cached_property
    def _papers(self) -> tuple[Paper, ...]:
        runs = _standing(self._ledger)
        counts = {place: sum(run.quantity for run in listed) for place, listed in runs.items()}
        return tuple(self._paper(*place, runs[place], counts) for place in sorted(runs))

    def takedown(self) -> Mapping[str, tuple[Paper, ...]]:
        """Branch id -> what must come off its walls or soon will, the most urgent first. Branches without any are left out."""
        found: dict[str, list[Paper]] = {}
        for paper in self.papers():
            if paper.need:
                found.setdefault(paper.branch, []).append(paper)
        urgent = {
            branch: sorted(listed, key=lambda p: (p.need, p.by or date.min, p.key)) for branch, listed in found.items()
        }
        return {branch: tuple(urgent[branch]) for branch in sorted(urgent)}

    def renewals(self, branches: Iterable[str] = (), campaign: str = "") -> Iterator[Renewal]:
        """Sheets with paper out there, by key. branches, campaign: only paper of these, where given."""
        wanted = set(branches)
        chosen = [
            p for p in self.papers() if (not wanted or p.branch in wanted) and (not campaign or campaign in p.campaigns)
        ]
        for key in dict.fromkeys(paper.key for paper in chosen):
            yield self._renewal(key, tuple(p for p in chosen if p.key == key))

    def changed(self, answer: Answer) -> tuple[Change, ...] | None:
        """What changed on paper from this revision to the newest released one; None where nobody recorded the words."""
        words = words_of(self._ledger.revisions, answer.key)
        newest = words.get(answer.newest)
        if answer.revision not in words or newest is None:
            return None
        return tuple(changes(words[answer.revision], newest))

    def reasons(self, key: str, since: int) -> tuple[tuple[int, date, str], ...]:
        """(revision, day, reason) of every released revision of the sheet after `since`."""
        newer = [r for r in self._ledger.revisions if r.sheet == key and r.revision > since]
        return tuple((r.revision, r.since, r.why) for r in sorted(newer, key=lambda r: r.revision))

    def _renewal(self, key: str, papers: tuple[Paper, ...]) -> Renewal:
        oldest = min(paper.revision for paper in papers)
        newest = self.desk.answer(key, papers[-1].answer.newest)
        old = {paper.revision: paper.answer for paper in papers if paper.answer.state == "replaced"}
        told = tuple((revision, self.changed(answer)) for revision, answer in sorted(old.items()))
        return Renewal(newest, papers, told, self.reasons(key, oldest))

    def _paper(
        self,
        key: str,
        revision: int,
        branch: str,
        runs: list[PrintRun],
        counts: Mapping[tuple[str, int, str], int],
    ) -> Paper:
        answer = self._answers.get((key, revision)) or self.desk.answer(key, revision)
        self._answers[key, revision] = answer
        named = {run.campaign for run in runs if run.campaign}
        sheet = self._sheets.get(record_of(key))
        campaigns, places = self._places(key, named, sheet)
        need, by = self._due(answer)
        fresh = [(p.key, p.revision) for p in answer.instead] or [(key, answer.newest)]
        have = sum(counts.get((k, n, branch), 0) for k, n in fresh if (k, n) != (key, revision))
        return Paper(
            answer=answer,
            branch=branch,
            branch_name=self._names.get(branch, branch),
            quantity=sum(run.quantity for run in runs),
            printed_on=max(run.since for run in runs),
            campaigns=campaigns,
            places=places,
            need=need,
            by=by,
            have=have,
        )

    def _places(self, key: str, named: set[str], sheet: Sheet | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Campaigns the paper belongs to, and where their plans (else the sheet itself) say that it hangs."""
        plans = self._plans.get(record_of(key), {})
        ids = tuple(sorted(named or {*plans, *([sheet.campaign] if sheet and sheet.campaign else [])}))
        places = dict.fromkeys(place for some_id in ids for place in plans.get(some_id, ()))
        return ids, tuple(places) or ((sheet.use,) if sheet else ())

    def _due(self, answer: Answer) -> tuple[Need, date | None]:
        """Whether it must come down, and the last day on which it may hang; no day where nobody recorded one."""
        if answer.state == "replaced" and answer.replaced_on is not None:
            return "down", answer.replaced_on + self._grace
        if answer.state == "withdrawn":
            return "down", answer.gone.since if answer.gone else None
        if answer.piece is None or answer.state == "draft":
            return "", None
        last = answer.piece.valid_until
        if answer.state == "overdue":
            return "down", last
        soon = last - self.today <= timedelta(days=SOON_DAYS)
        return ("soon", last) if soon else ("", None)


def _plans(book: Book) -> dict[str, dict[str, list[str]]]:
    """Sheet id -> campaign id -> the places where its plan wants the sheet."""
    found: dict[str, dict[str, list[str]]] = {}
    for campaign in book.of(Campaign):
        for material in campaign.materials:
            found.setdefault(material.sheet, {}).setdefault(campaign.id, []).append(material.place)
    return found


def _standing(ledger: Ledger) -> dict[tuple[str, int, str], list[PrintRun]]:
    """Runs by sheet, revision and branch, without those that were taken down on their day or later."""
    down: dict[tuple[str, int, str], date] = {}
    for gone in ledger.removals:
        place = (gone.sheet, gone.revision, gone.branch)
        down[place] = max(down.get(place, date.min), gone.since)
    found: dict[tuple[str, int, str], list[PrintRun]] = {}
    for run in ledger.prints:
        place = (run.sheet, run.revision, run.branch)
        if run.since > down.get(place, date.min):
            found.setdefault(place, []).append(run)
    return found
