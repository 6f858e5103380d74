"""Which texts go into boxes of limited size on some sheet: those may be exchanged, but not made longer."""

from __future__ import annotations

from pathlib import Path

from biaogan.build import examine
from biaogan.layouts import BY_NAME
from biaogan.layouts.process_flow import flow_of
from biaogan.layouts.subjects import groups_of, staff_around, subjects_of
from biaogan.layouts.taken import taken_in
from biaogan.model.process import Process
from biaogan.model.sheet import Sheet
from biaogan.source import WorkTree
from tests.support import TODAY
from tests.whole.rewrite import Place

IMPRINT = frozenset({("bank", "name"), *((("branches", name)) for name in ("name", "address", "hours"))})


def printed_places(root: Path) -> frozenset[Place]:
    """Texts that go into boxes of limited size, as the layouts take them."""
    book, index, _ = examine(WorkTree(root), TODAY)
    around, found = staff_around(book, index), set[Place](IMPRINT)
    contents = [flow_of(process, around) for process in book.of(Process)]
    contents += [
        BY_NAME[sheet.layout].content(sheet, group, around)
        for sheet in book.of(Sheet)
        for group in groups_of(sheet, subjects_of(sheet, book.records))
    ]
    for content in contents:
        for _, text in taken_in(content):
            register, _, _ = text.owner.rpartition(":")
            kind = register or index.records[text.owner].KIND
            found.add((kind, *(part for part in text.key if isinstance(part, str))))
    return frozenset(found | {("sheet", "title"), ("sixs_words", "word")})
