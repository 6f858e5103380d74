"""What a search can lead to: records, their parts, situations, words, and the pages that gather them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from biaogan.finding import Found
from biaogan.finding.columns import WORD_KIND
from biaogan.index import Index
from biaogan.model import Record
from biaogan.model.book import Book
from biaogan.model.fields import Based, Entry
from biaogan.model.manual import manuals
from biaogan.model.process import Process
from biaogan.model.registers import SixSWord, Term
from biaogan.model.role import Role
from biaogan.model.walk import is_choice, leaves, reference
from biaogan.render.addresses import address
from biaogan.render.handbook.field_pages import field_address, field_title
from biaogan.render.handbook.plan import GATHERED
from biaogan.render.handbook.special import today_title

UNREAD = frozenset({"visibility", "note", "icon", "layout", "arrange", "id", "aliases", "title"})
TODAY_NAMES = ("我今天做什么", "每天做什么", "一日流程")
# What a thing weighs by its place in a record, on top of the kind's own SOUGHT.
WHOLE = 1.05  # a part repeats its record's words: the record leads where both fit
PART = 0.95  # and no more for a kind that is sought: its steps lead away from the situation they belong to
SITUATION = 1.2  # somebody stands at the window
WORD = 0.75  # a definition helps only those who ask for one; ranking.js sees that they do
GATHERING = 0.9
WRITING = 0.5  # how a file is written: only editors want it, and they ask for it by its name


def documents(book: Book, index: Index) -> Iterator[Found]:
    """Everything in force, records first; the order breaks ties."""
    current = [r for r in book.records if index.in_force(r)]
    for record in current:
        yield _record(record)
        yield from _parts(record)
        if isinstance(record, Process):
            yield from _situations(record)
    for term in book.register(Term):
        body = term.definition
        yield Found(term.key, f"glossary/#{term.key}", WORD_KIND, term.term, "", term.aliases, body, WORD)
    for word in book.register(SixSWord):
        body = " ".join((word.definition, *word.do))
        yield Found(word.key, f"sixs/words/#{word.id}", "6S", word.word, "", (), body, PART)
    yield from _pages([r for r in current if isinstance(r, Role)])
    yield from _fields()


def _record(record: Record) -> Found:
    names = record.aliases
    body = _body(record, _part_fields(record))
    return Found(record.id, address(record.id), record.NAME, record.title, "", names, body, WHOLE * record.SOUGHT)


def _part_fields(record: Record) -> frozenset[str]:
    """Fields whose entries are found by themselves; what they say must not make the record long."""
    return frozenset({record.PARTS, "situations"})


def _parts(record: Record) -> Iterator[Found]:
    entries: tuple[Any, ...] = getattr(record, record.PARTS) if record.PARTS else ()
    for entry in entries:
        texts = [v for v in _texts(entry, frozenset()) if v]
        title = str(getattr(entry, "text", None) or getattr(entry, "brief", None) or (texts[0] if texts else entry.id))
        body = " ".join(t for t in texts if t != title)
        kind = type(record).model_fields[record.PARTS].title or record.NAME
        url = f"{address(record.id)}#{entry.id}"
        yield Found(entry.id, url, kind, title, record.title, (), body, PART * min(1.0, record.SOUGHT))


def _situations(process: Process) -> Iterator[Found]:
    for number, situation in enumerate(process.situations, 1):
        anchor = f"situation-{number}"
        url = f"{address(process.id)}#{anchor}"
        body = " ".join(situation.now)
        rank = SITUATION * process.SOUGHT
        yield Found(f"{process.id}#{anchor}", url, "现在怎么办", situation.ask, process.title, (), body, rank)


def _pages(roles: Iterable[Role]) -> Iterator[Found]:
    """Pages that gather from many records."""
    for row in GATHERED:
        yield Found(row.path, row.path, "手册", row.title, "", row.names, "", GATHERING)
    for role in roles:
        path = f"today/{role.id}/"
        names = (*TODAY_NAMES, *(f"{name}今天做什么" for name in role.aliases))
        yield Found(path, path, "今天做什么", today_title(role), "", names, "", GATHERING)


def _fields() -> Iterator[Found]:
    """What may be written in which file: found by the kind, and by the name of a field as people or as YAML have it."""
    for manual in manuals():
        notes = [note for section in manual.sections for note in section.notes]
        body = " ".join(word for note in notes for word in (note.key, note.label))
        path = field_address(manual)
        yield Found(path, path, "字段说明", field_title(manual), "", (), body, WRITING)


def _body(entry: Entry, skip: frozenset[str]) -> str:
    return " ".join(_texts(entry, skip))


def _texts(entry: Entry, skip: frozenset[str]) -> Iterator[str]:
    """Every sentence below the entry; references, choices from a list and the words about the basis are left out."""
    for leaf in leaves(entry):
        outer = leaf.key[0]
        inner = next(k for k in reversed(leaf.key) if isinstance(k, str))
        if outer in skip or inner in UNREAD or inner in Based.model_fields:
            continue
        plain = isinstance(leaf.value, str) and reference(leaf.info) is None
        if plain and not is_choice(leaf.info):
            yield str(leaf.value)
