"""字段说明: what an editor may write in each file, a page a kind, a register and bank.yml, and the page that lists them."""

from __future__ import annotations

from collections.abc import Iterator

from biaogan.model import CONTENT_TYPES, REGISTERS
from biaogan.model.manual import Manual, manuals
from biaogan.render.handbook.page import HandbookPage, make_page
from biaogan.render.handbook.view import View

FIELDS = "fields/"
TITLE = "字段说明"
FIELD_NAMES = ("字段", "怎么填", "怎么写 YAML")  # what else the search knows the list by
ORDER = 9_001  # among the hand-written pages, behind the codes


def field_address(manual: Manual) -> str:
    """Where the page of a manual stands, below the tree."""
    return f"{FIELDS}{manual.name}/"


def field_title(manual: Manual) -> str:
    """What the page of a manual is called."""
    return f"{manual.title}的字段"


def field_pages(view: View) -> Iterator[HandbookPage]:
    """The list, which the navigation names, and the pages behind it."""
    found = tuple(manuals())
    kinds, registers = len(CONTENT_TYPES), len(REGISTERS)
    groups = (
        ("kinds", "一个文件一条", found[:kinds]),
        ("registers", "登记册", found[kinds : kinds + registers]),
        ("bank", "本行", found[kinds + registers :]),
    )
    yield make_page(view, FIELDS, ("fields.html.j2",), TITLE, section="更多", order=ORDER, groups=groups)
    for name, _, listed in groups:
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
                group=name,
            )
