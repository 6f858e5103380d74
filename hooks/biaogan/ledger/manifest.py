"""A kit's manifest as print runs: what a branch got in one delivery, recorded in one go.

The file is JSON, which YAML contains, so the one reader of the project finds the place of every fault in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from biaogan.ledger.read import PrintRun, Revision
from biaogan.problems import Problem
from biaogan.source import Document, Key

CODES = {
    "R003": (
        "物料清单里有一行登记不了",
        "登记的印刷要对得上网点、印刷品和发布过的修订号，换版时才知道去哪里撤下旧的。",
    ),
}

MANIFEST = "manifest.json"  # its name inside a kit


@dataclass(frozen=True, slots=True)
class Known:
    """What a manifest may name."""

    branches: Collection[str]
    campaigns: Collection[str]
    revisions: Collection[Revision]


def runs_of(document: Document, known: Known, since: date) -> tuple[list[PrintRun], list[Problem]]:
    """Every run of the manifest, and everything that cannot be recorded. since: the day.

    The file: {"branch": "BR-001", "campaign": "CMP-001" (may be missing or empty), "sheets": [{"key": "SHT-001-SCM-001",
    "revision": 2, "quantity": 30}, …]}. A kit writes {"branch": {"id": …}, "files": [{"sheet": …, "revision": …,
    "quantity": …}, …]} instead, and files that are no sheet beside them. What else stands in it is none of our business.
    """
    return _Reader(document, known, since).read()


class _Reader:
    def __init__(self, document: Document, known: Known, since: date) -> None:
        self.document = document
        self.known = known
        self.since = since
        self.problems: list[Problem] = []
        self.released = {(r.sheet, r.revision) for r in known.revisions}
        self.sheets = {r.sheet for r in known.revisions}

    def read(self) -> tuple[list[PrintRun], list[Problem]]:
        head = self.document.value if isinstance(self.document.value, dict) else {}
        inner = isinstance(head.get("branch"), dict)
        known = self.known.branches
        branch = self._one(
            head["branch"] if inner else head,
            ("branch",) if inner else (),
            "id" if inner else "branch",
            lambda value: value in known,
            "没有网点",
            "写登记册里的编号",
        )
        campaign = ""
        if head.get("campaign") not in (None, "", "null"):
            planned = self.known.campaigns
            campaign = self._one(head, (), "campaign", lambda value: value in planned, "没有活动", "写活动的编号")
        rows = list(self._rows(head))
        if not rows:
            self._fault(("sheets",), "清单里没有印刷品", "写成 sheets: 加一个列表，每项有 key、revision、quantity")
        runs = [self._run(row, key, name, branch, campaign) for key, row, name in rows]
        return [] if self.problems else [run for run in runs if run], self.problems

    def _rows(self, head: dict[str, Any]) -> Iterator[tuple[Key, Any, str]]:
        """Where each sheet stands, what stands there, and what its key is called."""
        for group, name in (("sheets", "key"), ("files", "sheet")):
            listed = head.get(group)
            for n, row in enumerate(listed if isinstance(listed, list) else ()):
                if group == "sheets" or (isinstance(row, dict) and name in row):
                    yield (group, n), row, name

    def _run(self, row: Any, key: Key, name: str, branch: str, campaign: str) -> PrintRun | None:
        values = row if isinstance(row, dict) else {}
        before = len(self.problems)
        sheet = self._one(values, key, name, lambda v: v in self.sheets, "没有发布过印刷品", "写发布过的印刷品编号")
        number = self._one(values, key, "revision", str.isdigit, "修订号不是整数", "写成 2 这样")
        quantity = self._one(
            values, key, "quantity", lambda v: v.isdigit() and int(v) > 0, "份数不对", "写大于零的整数"
        )
        if len(self.problems) > before:
            return None
        if (sheet, int(number)) not in self.released:
            known = "、".join(str(n) for s, n in sorted(self.released) if s == sheet)
            self._fault((*key, "revision"), f"{sheet} 没有发布过第 {number} 版", f"发布过的有第 {known} 版")
            return None
        return PrintRun(sheet, int(number), branch, int(quantity), self.since, campaign)

    def _one(
        self, values: dict[str, Any], key: Key, name: str, good: Callable[[str], bool], wrong: str, remedy: str
    ) -> str:
        """The text of a field, or a finding and nothing."""
        value = values.get(name)
        if isinstance(value, str) and value.isascii() and good(value):
            return value
        shown = f"“{value}”" if isinstance(value, str) else f"（缺少 {name}）"
        self._fault((*key, name), f"{wrong}{shown}", remedy)
        return ""

    def _fault(self, key: Key, message: str, remedy: str) -> None:
        self.problems.append(Problem("R003", self.document.mark(key), message, remedy))
