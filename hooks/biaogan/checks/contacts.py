"""Contacts: a telephone number stands in the registry and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from biaogan.ids import split_entry
from biaogan.index import Index
from biaogan.model.book import Book
from biaogan.model.registers import Contact
from biaogan.model.walk import leaves
from biaogan.problems import Problem

CODES = {
    "C001": (
        "正文里有登记册以外的电话号码",
        "号码会变，也会被冒充。号码只写在登记册里，页面和海报从那里取，改一处就处处都改。",
    ),
    "C002": ("紧急电话不公开", "紧急电话要出现在每个公众页上，就必须标为公开。"),
}

_PHONE = re.compile(
    r"(?<![\d.,-])(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|[48]00-?\d{3}-?\d{4}|9[56]\d{3,4}|1(?:10|19|20|22|14|21))(?![\d.]|\s*(?:个|条|元|项|人|家|天|年|分|米|页))"
)


def check(book: Book, index: Index) -> Iterator[Problem]:
    """Numbers in running text are numbers of the registry; urgent contacts are public."""
    contacts = book.register(Contact)
    known = {contact.number for contact in contacts if contact.number}
    for contact in contacts:
        if contact.urgent and contact.visibility != "public":
            yield Problem(
                "C002",
                book.mark(f"contacts:{contact.id}", ("urgent",)),
                f"紧急电话“{contact.label}”没有公开",
                "写 visibility: public，或去掉 urgent",
            )
    if any(Contact.REGISTER in (broken, split_entry(broken)[0]) for broken in book.failed):
        return  # the number may stand in what could not be read
    for record in book.records:
        for leaf in leaves(record):
            if isinstance(leaf.value, str):
                for found in _PHONE.findall(leaf.value):
                    if found not in known:
                        yield Problem(
                            "C001",
                            book.mark(record.id, leaf.key),
                            f"正文里的号码 {found} 不在登记册里",
                            "删掉号码，或先在 standards/registers/contacts.yml 登记并核实",
                        )
