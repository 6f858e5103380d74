"""Where the text comes from, and YAML as a tree of plain values with a mark for every one of them.

Scalars stay text: YAML 1.1 would read `yes` as True, `12:30` as 750 and `0110` as 72. What a value *is*, the field's
type decides later (`decode`). Nothing here knows a content kind.
"""

from __future__ import annotations

from biaogan.source.document import Document, Key, Place, Plain
from biaogan.source.faults import CODES as _YAML
from biaogan.source.files import FOLDERS, GitRevision, Source, WorkTree
from biaogan.source.reading import read
from biaogan.source.table import CODES as _TABLE
from biaogan.source.table import read_table

CODES = {**_YAML, **_TABLE}

__all__ = [
    "CODES",
    "FOLDERS",
    "Document",
    "GitRevision",
    "Key",
    "Place",
    "Plain",
    "Source",
    "WorkTree",
    "read",
    "read_table",
]
