"""Addresses derive from ids and nothing else, in both trees. All end with a slash or a file's ending."""

from __future__ import annotations

import re
from typing import Any

from biaogan.ids import is_record, prefix_of, record_of
from biaogan.model import CONTENT_TYPES

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
