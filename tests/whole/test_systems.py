"""Every system of the sources delivers what it says: each built path is opened and its words are looked for."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pypdfium2
import pytest

from biaogan.model.system import Delivery, System
from tests.real import prepared
from tests.whole.builds import Project


def text_of(path: Path) -> str:
    """The text that a person finds in a page, PDF or table."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    raw = path.read_text("utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", raw)) if path.suffix == ".html" else raw


def missing(site: Path, item: Delivery) -> list[str]:
    """What a delivery names and is not there."""
    address, _, anchor = item.path.partition("#")
    path = site / (address + "index.html" if address.endswith("/") or not address else address)
    if not path.is_file():
        return [item.path]
    squeezed = re.sub(r"\s+", "", text_of(path))
    lost = [term for term in item.terms if re.sub(r"\s+", "", term) not in squeezed]
    return lost if not anchor or f'id="{anchor}"' in path.read_text("utf-8") else [f"#{anchor}", *lost]


@pytest.mark.verify
def test_what_every_system_delivers_is_there(real_site: Project) -> None:
    systems = prepared().book.of(System)
    found = {(s.id, item.path): missing(real_site.site, item) for s in systems for item in s.delivers}
    assert len(found) > len(systems)
    assert {place: lost for place, lost in found.items() if lost} == {}


@pytest.mark.verify
def test_every_row_of_systems_has_its_record() -> None:
    cited = {row for system in prepared().book.of(System) for row in system.sources}
    assert {f"I-{n:02d}" for n in range(1, 65)} <= cited
