"""字段说明: what an editor may write in each file, a page a kind, a register and bank.yml, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from biaogan.model import CONTENT_TYPES, REGISTERS
from biaogan.model.manual import Manual, manuals
from biaogan.render.handbook.gathered import Handbook
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.view import View

FIELDS = "fields/"  # the list; its pages stand below it
ORDER = 9_001  # among the hand-written pages, behind the codes


def field_address(manual: Manual) -> str:
    """Where the page of a manual stands, below the tree."""
    return f"{FIELDS}{manual.name}/"


def field_title(manual: Manual) -> str:
    """What the page of a manual is called."""
    return f"{manual.title}的字段"


def field_list(_: Handbook) -> Mapping[str, Any]:
    """What the list shows: name of a group, its heading, its manuals."""
    return {"groups": field_groups()}


def field_groups() -> tuple[tuple[str, str, tuple[Manual, ...]], ...]:
    """All manuals by the kind of file they are about."""
    found, kinds, registers = tuple(manuals()), len(CONTENT_TYPES), len(REGISTERS)
    return (
        ("kinds", "一个文件一条", found[:kinds]),
        ("registers", "登记册", found[kinds : kinds + registers]),
        ("bank", "本行", found[kinds + registers :]),
    )


def field_pages(view: View) -> Iterator[HandbookPage]:
    """The pages behind the list, which alone stands in the navigation."""
    for group, _, listed in field_groups():
        for manual in listed:
            yield make_page(
                view,
                field_address(manual),
                ("field-list.html.j2",),
                field_title(manual),
                section="更多",
                order=ORDER,
                in_nav=False,
                manual=manual,
                group=group,
            )
