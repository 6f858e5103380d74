"""Whatever an editor writes stays text: on pages, on sheets, in tables and feeds."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from biaogan.build import print_jobs
from tests.press.reading import squeezed, text_of
from tests.whole.builds import Project
from tests.whole.crawl import read_tree
from tests.whole.hostile import LONG, SHORT, Attacks
from tests.whole.test_leaks import UNSEEN

ELSEWHERE = ("synonyms", "branches")  # in the search index; on sheets
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_every_text_is_on_a_page_to_the_letter(attacked: tuple[Project, Attacks]) -> None:
    """Read as a browser reads it, entities resolved: not swallowed, not run, not changed."""
    project, attacks = attacked
    pages = [*read_tree(project.staff).pages.values(), *read_tree(project.public).pages.values()]
    text = squeezed("\n".join(page.text for page in pages))
    places = {place for place in attacks.given.values() if place not in UNSEEN and place[0] not in ELSEWHERE}
    places -= {("bank", "amounts", "label"), ("bank", "amounts", "unit")}  # shown where a step uses the amount
    assert len(places) > 40
    lost = {t: place for t, place in attacks.given.items() if place in places and squeezed(t) not in text}
    assert not lost, lost


def test_public_texts_are_on_a_public_page_to_the_letter(attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    text = squeezed("\n".join(page.text for page in read_tree(project.public).pages.values()))
    for scam in project.prepared().public.of("scam"):
        for line in (scam.title, scam.headline, scam.rule, *scam.says, *scam.signs, *scam.do_now, *scam.evidence):
            assert squeezed(line) in text, line


def test_no_element_or_attribute_came_from_a_text(attacked: tuple[Project, Attacks], mini_site: Project) -> None:
    """Counted: a page of the attacked book has the very elements that the same page has without an attack."""
    project, _ = attacked
    for folder in ("public", "staff"):
        for path in sorted((mini_site.site / folder).rglob("*.html")):
            twin = project.site / folder / path.relative_to(mini_site.site / folder)
            if folder == "public" or twin.parent.name.startswith(("SCM", "SVC", "ROL", "SXS", "FRM", "CMP")):
                assert elements(twin) <= elements(path) | {"details", "summary"}, (
                    twin
                )  # texts that were equal no longer are


def elements(path: Path) -> set[str]:
    """The kinds of tags of a page, and its event attributes, as a browser's parser sees them."""
    reader = _Elements()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.found


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.found.update(name for name, _ in attrs if name.startswith("on"))


def test_sheets_show_attacks_to_the_letter(attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    prepared = project.prepared()
    pieces = {piece.key: piece for piece in prepared.pieces}
    seen = set()
    for job in print_jobs(prepared):
        if job.output.endswith(".pdf"):
            found = text_of((project.site / job.output).read_bytes())
            for field, text in pieces[job.key].texts.items():
                assert squeezed(text) in found, (job.output, field)
                seen |= {attack for attack in SHORT if attack in text}
    assert len(seen) > 5


# what workbooks calculate with: references to cells of worksheets named by the program, numbers, four functions
CALCULATED = re.compile(
    r"""(?:(?:'(?:每日|每周|每月|打分|选项|汇总)'!)?\$?[A-Z]{1,2}\$?\d+(?::\$?[A-Z]{1,2}\$?\d+)?"""
    r"""|(?:IF|SUM|COUNTIF|SUMPRODUCT)(?=\()|""|\d+|[-+*/=(),])+"""
)


def test_cells_are_texts_and_formulas_hold_none_of_a_record(attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    cells, calculated = [], 0
    for path in sorted(project.staff.glob("exports/*.xlsx")):
        with zipfile.ZipFile(path) as book:
            shared = [
                "".join(t.text or "" for t in item.iter(f"{SPREADSHEET}t"))
                for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
            ]
            for name in book.namelist():
                if name.startswith("xl/worksheets/sheet"):
                    sheet = ElementTree.fromstring(book.read(name))  # noqa: S314 - our own file
                    formulas = [formula.text or "" for formula in sheet.iter(f"{SPREADSHEET}f")]
                    assert not [formula for formula in formulas if not CALCULATED.fullmatch(formula)], path.name
                    calculated += len(formulas)
                    assert not list(sheet.iter(f"{SPREADSHEET}hyperlink")), path.name
                    texts = [cell for cell in sheet.iter(f"{SPREADSHEET}c") if cell.get("t") == "s"]
                    cells += [shared[int(cell.findtext(f"{SPREADSHEET}v") or "-1")] for cell in texts]
    assert [cell for cell in cells if any(attack in cell for attack in LONG)]
    assert calculated > 10


def test_plain_tables_start_no_formula(attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    files = sorted(project.staff.glob("exports/*.csv"))
    assert files
    for path in files:
        for row in csv.reader(io.StringIO(path.read_text("utf-8-sig"))):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or re.fullmatch(r"-?\d+(\.\d+)?", cell), (
                    path.name,
                    cell,
                )


def test_what_machines_read_is_well_formed(attacked: tuple[Project, Attacks]) -> None:
    project, _ = attacked
    read = {"xml": 0, "json": 0, "svg": 0}
    for path in project.site.rglob("*"):
        if path.suffix in (".xml", ".svg"):
            ElementTree.fromstring(path.read_bytes())  # noqa: S314 - our own file
        elif path.suffix == ".json":
            json.loads(path.read_bytes())
        if path.suffix[1:] in read:
            read[path.suffix[1:]] += 1
    assert read["xml"] >= 2
    assert read["json"] >= 2
    calendar = (project.staff / "exports" / "review.ics").read_bytes().decode()
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT") == len(project.prepared().book.records)
