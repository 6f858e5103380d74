"""Addresses derive from ids and nothing else, in both trees. All end with a slash or a file's ending."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from biaogan.ids import is_record, prefix_of, record_of
from biaogan.model import CONTENT_TYPES
from biaogan.problems import Mark, Problem

FOLDERS = {kind.KIND: kind.FOLDER.rpartition("/")[2] for kind in CONTENT_TYPES}
PREFIXES = {kind.PREFIX: kind.KIND for kind in CONTENT_TYPES}
# Kinds with pages of their own on the public site.
PUBLIC_KINDS = (
    "scam",
    "campaign",
    "alert",
    "quiz",
    "sheet",
    "audience",
    "slogan",
    "topic",
    "form",
)


def has_public_page(kind: str, record: Any) -> bool:
    """Whether a public record has a page of its own: an audience only where the public has a name for it."""
    return kind in PUBLIC_KINDS and (kind != "audience" or bool(record.label))


def address(some_id: str) -> str:
    """`SCM-001` -> `scams/SCM-001/`; `SVC-001-02` -> `services/SVC-001/#SVC-001-02`. Relative to the tree."""
    page = f"{FOLDERS[PREFIXES[prefix_of(some_id)]]}/{record_of(some_id)}/"
    return page if is_record(some_id) else f"{page}#{some_id}"


def page_file(some_address: str) -> str:
    """The file of a page below the tree: `scams/` -> `scams/index.html`, `` -> `index.html`; a file's name is its own."""
    return some_address + "index.html" if some_address.endswith("/") or not some_address else some_address


def page_address(path: str) -> str:
    """Where the file of a page is found: `scams/index.html` -> `scams/`. The other way round than `page_file`."""
    folder, slash, name = path.rpartition("/")
    return folder + slash if name == "index.html" else path


def check_paths(claims: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """P005 wherever two claim one file of a tree. claims: path below it, and who claims it, in words for people.

    Capital and small letters are one here, as on many a disk.
    """
    holders: dict[str, str] = {}
    for path, who in claims:
        if path.casefold() in holders:
            message = f"{holders[path.casefold()]}和{who}都要写到 {path}"
            yield Problem("P005", Mark(path), message, "改其中一个的地址；一个地址只能打开一页")
        holders.setdefault(path.casefold(), who)


def revision_address(sheet_key: str, revision: int) -> str:
    """The page that says whether exactly this revision of a sheet is still good."""
    return f"q/{sheet_key}-r{revision}/"


def texts_address(channel: str, campaign_id: str = "") -> str:
    """The plain text file with the short texts of a channel: of one campaign, or of all of them."""
    name = re.sub(r'[\s/\\:*?"<>|.]+', "-", channel)
    return f"exports/texts/{campaign_id}{'-' if campaign_id else ''}{name}.txt"


def relative(target: str, page: str) -> str:
    """`target` as written on `page` (both relative to the tree, pages ending in a slash or file name)."""
    depth = page.count("/")
    return ("../" * depth + target) or "./"
