"""Every system of the sources delivers what it says: each built path is opened and its words are looked for."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pypdfium2
import pytest

from biaogan.model.book import load
from biaogan.model.system import Delivery, System
from biaogan.source import WorkTree
from tests.support import ROOT
from tests.whole.builds import Project

BOOK, _ = load(WorkTree(ROOT))
DELIVERIES = [
    pytest.param(item, id=f"{system.id}-{number}")
    for system in BOOK.of(System)
    for number, item in enumerate(system.delivers, 1)
]


def text_of(path: Path) -> str:
    """The text that a person finds in a page, PDF or table."""
    if path.suffix == ".pdf":
        document = pypdfium2.PdfDocument(path)
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    raw = path.read_text("utf-8")
    return html.unescape(re.sub(r"<[^>]+>", "", raw)) if path.suffix == ".html" else raw


@pytest.mark.verify
@pytest.mark.parametrize("item", DELIVERIES)
def test_what_a_system_delivers_is_there(item: Delivery, real_site: Project) -> None:
    address, _, anchor = item.path.partition("#")
    path = real_site.site / (address + "index.html" if address.endswith("/") or not address else address)
    assert path.is_file(), item.path
    if anchor:
        assert f'id="{anchor}"' in path.read_text("utf-8")
    squeezed = re.sub(r"\s+", "", text_of(path))
    missing = [term for term in item.terms if re.sub(r"\s+", "", term) not in squeezed]
    assert not missing, f"{item.path}: {missing}"


@pytest.mark.verify
def test_every_row_of_systems_has_its_record() -> None:
    cited = {row for system in BOOK.of(System) for row in system.sources}
    assert {f"I-{n:02d}" for n in range(1, 65)} <= cited
