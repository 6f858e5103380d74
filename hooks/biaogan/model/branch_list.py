"""A list of branches from outside the register: a CSV that a head office exports. The same model, the same checks."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from biaogan.decode import decode
from biaogan.ids import entry_id
from biaogan.model.book import Book
from biaogan.model.registers import Branch, Listed
from biaogan.problems import Problem
from biaogan.source import Document, Key, read_table

COLUMNS = {
    "id": ("编号", "网点编号", "branch"),
    "name": ("名称", "网点名称", "网点"),
    "address": ("地址", "网点地址"),
    "phone": ("电话", "联系电话", "tel"),
    "hours": ("营业时间", "opening hours"),
}


def with_branches(book: Book, path: str, raw: bytes) -> tuple[Book, list[Problem]]:
    """The book with the branches of a CSV in place of its register, and every problem of the list itself.

    Marks of the branches point into the CSV, so that the checks of the register say where it is wrong.
    """
    document, problems = read_table(path, raw, COLUMNS)
    places = {owner: place for owner, place in book.places.items() if not owner.startswith(f"{Branch.REGISTER}:")}
    taken: list[Listed] = []
    for number in range(len(document.value["entries"]) if document else 0):
        key: Key = ("entries", number)
        branch, found = decode(document, Branch, key) if document else (None, [])
        problems += [_for_tables(problem) for problem in found]
        if branch is None or document is None:
            continue
        owner = entry_id(Branch.REGISTER, branch.key)
        if owner in places:
            problems.append(_twice(branch, document, key, places[owner]))
            continue
        places[owner] = (document, key)
        taken.append(branch)
    registers = {**book.registers, Branch.REGISTER: tuple(taken)}
    return replace(book, registers=MappingProxyType(registers), places=MappingProxyType(places)), problems


def _for_tables(problem: Problem) -> Problem:
    """What `decode` says of a missing field is written for YAML; here a cell is empty."""
    return replace(problem, remedy="在这一格填上内容") if problem.code == "M001" else problem


def _twice(branch: Branch, document: Document, key: Key, first: tuple[Document, Key]) -> Problem:
    other = first[0].mark((*first[1], "id"))
    message = f"编号 {branch.key} 已经用在 {other}"
    return Problem("I002", document.mark((*key, "id")), message, "一个网点写一行，编号不能重复")
